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
    let matcher: WordMatcher

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
            words.append((row[word], Int32(terms.count)))
            terms.append(Term(lineClass: termClass, position: place, weight: number))
        }
        self.terms = terms
        matcher = WordMatcher(words)
    }
}
