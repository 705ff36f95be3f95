import Model

/// The key of a row that has evidence: one thing, or a link of two with its role, or of three.
struct RowKey {
    let left: ContentNumber
    var right: ContentNumber?
    var third: ContentNumber?
    var role = ""

    init(_ key: ContentNumber) { left = key }

    init(_ left: ContentNumber, _ right: ContentNumber, role: String = "") {
        self.left = left
        self.right = right
        self.role = role
    }

    init(_ left: ContentNumber, _ right: ContentNumber, _ third: ContentNumber) {
        self.left = left
        self.right = right
        self.third = third
    }
}

extension JoinWriter {
    mutating func write(_ row: RowKey) {
        write(row.left)
        write(row.right) { $0.write($1) }
        write(row.third) { $0.write($1) }
        write(row.role)
    }

    /// A proof of a row with the words themselves, so that no article need be at hand later.
    mutating func write(
        _ row: RowKey, field: String?, article: Int, _ place: EvidenceTable.Place,
        in text: [UInt8]
    ) {
        write(row)
        write(field ?? "")
        write(article)
        write(Int(place.quote.lowerBound))
        write(Int(place.codePoints.lowerBound))
        write(Int(place.codePoints.upperBound))
        write(place.source) {
            $0.write($1.lowerBound)
            $0.write($1.count)
        }
        write(text[Int(place.quote.lowerBound)..<Int(place.quote.upperBound)])
    }
}

/// The evidence of the rows of one table in one part.
struct EvidencePart {
    /// A proof as it lies in its bucket.
    struct Piece {
        let row: RowKey
        let field: String
        let article: Int
        /// First byte of the words in the article's text.
        let start: Int
        let codePoints: Range<Int>
        let source: Range<Int>?
        /// The words among the bucket's bytes.
        let quote: Range<Int>
        /// The bytes behind the row's key.
        let rest: Range<Int>
    }

    private static func read(_ reader: inout JoinReader) -> Piece {
        let left = reader.key()
        var row = RowKey(left)
        row.right = reader.optional { $0.key() }
        row.third = reader.optional { $0.key() }
        row.role = reader.text()
        let begin = reader.position
        let field = reader.text()
        let article = reader.number()
        let start = reader.number()
        let first = reader.number()
        let last = reader.number()
        let source = reader.optional { reader in
            let start = reader.number()
            return start..<start + max(reader.number(), 0)
        }
        let quote = reader.range()
        return Piece(
            row: row, field: field, article: article, start: start,
            codePoints: first..<max(first, last), source: source, quote: quote,
            rest: begin..<reader.position)
    }

    /// What proves rows as a whole, by the key of the row; each once.
    static func wholes(_ content: [UInt8]) -> [ContentNumber: [Piece]] {
        var pieces: [ContentNumber: [Piece]] = [:]
        var reader = JoinReader(content)
        while !reader.isAtEnd {
            let piece = read(&reader)
            if piece.field.isEmpty { pieces[piece.row.left, default: []].append(piece) }
        }
        return pieces
    }

    /// A proof as it is sorted: small, as there are many.
    private struct Entry {
        let left: UInt64
        let right: UInt64
        let third: UInt64
        let field: UInt16
        let role: UInt16
        let article: Int32
        let start: Int32
        let length: Int32
        /// Where it begins among the bucket's bytes.
        let position: Int

        /// By row, column, and place in the text of its article.
        static func precedes(_ a: Entry, _ b: Entry) -> Bool {
            if a.left != b.left { return a.left < b.left }
            if a.right != b.right { return a.right < b.right }
            if a.third != b.third { return a.third < b.third }
            if a.role != b.role { return a.role < b.role }
            if a.field != b.field { return a.field < b.field }
            if a.article != b.article { return a.article < b.article }
            if a.start != b.start { return a.start < b.start }
            return a.length < b.length
        }

        func isSameRow(as other: Entry) -> Bool {
            left == other.left && right == other.right && third == other.third
                && role == other.role
        }

        func isSame(as other: Entry) -> Bool {
            isSameRow(as: other) && field == other.field && article == other.article
                && start == other.start && length == other.length
        }
    }

    /// Few texts that come again and again, numbered by their bytes.
    private struct Ranking {
        private var texts: [String] = []

        mutating func number(of text: String) -> Int {
            if let known = texts.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) {
                return known
            }
            texts.append(text)
            return texts.count - 1
        }

        var ranks: [UInt16] {
            let order = texts.indices.sorted { bytewise(texts[$0], texts[$1]) }
            var ranks = [UInt16](repeating: 0, count: texts.count)
            for (rank, number) in order.enumerated() { ranks[number] = UInt16(rank) }
            return ranks
        }
    }

    /// Adds the rows of a bucket to a table of evidence: by row, column and place, each once.
    static func add(
        _ content: [UInt8], of name: JoinBuckets.Proven, _ articles: ArticleIndex,
        to table: inout EvidenceTable
    ) {
        var fields = Ranking()
        var roles = Ranking()
        var entries: [Entry] = []
        var reader = JoinReader(content)
        while !reader.isAtEnd {
            let position = reader.position
            let piece = read(&reader)
            entries.append(
                Entry(
                    left: piece.row.left.value, right: piece.row.right?.value ?? 0,
                    third: piece.row.third?.value ?? 0,
                    field: UInt16(fields.number(of: piece.field)),
                    role: UInt16(roles.number(of: piece.row.role)),
                    article: Int32(piece.article), start: Int32(piece.start),
                    length: Int32(piece.quote.count), position: position))
        }
        guard !entries.isEmpty else { return }
        let (fieldRanks, roleRanks) = (fields.ranks, roles.ranks)
        entries = entries.map { entry in
            Entry(
                left: entry.left, right: entry.right, third: entry.third,
                field: fieldRanks[Int(entry.field)], role: roleRanks[Int(entry.role)],
                article: entry.article, start: entry.start, length: entry.length,
                position: entry.position)
        }
        entries.sort(by: Entry.precedes)
        let tableNumber = table.number(ofTable: name.name)
        var previous: Entry?
        var rowNumber: UInt32 = 0
        var articleNumbers: [Int32: Int32] = [:]
        for entry in entries {
            if let previous, previous.isSame(as: entry) { continue }
            var reader = JoinReader(content, at: entry.position)
            let piece = read(&reader)
            if previous.map({ !$0.isSameRow(as: entry) }) ?? true {
                rowNumber = table.add(rowID: identifier(of: piece.row, in: name))
            }
            previous = entry
            let place = EvidenceTable.Place(
                codePoints: piece.codePoints, quote: piece.quote, source: piece.source)
            let number: Int
            if let article = articleNumbers[entry.article] {
                number = table.add(place, ofArticle: article)
            } else {
                articleNumbers[entry.article] = Int32(table.articles.count)
                number = table.add(
                    .init(identifier: articles.identifier(piece.article), text: content), [place])
            }
            table.append(
                EvidenceTable.Record(
                    row: rowNumber, place: UInt32(number), table: tableNumber,
                    field: table.number(ofField: piece.field)))
        }
    }

    /// As the table `evidence` names a row: `prj_…|ptr_…|developer`.
    private static func identifier(of row: RowKey, in table: JoinBuckets.Proven) -> String {
        func ends(_ left: String, _ right: String) -> String {
            row.left.identifier(left) + "|" + (row.right?.identifier(right) ?? "")
        }
        return switch table {
        case .events: row.left.identifier("evt")
        case .investments: row.left.identifier("inv")
        case .metrics: row.left.identifier("met")
        case .partners: row.left.identifier("ptr")
        case .projects: row.left.identifier("prj")
        case .eventPartners: ends("evt", "ptr") + "|" + row.role
        case .eventProjects: ends("evt", "prj")
        case .projectPartners: ends("prj", "ptr") + "|" + row.role
        case .partnerships: ends("ptr", "ptr") + "|" + (row.third?.identifier("evt") ?? "")
        }
    }
}
