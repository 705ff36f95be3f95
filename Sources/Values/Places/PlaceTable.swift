import Lexicon

/// A vocabulary file of this folder, checked for the columns its reader needs.
struct PlaceTable {
    /// Cells in the order of the columns asked for.
    let rows: [[String]]

    /// Throws when a column is missing or a row is too short.
    init(_ name: String, columns: [String], in lexicons: LexiconStore) throws(LexiconError) {
        let table = try lexicons.table(name)
        var positions: [Int] = []
        for column in columns {
            guard let position = table.column(column) else {
                throw LexiconError(file: "\(name).tsv", message: "needs a column “\(column)”")
            }
            positions.append(position)
        }
        let width = (positions.max() ?? -1) + 1
        if let short = table.rows.firstIndex(where: { $0.count < width }) {
            throw LexiconError(
                file: "\(name).tsv",
                message: "row \(short + 1) has \(table.rows[short].count) of \(width) cells")
        }
        rows =
            positions == Array(0..<table.columns.count)
            ? table.rows : table.rows.map { row in positions.map { row[$0] } }
    }
}
