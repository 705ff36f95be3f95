/// The rows of `evidence`, by far the most of a run, as numbers: a name or a text stands here once.
///
/// A page tells some 80 of them. A row is 12 bytes: the number of the row it proves, of the column,
/// and of the place of the words, which many rows share. Quotes are cut out of the articles' texts
/// when they are asked for.
package struct EvidenceTable: Sendable {
    /// Where words stand: in an article and on its page.
    package struct Place: Sendable, Hashable, Codable {
        /// Code points of the article's text.
        package var codePoints: Range<Int32>
        /// Bytes of the article's text.
        package var quote: Range<Int32>
        /// First byte of the page decoded to UTF-8 and the one after the last; `nil` where unknown.
        package var source: Range<Int>?
        /// Number of the article in the table's own count.
        fileprivate(set) package var article: Int32 = 0

        package init(codePoints: Range<Int>, quote: Range<Int>, source: Range<Int>?) {
            self.codePoints = Int32(codePoints.lowerBound)..<Int32(codePoints.upperBound)
            self.quote = Int32(quote.lowerBound)..<Int32(quote.upperBound)
            self.source = source
        }
    }

    /// A row: `field` counts in ``fields``, `table` in ``tables``, `row` in ``rowIDs``.
    package struct Record: Sendable {
        package var row: UInt32
        package var place: UInt32
        package var table: UInt8
        package var field: UInt8

        package init(row: UInt32, place: UInt32, table: UInt8, field: UInt8) {
            self.row = row
            self.place = place
            self.table = table
            self.field = field
        }
    }

    /// An article that rows point to.
    package struct Article: Sendable {
        package let identifier: String
        package let text: [UInt8]

        package init(identifier: String, text: [UInt8]) {
            self.identifier = identifier
            self.text = text
        }
    }

    package private(set) var records: [Record] = []
    package private(set) var places: [Place] = []
    package private(set) var articles: [Article] = []
    /// Names of tables, in the order in which they were first used.
    package private(set) var tables: [String] = []
    /// Names of columns; the first stands for none: the fact as a whole.
    package private(set) var fields: [String] = [""]
    /// Identifiers of the rows that are proven.
    package private(set) var rowIDs = TextPool()

    package init() {}

    package init(_ rows: some Sequence<EvidenceRow>) {
        for row in rows { append(row) }
    }

    // MARK: Building

    /// Adds an article with the places of its words; the number of the first of them.
    package mutating func add(_ article: Article, _ more: [Place]) -> Int {
        let first = places.count
        let number = Int32(articles.count)
        articles.append(article)
        for place in more {
            places.append(place)
            places[places.count - 1].article = number
        }
        return first
    }

    /// Adds a place of words of an article by its number; the place's own number.
    package mutating func add(_ place: Place, ofArticle number: Int32) -> Int {
        places.append(place)
        places[places.count - 1].article = number
        return places.count - 1
    }

    package mutating func number(ofTable name: String) -> UInt8 { Self.number(name, in: &tables) }

    package mutating func number(ofField name: String?) -> UInt8 {
        guard let name, !name.isEmpty else { return 0 }
        return Self.number(name, in: &fields)
    }

    package mutating func add(rowID: String) -> UInt32 { UInt32(rowIDs.append(rowID)) }

    package mutating func reserve(_ count: Int) { records.reserveCapacity(count) }

    package mutating func append(_ record: Record) { records.append(record) }

    private static func number(_ name: String, in names: inout [String]) -> UInt8 {
        if let known = names.firstIndex(of: name) { return UInt8(known) }
        names.append(name)
        return UInt8(names.count - 1)
    }

    // MARK: As rows

    package mutating func append(_ row: EvidenceRow) {
        records.append(makeRecord(row))
    }

    /// A record of a row that brings its own quote instead of an article's text.
    private mutating func makeRecord(_ row: EvidenceRow) -> Record {
        let quote = Array(row.quote.utf8)
        var source: Range<Int>?
        if let start = row.sourceStartOffset, let end = row.sourceEndOffset, start <= end {
            source = start..<end
        }
        let place = add(
            Article(identifier: row.articleID, text: quote),
            [
                Place(
                    codePoints: row.startOffset..<Swift.max(row.startOffset, row.endOffset),
                    quote: 0..<quote.count, source: source)
            ])
        return Record(
            row: add(rowID: row.rowID), place: UInt32(place),
            table: number(ofTable: row.tableName), field: number(ofField: row.field))
    }

    /// Leaves out rows by the table and the identifier of what they prove.
    package mutating func removeAll(
        where isGone: (_ table: String, _ rowID: String) -> Bool
    ) {
        var last: (record: Record, isGone: Bool)?
        records.removeAll { record in
            // Rows of one fact are neighbours.
            if let last, last.record.row == record.row, last.record.table == record.table {
                return last.isGone
            }
            let gone = isGone(tables[Int(record.table)], rowIDs[Int(record.row)])
            last = (record, gone)
            return gone
        }
    }
}

extension EvidenceTable: RandomAccessCollection, MutableCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { records.count }

    package subscript(index: Int) -> EvidenceRow {
        get {
            let record = records[index]
            let place = places[Int(record.place)]
            let article = articles[Int(place.article)]
            let quote = Int(place.quote.lowerBound)..<Int(place.quote.upperBound)
            return EvidenceRow(
                tableName: tables[Int(record.table)], rowID: rowIDs[Int(record.row)],
                field: record.field == 0 ? nil : fields[Int(record.field)],
                articleID: article.identifier, startOffset: Int(place.codePoints.lowerBound),
                endOffset: Int(place.codePoints.upperBound),
                quote: String(decoding: article.text[quote], as: UTF8.self),
                sourceStartOffset: place.source?.lowerBound,
                sourceEndOffset: place.source?.upperBound)
        }
        set { records[index] = makeRecord(newValue) }
    }
}

extension EvidenceTable: Equatable {
    package static func == (left: EvidenceTable, right: EvidenceTable) -> Bool {
        left.elementsEqual(right)
    }
}

extension EvidenceTable: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: EvidenceRow...) { self.init(elements) }
}
