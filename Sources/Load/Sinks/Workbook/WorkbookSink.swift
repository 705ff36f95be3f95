import Model
import Parquet

/// All tables in one workbook, `winnow.xlsx`: a README sheet with the data dictionary, then one sheet a table.
///
/// Rows that a sheet has no room for (1,048,576 lines) go on in `项目 (2)`.
struct WorkbookSink: DatasetSink {
    /// Lines of a sheet, the header included.
    static let lineLimit = 1_048_576

    let language: WorkbookLanguage
    let name: String
    var lineLimit = WorkbookSink.lineLimit

    let path = "winnow.xlsx"

    func write(_ dataset: Dataset, into folder: String) throws(LoadError) -> LoadedFile {
        let partial = "\(folder)/\(path).part"
        let rows = Schema.tables.reduce(0) { $0 + $1.rowCount(in: dataset) }
        let workbook = try Workbook(creating: partial, title: name, isLarge: rows > 1_000_000)
        let formats = try SheetFormats(workbook)
        let readme = try ReadmeSheet(workbook, formats)
        let articles = ArticleTargets(dataset.articles, sheet: sheetName(Schema.articles))
        var linksLeft = SheetWriter.linkLimit
        var cutCells: [String: Int] = [:]
        for table in Schema.tables {
            var writer = try SheetWriter(
                workbook, formats, table.columns,
                headings: table.columns.map { language.title(of: $0) },
                links: table.columns.map { Self.link(of: $0, in: table, articles) },
                name: sheetName(table), language: language, linksLeft: linksLeft)
            try table.forEachBatch(of: dataset) { batches throws(LoadError) in
                try writer.append(batches)
            }
            try writer.finish()
            linksLeft = writer.linksLeft
            cutCells[table.name] = writer.text.cutCount
        }
        try readme.write(
            name: name, dataset: dataset, cutCells: cutCells, sheetName: sheetName)
        try workbook.close()
        let target = "\(folder)/\(path)"
        try WrittenFile.rename(partial, to: target)
        let file = try WrittenFile(syncing: target)
        return LoadedFile(
            path: path, byteCount: file.byteCount, sha256: file.sha256, table: nil, rowCount: nil)
    }

    private func sheetName(_ table: Table) -> SheetName {
        SheetName(name: language.title(of: table), rowsPerSheet: lineLimit - 1)
    }

    /// Addresses of pages lead there; article numbers lead to the article's page.
    private static func link(
        of column: Column, in table: Table, _ articles: ArticleTargets
    ) -> CellLink? {
        if table.name == "articles" { return column.name == "url" ? .address : nil }
        let leads = table.foreignKeys.contains {
            $0.column == column.name && $0.table == "articles"
        }
        return leads ? .article(articles) : nil
    }
}
