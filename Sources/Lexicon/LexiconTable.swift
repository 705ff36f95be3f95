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

    package init(name: String, columns: [String], rows: [[String]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// Position of a column, or `nil` if the file has none of that name.
    package func column(_ name: String) -> Int? {
        columns.firstIndex(of: name)
    }
}
