import Text

/// A vocabulary file: named columns, one row a word, sorted and unique by the first column.
///
/// ```
/// # Legal forms of companies. Licence: Apache-2.0. Source: …
/// word<TAB>kind
/// 有限公司<TAB>company
/// ```
package struct LexiconTable: Sendable {
    package let name: String
    package let columns: [String]
    package let rows: [[String]]
    /// Where the rows were read; none if the table was not read from a file.
    let places: RowPlaces
    /// The text of the comment lines above the column names.
    package let comments: [String]

    package init(
        name: String, columns: [String], rows: [[String]], places: RowPlaces = RowPlaces(),
        comments: [String] = []
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.places = places
        self.comments = comments
    }

    /// Position of a column, or `nil` if the file has none of that name.
    package func column(_ name: String) -> Int? {
        columns.firstIndex(of: name)
    }

    /// What is wrong with the row whose first cell is `key`, with the file and line it was read from.
    package func error(at key: String, _ message: String) -> LexiconError {
        let row = rows.lastIndex { $0.first?.utf8.elementsEqual(key.utf8) ?? false }
        return row.map { error(inRow: $0, message) }
            ?? LexiconError(file: "\(name).tsv", message: message)
    }

    /// What is wrong with a row, with the file and line it was read from.
    func error(inRow index: Int, _ message: String) -> LexiconError {
        let place = places[index]
        return LexiconError(
            file: place?.file ?? "\(name).tsv", line: place?.line ?? 0, message: message)
    }

    /// What the words of a built-in file must keep to and these do not: sorted by bytes, unique, and
    /// written as the text they are looked up in (simplified, half width).
    ///
    /// - Parameter isTraditional: the table is about traditional forms, which stay as they are.
    package func problems(isTraditional: Bool = false) -> [LexiconError] {
        var problems: [LexiconError] = []
        let simplifier = isTraditional ? nil : Simplifier()
        var last: String?
        for (index, row) in rows.enumerated() {
            func report(_ message: String) {
                problems.append(error(inRow: index, message))
            }
            guard let key = row.first, !key.isEmpty else {
                report("the first cell is empty")
                continue
            }
            if let last {
                if last.utf8.elementsEqual(key.utf8) {
                    report("\(key) stands twice; keep one row")
                } else if !last.utf8.lexicographicallyPrecedes(key.utf8) {
                    report("\(key) stands after \(last); sort the rows by the bytes of the word")
                }
            }
            last = key
            if let simplifier, let normalized = Self.normalized(key, by: simplifier),
                !normalized.utf8.elementsEqual(key.utf8)
            {
                report("\(key) is looked up in normalized text; write \(normalized)")
            }
        }
        return problems
    }

    /// Simplified and half width; letter case is kept, for matching folds it.
    private static func normalized(_ key: String, by simplifier: Simplifier) -> String? {
        let simplified = simplifier.simplify(Array(key.utf8).span).bytes
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: simplified, as: UTF8.self).unicodeScalars {
            let isWide = 0xFF01...0xFF5E ~= scalar.value
            guard let half = Unicode.Scalar(isWide ? scalar.value - 0xFEE0 : scalar.value) else {
                return nil
            }
            scalars.append(half)
        }
        return String(scalars)
    }
}
