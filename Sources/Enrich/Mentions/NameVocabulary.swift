import Lexicon
import Model
import Text

/// The words that make, bound or forbid names, merged into one matcher so that the text is read once.
struct NameVocabulary: Sendable {
    /// What the lexicons say about one word; `基地` ends an organization and an undertaking.
    struct Entry: Sendable {
        /// Characters of the word, and its folded characters in 16 bits each, the last lowest, as
        /// ``WordTable`` has them.
        let count: Int
        let key: UInt64
        var suffix: Suffix?
        var head: Suffix?
        var isTail = false
        /// Strength of a trade word at the end of a company's short name.
        var trade: Float?
        var title: TitleRole?
        var role: Role?
        var organization: Mention.Organization.Kind?

        init(_ word: String, _ folding: FoldingTable) {
            let bytes = word.utf8.span
            var count = 0
            var key: UInt64 = 0
            var position = 0
            while position < bytes.count {
                let (scalar, length) = decodeScalar(bytes, at: position)
                key = key << 16 | UInt64(folding[scalar] & 0xFFFF)
                count += 1
                position += length
            }
            self.count = count
            self.key = key
        }
    }

    /// How an ending counts: `有限公司` more than `中心`.
    struct Suffix: Sendable {
        let kind: Mention.Organization.Kind
        let strength: Float
        /// Characters that must stand before it.
        let minimum: Int
        /// Such units are mostly only named: venues, roads, zones.
        var needsTelling = false
    }

    enum TitleRole: String, Sendable {
        case title, honorific, byline
    }

    enum Role: String, Sendable {
        case `break`, determiner, act, join, weak, apposition, generic
    }

    /// The parts that a word can play as the end of a name, in one byte a word: texts are full of
    /// words that play none.
    struct Parts: OptionSet, Sendable {
        let rawValue: UInt8
        static let suffix = Parts(rawValue: 1)
        static let head = Parts(rawValue: 2)
        static let trade = Parts(rawValue: 4)
        static let title = Parts(rawValue: 8)
        static let organization = Parts(rawValue: 16)

        fileprivate init(_ entry: Entry) {
            var parts: Parts = []
            if entry.suffix != nil { parts.insert(.suffix) }
            if entry.head != nil { parts.insert(.head) }
            if let trade = entry.trade, trade > 0 { parts.insert(.trade) }
            if entry.title != nil { parts.insert(.title) }
            if entry.organization != nil { parts.insert(.organization) }
            self = parts
        }

        init(rawValue: UInt8) { self.rawValue = rawValue }
    }

    let entries: [Entry]
    private let parts: [Parts]
    let matcher: WordMatcher
    private let words: [(word: String, value: Int32)]
    private let numbers: WordNumbers
    /// By entry; empty where none is told.
    private let fullNames: [String]

    init(lexicons: LexiconStore) throws(LexiconError) {
        var builder = Builder()
        for row in try Reader("organization_suffixes", lexicons).rows(
            "suffix", "kind", "strength", "minimum")
        {
            let suffix = Suffix(
                kind: try row.kind(1), strength: try row.number(2), minimum: Int(try row.number(3)))
            builder.update(row[0]) { $0.suffix = suffix }
        }
        for row in try Reader("project_heads", lexicons).rows(
            "head", "strength", "minimum", "telling")
        {
            let head = Suffix(
                kind: .other, strength: try row.number(1), minimum: Int(try row.number(2)),
                needsTelling: row[3] == "needed")
            builder.update(row[0]) { $0.head = head }
        }
        for row in try Reader("project_tails", lexicons).rows("tail") {
            builder.update(row[0]) { $0.isTail = true }
        }
        for row in try Reader("trades", lexicons).rows("trade", "strength") {
            let strength = try row.number(1)
            builder.update(row[0]) { $0.trade = strength }
        }
        for row in try Reader("person_titles", lexicons).rows("title", "role") {
            let role: TitleRole = try row.value(1)
            builder.update(row[0]) { $0.title = role }
        }
        for row in try Reader("name_words", lexicons).rows("word", "role") {
            let role: Role = try row.value(1)
            builder.update(row[0]) { $0.role = role }
        }
        for row in try Reader("organizations", lexicons).rows("name", "kind", "full") {
            let kind = try row.kind(1)
            let place = builder.update(row[0]) { $0.organization = kind }
            if !row[2].isEmpty { builder.fullNames[place] = row[2] }
        }
        for (table, kind) in [
            ("universities", Mention.Organization.Kind.university),
            ("research_institutes", .researchInstitute),
        ] {
            let reader = try Reader(table, lexicons)
            let isFree = reader.isFree()
            for (index, row) in try reader.rows("name", "title").enumerated() where isFree[index] {
                let place = builder.update(row[0]) { $0.organization = $0.organization ?? kind }
                if !row[0].utf8.elementsEqual(row[1].utf8) { builder.fullNames[place] = row[1] }
            }
        }
        fullNames = builder.fullNames
        words = builder.words
        numbers = builder.numbers
        entries = builder.entries
        parts = builder.entries.map(Parts.init)
        matcher = WordMatcher(builder.words)
    }

    /// Official full name of an abbreviation: `浙大` → `浙江大学`.
    func fullName(of name: String) -> String? {
        guard let number = numbers.number(of: name, in: words) else { return nil }
        let full = fullNames[Int(number)]
        return full.isEmpty ? nil : full
    }

    /// Whether the word of a hit plays the part.
    @inline(__always)
    func plays(_ part: Parts, _ hit: Hit) -> Bool { parts[Int(hit.value)].contains(part) }

    private struct Builder {
        var entries: [Entry] = []
        var words: [(word: String, value: Int32)] = []
        var fullNames: [String] = []
        private(set) var numbers = WordNumbers(capacity: 16_384)
        private let folding = CharacterFolding.table

        /// The place of the word's entry, which `change` is applied to.
        @discardableResult
        mutating func update(_ word: String, _ change: (inout Entry) -> Void) -> Int {
            let place: Int
            if let known = numbers.number(of: word, in: words) {
                place = Int(known)
            } else {
                place = entries.count
                entries.append(Entry(word, folding))
                words.append((word, Int32(place)))
                fullNames.append("")
                numbers.insert(word, number: Int32(place), in: words)
            }
            change(&entries[place])
            return place
        }
    }
}

/// Rows of a vocabulary file by named columns, with errors that name file, row and remedy.
private struct Reader {
    private let table: LexiconTable

    init(_ name: String, _ lexicons: LexiconStore) throws(LexiconError) {
        table = try lexicons.table(name)
    }

    func rows(_ columns: String...) throws(LexiconError) -> [Row] {
        var positions: [Int] = []
        for column in columns {
            guard let position = table.column(column) else {
                throw LexiconError(
                    file: "\(table.name).tsv", message: "the column \(column) is missing")
            }
            positions.append(position)
        }
        return table.rows.map { Row(table: table, cells: $0, positions: positions) }
    }

    /// Whether each name may be read without its full form near it; all, if the file does not tell.
    func isFree() -> [Bool] {
        guard let use = table.column("use") else {
            return Array(repeating: true, count: table.rows.count)
        }
        return table.rows.map { use < $0.count && $0[use] != "context" }
    }

    struct Row {
        let table: LexiconTable
        let cells: [String]
        let positions: [Int]

        subscript(index: Int) -> String {
            positions[index] < cells.count ? cells[positions[index]] : ""
        }

        func number(_ index: Int) throws(LexiconError) -> Float {
            guard let number: Float = NumberBounds.weight.number(self[index]) else {
                throw table.error(
                    at: cells[0],
                    "\(self[0]): \"\(self[index])\" is not \(NumberBounds.weight)")
            }
            return number
        }

        func kind(_ index: Int) throws(LexiconError) -> Mention.Organization.Kind {
            try value(index)
        }

        func value<Value: RawRepresentable>(_ index: Int) throws(LexiconError) -> Value
        where Value.RawValue == String {
            guard let value = Value(rawValue: self[index]) else {
                throw table.error(
                    at: cells[0],
                    "\(self[0]): \"\(self[index])\" is none of the values of its column")
            }
            return value
        }
    }
}
