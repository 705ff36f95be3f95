/// Columns whose values must be a key of another table: `investments.project_id` → `projects`.
///
/// A null refers to nothing and is allowed. A list column refers with each of its elements.
package struct ForeignKey: Sendable, Equatable {
    package let column: String
    package let table: String
    package let referencedColumn: String

    init(_ column: String, _ table: String, _ referencedColumn: String) {
        self.column = column
        self.table = table
        self.referencedColumn = referencedColumn
    }
}

/// A column that refers to one of several tables, named by another column of the same row:
/// `evidence.row_id` → the key of the table in `evidence.table_name`.
package struct NamedForeignKey: Sendable, Equatable {
    package let column: String
    /// The column that says which table.
    package let namedBy: String
    /// Which value of `namedBy` means which table; any other value refers to nothing that is checked.
    package let targets: [Target]

    package struct Target: Sendable, Equatable {
        package let name: String
        package let table: String
        package let referencedColumn: String
    }
}
