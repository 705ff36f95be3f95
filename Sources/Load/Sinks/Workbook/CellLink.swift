import Model

/// What a cell of a column leads to when it is clicked.
enum CellLink {
    /// The cell is an address itself: `https://…`.
    case address
    /// The cell names an article: leads to its page, or to its row if its page has no address.
    case article(ArticleTargets)
}

/// Where articles are to be found, by their identifiers.
struct ArticleTargets {
    private let articles: [ArticleRow]
    private let sheet: SheetName

    init(_ articles: [ArticleRow], sheet: SheetName) {
        self.articles = articles
        self.sheet = sheet
    }

    /// `https://example.cn/a.html`, or `internal:'文章'!A12`; `nil` for an unknown article.
    func target(of identifier: UnsafeRawBufferPointer) -> String? {
        var low = 0
        var high = articles.count
        while low < high {
            let middle = (low + high) / 2
            if articles[middle].articleID.utf8.lexicographicallyPrecedes(identifier) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < articles.count, articles[low].articleID.utf8.elementsEqual(identifier) else {
            return nil
        }
        if let url = articles[low].url, WebAddress.isOne(url) { return url }
        let place = sheet.place(ofRow: low)
        return "internal:'\(place.name)'!A\(place.line)"
    }
}

enum WebAddress {
    /// http or https without blanks and control characters: nothing else becomes a link.
    static func isOne(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(2_000))
        guard bytes.count < 2_000 else { return false }
        let isWeb = ["http://", "https://"].contains { prefix in
            bytes.count > prefix.utf8.count && bytes.starts(with: prefix.utf8)
        }
        return isWeb && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") }
    }
}

/// The name of a table's sheets: `文章`, and `文章 (2)` for the rows that the first one has no room for.
struct SheetName {
    let name: String
    /// Rows of data on a sheet: one less than its lines.
    let rowsPerSheet: Int

    func name(ofSheet number: Int) -> String { number == 0 ? name : "\(name) (\(number + 1))" }

    func sheetCount(rows: Int) -> Int { max(1, (rows + rowsPerSheet - 1) / rowsPerSheet) }

    /// The sheet and the line (from 1) of a row (from 0) of the table.
    func place(ofRow row: Int) -> (name: String, line: Int) {
        (name(ofSheet: row / rowsPerSheet), row % rowsPerSheet + 2)
    }
}
