import Lexicon
import Text

/// Reads labelled values out of lines about an article: `来源:高新时讯  作者:沈楠 陆一鸣  编辑:小周`.
struct LabelReader: Sendable {
    enum Field: Int32, Sendable {
        /// `written`: the day a document was made, which may be before it was published.
        case publisher, author, date, written, title, stop

        init?(_ word: String) {
            switch word {
            case "publisher": self = .publisher
            case "author": self = .author
            case "date": self = .date
            case "written": self = .written
            case "title": self = .title
            case "stop": self = .stop
            default: return nil
            }
        }
    }

    /// A label and the characters between it and the next one.
    struct Value: Sendable {
        let field: Field
        let label: Range<Int>
        let characters: Range<Int>
        /// A colon stands between.
        let hasColon: Bool
    }

    private let matcher: WordMatcher
    /// The first two characters of labels, and the one of short ones before 0.
    private let openings: TermOpenings

    init(_ table: LexiconTable) throws(LexiconError) {
        let file = "\(table.name).tsv"
        guard let label = table.column("label"), let field = table.column("field") else {
            throw LexiconError(file: file, message: "needs the columns label and field")
        }
        var words: [(word: String, value: Int32)] = []
        for row in table.rows {
            guard row.count > max(label, field), let known = Field(row[field]) else {
                throw table.error(
                    at: row[0],
                    "\(row.joined(separator: " ")): the field must be publisher, author, date, written, "
                        + "title or stop"
                )
            }
            words.append((row[label], known.rawValue))
        }
        matcher = WordMatcher(words)
        var openings = TermOpenings()
        for (word, _) in words {
            let scalars = FoldedText(Array(word.utf8)).characters
            if let first = scalars.first { openings.insert(first, scalars.dropFirst().first ?? 0) }
        }
        self.openings = openings
    }

    /// The labelled values among `characters`, in order.
    func values(in characters: Range<Int>, of folded: FoldedText) -> [Value] {
        let span = folded.characters.span
        let sieve = openings.bits.span
        var labels: [(field: Field, label: Range<Int>, hasColon: Bool, start: Int)] = []
        var index = characters.lowerBound
        while index < characters.upperBound {
            let second = index + 1 < span.count ? span[index + 1] : 0
            guard
                TermOpenings.mayBegin(span[index], second, in: sieve)
                    || TermOpenings.mayBegin(span[index], 0, in: sieve),
                let hit = matcher.longestMatch(in: span, at: index),
                Int(hit.end) <= characters.upperBound, let field = Field(rawValue: hit.value)
            else {
                index += 1
                continue
            }
            var end = Int(hit.end)
            var hasColon = end > index && Self.isColon(folded.characters[end - 1])
            var next = end
            while next < characters.upperBound, Glyph.isBlank(folded.characters[next]) { next += 1 }
            if next < characters.upperBound, Self.isColon(folded.characters[next]) {
                hasColon = true
                end = next + 1
            }
            let opens =
                index == characters.lowerBound || Self.isBoundary(folded.characters[index - 1])
            if opens || hasColon { labels.append((field, index..<Int(hit.end), hasColon, end)) }
            index = max(end, index + 1)
        }
        return labels.indices.map { place in
            let end =
                place + 1 < labels.count
                ? labels[place + 1].label.lowerBound : characters.upperBound
            return Value(
                field: labels[place].field, label: labels[place].label,
                characters: PageText.inked(min(labels[place].start, end)..<end, in: folded),
                hasColon: labels[place].hasColon)
        }
    }

    private static func isColon(_ scalar: UInt32) -> Bool { scalar == 0x3A || scalar == 0x2F }

    private static func isBoundary(_ scalar: UInt32) -> Bool {
        Glyph.isBlank(scalar) || Glyph.isBar(scalar) || Glyph.isClosing(scalar)
            || isDigit(scalar)
            || scalar == 0x28 || scalar == 0x5B || scalar == 0x3010 || scalar == 0x2C
    }
}
