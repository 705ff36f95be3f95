import Parquet

/// A column of a published table, as the data dictionary tells it.
package struct Column: Sendable, Equatable {
    package let name: String
    package let type: ColumnType
    package let isNullable: Bool
    package let titleZH: String
    package let titleEN: String
    /// Unit of the value, a UCUM code or a word: `m2`, `currency unit`.
    package let unit: String?
    /// One sentence for the data dictionary.
    package let note: String?
    /// The closed list of codes the column may hold; empty when it is open.
    package let codes: [String]

    package init(
        name: String, type: ColumnType, isNullable: Bool, titleZH: String, titleEN: String,
        unit: String? = nil, note: String? = nil, codes: [String] = []
    ) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
        self.titleZH = titleZH
        self.titleEN = titleEN
        self.unit = unit
        self.note = note
        self.codes = codes
    }
}

/// A column together with how it is read from a typed row.
///
/// `.optionalDate("published_on", "发布日期", "Publication date") { $0.publishedOn }`
struct TypedColumn<Row: Sendable>: Sendable {
    typealias Read = @Sendable (ArraySlice<Row>) throws(ColumnValueError) -> ColumnBatch

    let column: Column
    let read: Read
}

/// A value that does not fit its column: `row` counts from the start of the batch.
struct ColumnValueError: Error, Equatable {
    let row: Int
    let value: String
}
