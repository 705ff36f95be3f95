/// The language of a workbook's sheet names and column headings.
package enum WorkbookLanguage: String, Sendable, CaseIterable {
    case zh, en

    func title(of table: Table) -> String { self == .zh ? table.titleZH : table.titleEN }

    func title(of column: Column) -> String { self == .zh ? column.titleZH : column.titleEN }

    /// What stands at the end of a cell that was cut.
    func cutNote(characters: Int) -> String {
        self == .zh ? "…〔已截断，全文\(characters)字〕" : "… [cut; \(characters) characters in all]"
    }
}
