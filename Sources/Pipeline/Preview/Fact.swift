import Load
import Model

/// A row of a fact table with the words that prove it.
struct Fact {
    let table: String
    let identifier: String
    /// Name and value of every column that is not null.
    let values: [(name: String, value: String)]
    let quotes: [(field: String, text: String)]

    /// Every row that has evidence, in the order of the tables.
    static func all(in dataset: Dataset) throws(LoadError) -> [Fact] {
        var quotes: [String: [(field: String, text: String)]] = [:]
        for row in dataset.evidence {
            quotes["\(row.tableName) \(row.rowID)", default: []]
                .append((row.field ?? "whole", row.quote))
        }
        var facts: [Fact] = []
        for table in Schema.tables where !table.primaryKey.isEmpty {
            for row in 0..<table.rowCount(in: dataset) {
                let cells = try table.cells(row: row, of: dataset)
                let key = table.primaryKey.compactMap { table.index(of: $0) }
                let identifier = key.map { cells[$0].description }.joined(separator: "|")
                guard let found = quotes["\(table.name) \(identifier)"] else { continue }
                let values = zip(table.columns, cells).filter { !key.isEmpty && $1 != .null }
                    .map { (name: $0.name, value: $1.description) }
                facts.append(
                    Fact(
                        table: table.name, identifier: identifier, values: values, quotes: found))
            }
        }
        return facts
    }
}
