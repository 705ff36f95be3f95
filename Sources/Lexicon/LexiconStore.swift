import Text

/// The built-in vocabularies, with an analyst's folders laid over them.
package struct LexiconStore: Sendable {
    /// Folders of TSV files laid over the built-in ones, later folders last.
    package let overlays: [String]
    /// The overlays' tables by name, in the order of the folders, with the built-in's columns.
    private let layers: [String: [LexiconTable]]

    /// Reads the folders' `*.tsv` files.
    ///
    /// Throws for a folder that cannot be read, a file that is not named as a built-in one, a column
    /// that is unknown or missing, and a malformed file.
    package init(overlays: [String] = []) throws(LexiconError) {
        self.overlays = overlays
        var layers: [String: [LexiconTable]] = [:]
        for folder in overlays {
            for file in try OverlayFolder.files(in: folder) {
                let name = String(file.dropLast(".tsv".count))
                let path = "\(folder)/\(file)"
                guard let builtIn = try Self.builtIn(name) else {
                    throw LexiconError(
                        file: path,
                        message: "no built-in lexicon has this name"
                            + suggestion(for: name, among: EmbeddedLexicons.names, ".tsv"))
                }
                let bytes = try OverlayFolder.bytes(of: path)
                let table = try LexiconParser.parse(bytes, name: name, file: path)
                layers[name, default: []].append(try Self.arrange(table, as: builtIn, path))
            }
        }
        self.layers = layers
    }

    /// Names of the built-in vocabularies in order.
    package static var names: [String] { EmbeddedLexicons.names }

    /// The table `Sources/CLexicons/data/<name>.tsv`, with the overlays' rows laid over it.
    ///
    /// A row whose first cell the built-in table has replaces that row; others are added in order.
    package func table(_ name: String) throws(LexiconError) -> LexiconTable {
        guard let builtIn = try Self.builtIn(name) else {
            throw LexiconError(
                file: "\(name).tsv",
                message: "there is no such built-in lexicon"
                    + suggestion(for: name, among: EmbeddedLexicons.names, ".tsv"))
        }
        guard let layers = layers[name] else { return builtIn }
        // By bytes: two strings of the standard library are equal when only canonically so.
        var places: [[UInt8]: (table: LexiconTable, row: Int)] = [:]
        for table in [builtIn] + layers {
            for (index, row) in table.rows.enumerated() {
                places[Array(row[0].utf8)] = (table, index)
            }
        }
        let sorted = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        var origins = RowPlaces()
        for (table, row) in sorted { origins.append(table.places[row]) }
        return LexiconTable(
            name: name, columns: builtIn.columns, rows: sorted.map { $0.table.rows[$0.row] },
            places: origins, comments: builtIn.comments)
    }

    /// What is wrong with the row of a table whose first cell is `key`, with the file and line it was read from.
    package func error(in name: String, at key: String, _ message: String) -> LexiconError {
        (try? table(name))?.error(at: key, message)
            ?? LexiconError(file: "\(name).tsv", message: message)
    }

    /// Whether an overlay has rows for this table.
    func isOverlaid(_ name: String) -> Bool { layers[name] != nil }

    private static func builtIn(_ name: String) throws(LexiconError) -> LexiconTable? {
        guard let bytes = EmbeddedLexicons.bytes(of: name) else { return nil }
        return try LexiconParser.parse(bytes, name: name, file: "\(name).tsv")
    }

    /// Puts an overlay's columns into the order of the built-in table.
    private static func arrange(
        _ table: LexiconTable, as builtIn: LexiconTable, _ path: String
    ) throws(LexiconError) -> LexiconTable {
        for column in table.columns where builtIn.column(column) == nil {
            throw LexiconError(
                file: path,
                message: "unknown column \(column)"
                    + suggestion(for: column, among: builtIn.columns, ""))
        }
        var places: [Int] = []
        for column in builtIn.columns {
            guard let place = table.column(column) else {
                throw LexiconError(
                    file: path,
                    message: "column \(column) is missing; the columns are "
                        + builtIn.columns.joined(separator: ", "))
            }
            places.append(place)
        }
        for (index, row) in table.rows.enumerated() where row[places[0]].isEmpty {
            throw table.error(
                inRow: index, "no \(builtIn.columns[0]); write it or drop the line")
        }
        let rows = table.rows.map { row in places.map { row[$0] } }
        return LexiconTable(
            name: table.name, columns: builtIn.columns, rows: rows, places: table.places)
    }
}

/// `; did you mean trades.tsv?`, or the names there are.
private func suggestion(for word: String, among names: [String], _ ending: String) -> String {
    if let nearest = NearestName.of(word, among: names) {
        return "; did you mean \(nearest)\(ending)?"
    }
    return "; there are \(names.joined(separator: ", "))"
}
