/// File and line of each row of a vocabulary, also after an analyst's rows are laid over the built-in ones.
package struct RowPlaces: Sendable {
    /// `trades.tsv`, `analyst/trades.tsv`.
    private var files: [String] = []
    private var places: [(file: Int32, line: Int32)] = []

    package init() {}

    /// Rows of one file; `lines` count from 1.
    init(file: String, lines: [Int]) {
        files = [file]
        places = lines.map { (0, Int32(clamping: $0)) }
    }

    /// `nil` for a row that was not read from a file.
    subscript(row: Int) -> (file: String, line: Int)? {
        guard places.indices.contains(row) else { return nil }
        return (files[Int(places[row].file)], Int(places[row].line))
    }

    /// Adds a row's place; files come one after the other.
    mutating func append(_ place: (file: String, line: Int)?) {
        let place = place ?? ("", 0)
        let file = files.firstIndex(of: place.file) ?? files.count
        if file == files.count { files.append(place.file) }
        places.append((Int32(file), Int32(clamping: place.line)))
    }
}
