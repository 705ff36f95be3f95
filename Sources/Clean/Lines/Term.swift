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
    /// Whether a term begins with a folded character of the basic plane: 1, or 3 for one that is all of it.
    private let opens: [UInt8]
    /// Whether a term begins with two characters of that hash: nearly all places are refused by it.
    private let pairs: [Bool]

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
        var opens = [UInt8](repeating: 0, count: 0x10000)
        var pairs = [Bool](repeating: false, count: 0x10000)
        for (index, row) in table.rows.enumerated() {
            guard row.count > max(word, lineClass, position, weight),
                let termClass = TermClass(row[lineClass]),
                let place = Term.Position(rawValue: row[position]), let number = Double(row[weight])
            else {
                throw LexiconError(
                    file: file,
                    message:
                        "row \(index + 1) (\(row.joined(separator: " "))) needs a known class, "
                        + "one of the positions whole, start, end, short, any, and a number")
            }
            let scalars = row[word].unicodeScalars.map { CharacterFolding.fold($0.value) }
            if let first = scalars.first {
                opens[Int(min(first, 0xFFFF))] |= scalars.count == 1 ? 3 : 1
            }
            if scalars.count > 1 { pairs[Self.slot(scalars[0], scalars[1])] = true }
            words.append((row[word], Int32(terms.count)))
            terms.append(Term(lineClass: termClass, position: place, weight: number))
        }
        self.terms = terms
        self.opens = opens
        self.pairs = pairs
        matcher = WordMatcher(words)
    }

    /// Every term at every character, shorter before longer; a hit's value is the term's index.
    func hits(in characters: Span<UInt32>) -> [Hit] {
        var hits: [Hit] = []
        let opens = opens.span
        let pairs = pairs.span
        for start in characters.indices {
            let opening = opens[Int(min(characters[start], 0xFFFF))]
            guard opening != 0 else { continue }
            if opening == 1 {
                guard start + 1 < characters.count,
                    pairs[Self.slot(characters[start], characters[start + 1])]
                else { continue }
            }
            matcher.allMatches(in: characters, at: start, into: &hits)
        }
        return hits
    }

    @inline(__always)
    private static func slot(_ first: UInt32, _ second: UInt32) -> Int {
        Int(((first << 16 ^ second) &* 0x9E37_79B1) >> 16)
    }
}
