import Lexicon
import Text

/// A word of `clean_terms.tsv`: what class of line it speaks for, and where in the line it has to stand.
struct Term: Sendable {
    enum Position: String, Sendable {
        /// The line is nothing but the word.
        case whole
        case start, end
        /// Anywhere in a line that is too short for prose.
        case short
        case any
    }

    let lineClass: TermClass
    let position: Position
    let weight: Double
}

/// The `class` column of `clean_terms.tsv`: a class of lines, or a mark that stories are split by.
enum TermClass: Sendable, Hashable {
    case line(LineClass)
    /// 本报讯: a story begins here.
    case lead
    /// (下转第2版): the story goes on elsewhere.
    case jumpOut

    init?(_ word: String) {
        switch word {
        case "lead": self = .lead
        case "jump_out": self = .jumpOut
        default:
            guard let lineClass = LineClass(rawValue: word) else { return nil }
            self = .line(lineClass)
        }
    }
}

/// The words of `clean_terms.tsv` and the automaton that finds them.
struct TermVocabulary: Sendable {
    let terms: [Term]
    private let matcher: WordMatcher
    /// The first two characters of terms: nearly all places of a page are refused by it.
    private(set) var openings = TermOpenings()
    /// Terms of one character.
    private var whole: Set<UInt32> = []

    init(_ table: LexiconTable) throws(LexiconError) {
        let file = "\(table.name).tsv"
        guard let word = table.column("term"), let lineClass = table.column("class"),
            let position = table.column("position"), let weight = table.column("weight")
        else {
            throw LexiconError(
                file: file, message: "needs the columns term, class, position, weight")
        }
        var terms: [Term] = []
        var words: [(word: String, value: Int32)] = []
        for row in table.rows {
            guard row.count > max(word, lineClass, position, weight),
                let termClass = TermClass(row[lineClass]),
                let place = Term.Position(rawValue: row[position]),
                let number: Double = NumberBounds.weight.number(row[weight])
            else {
                throw table.error(
                    at: row[0],
                    "\(row.joined(separator: " ")) needs a known class, "
                        + "one of the positions whole, start, end, short, any, and a number")
            }
            let scalars = row[word].unicodeScalars.map { CharacterFolding.fold($0.value) }
            if scalars.count == 1 {
                whole.insert(scalars[0])
            } else if scalars.count > 1 {
                openings.insert(scalars[0], scalars[1])
            }
            words.append((row[word], Int32(terms.count)))
            terms.append(Term(lineClass: termClass, position: place, weight: number))
        }
        self.terms = terms
        matcher = WordMatcher(words)
    }

    /// A character that is a term by itself.
    func isWhole(_ scalar: UInt32) -> Bool { whole.contains(scalar) }

    /// Every term at the characters `starts`, shorter before longer; a hit's value is the term's index.
    func hits(at starts: [Int32], in characters: Span<UInt32>) -> [Hit] {
        var hits: [Hit] = []
        for start in starts { matcher.allMatches(in: characters, at: Int(start), into: &hits) }
        return hits
    }
}

/// A sieve for the first two characters of terms, small enough to stay in the first cache.
struct TermOpenings: Sendable {
    private(set) var bits = [UInt64](repeating: 0, count: 1 << 10)

    mutating func insert(_ first: UInt32, _ second: UInt32) {
        let place = Self.place(first, second)
        bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    /// `false` for nearly all pairs that open no term.
    @inline(__always)
    static func mayBegin(_ first: UInt32, _ second: UInt32, in bits: Span<UInt64>) -> Bool {
        let place = place(first, second)
        return bits[place >> 6] >> UInt64(place & 63) & 1 != 0
    }

    @inline(__always)
    private static func place(_ first: UInt32, _ second: UInt32) -> Int {
        Int((first &* 0x9E37_79B1 &+ second &* 0x85EB_CA77) >> 16)
    }
}
