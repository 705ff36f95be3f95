import Lexicon
import Model
import Text

/// Cuts texts into tokens.
struct Tokenizer: Sendable {
    private let words: WordTable
    private let vocabulary: NameVocabulary
    /// What each vocabulary entry is as a word of the lattice.
    private let edges: [Edge]

    private struct Edge: Sendable {
        let cost: Int32
        let kind: Token.Kind
        /// Its kind if it is a single character.
        let single: Token.Kind
    }

    init(words: WordTable, vocabulary: NameVocabulary) {
        self.words = words
        self.vocabulary = vocabulary
        edges = vocabulary.entries.map { entry in
            let kind = Self.kind(of: entry)
            let usual: Int32 =
                entry.isTail ? 40 : kind == .organization && entry.count == 2 ? 100 : 75
            // A word with a role is never dearer than the same word without.
            let common = entry.count <= WordTable.longestWord ? words.look(up: entry.key) : nil
            return Edge(
                cost: common.map { min(usual, Int32($0.cost) - 1) } ?? usual, kind: kind,
                single: Self.single(entry))
        }
    }

    /// Cuts a text.
    func tokenize(_ folded: FoldedText, values: [Mention]) -> TokenizedText {
        let characters = folded.characters
        var hits: [Hit] = []
        hits.reserveCapacity(characters.count / 2)
        vocabulary.matcher.allMatches(in: characters.span, into: &hits)
        let known = knownSpans(values, in: folded)
        var tokens: [Token] = []
        tokens.reserveCapacity(characters.count / 2 + 8)
        var cuts: [Int32] = []
        cut(0..<characters.count, characters.span, hits.span, known.span, into: &tokens, &cuts)
        return TokenizedText(
            characters: characters, tokens: tokens, hits: hits, known: known, cuts: cuts)
    }

    /// Cuts a text anew with `names`, organizations that the page told elsewhere, by character.
    ///
    /// Only where names stand: words never reach over a cut, so that the rest stays as it is.
    func tokenize(_ text: TokenizedText, naming names: [Hit]) -> TokenizedText {
        let named = names.map {
            KnownSpan(
                start: Int($0.start), length: Int($0.end - $0.start), cost: 70, kind: .organization)
        }
        let known = (named + text.known).sorted { ($0.start, $0.length) < ($1.start, $1.length) }
        var tokens: [Token] = []
        tokens.reserveCapacity(text.tokens.count)
        var cuts: [Int32] = []
        var done = 0
        var next = 0
        while next < names.count {
            let start = text.lastCut(at: Int(names[next].start))
            var end = text.firstCut(from: Int(names[next].end))
            next += 1
            while next < names.count, Int(names[next].start) < end {
                end = max(end, text.firstCut(from: Int(names[next].end)))
                next += 1
            }
            tokens += text.tokens[text.tokenIndex(at: done)..<text.tokenIndex(at: start)]
            cut(
                start..<end, text.characters.span, text.hits.span, known.span, into: &tokens, &cuts)
            done = end
        }
        tokens += text.tokens[text.tokenIndex(at: done)...]
        return TokenizedText(
            characters: text.characters, tokens: tokens, hits: text.hits, known: text.known,
            cuts: text.cuts)
    }

    /// Appends the tokens of a range that no word reaches over, and the places inside it that no
    /// word reaches over.
    private func cut(
        _ range: Range<Int>, _ characters: Span<UInt32>, _ hits: Span<Hit>,
        _ known: Span<KnownSpan>, into tokens: inout [Token], _ cuts: inout [Int32]
    ) {
        var lattice = Lattice(from: range.lowerBound, count: range.count)
        var nextHit = first(hits, range.lowerBound)
        var nextKnown = first(known, range.lowerBound)
        for start in range {
            while nextHit < hits.count, Int(hits[nextHit].start) < start { nextHit += 1 }
            while nextKnown < known.count, known[nextKnown].start < start { nextKnown += 1 }
            guard lattice.isReached(start) else { continue }
            if lattice.reach == start, start > range.lowerBound {
                cuts.append(Int32(start))
                lattice.close(at: start, into: &tokens)
            }
            var position = nextKnown
            while position < known.count, known[position].start == start {
                lattice.relax(
                    start, known[position].length, known[position].cost, known[position].kind)
                position += 1
            }
            position = nextHit
            var single: Int32 = -1
            while position < hits.count, Int(hits[position].start) == start {
                let hit = hits[position]
                let length = Int(hit.end - hit.start)
                if length > 1 {
                    let edge = edges[Int(hit.value)]
                    lattice.relax(start, length, edge.cost, edge.kind, hit.value)
                } else {
                    single = hit.value
                }
                position += 1
            }
            relaxWords(characters, at: start, entry: single, &lattice)
        }
        lattice.close(at: range.upperBound, into: &tokens)
    }

    /// The first hit at or after a character.
    private func first(_ hits: Span<Hit>, _ start: Int) -> Int {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if Int(hits[middle].start) < start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first known span at or after a character.
    private func first(_ known: Span<KnownSpan>, _ start: Int) -> Int {
        var low = 0
        var high = known.count
        while low < high {
            let middle = (low + high) / 2
            if known[middle].start < start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether these characters are a word of the table or of the vocabulary of names.
    func isWord(_ characters: [UInt32]) -> Bool {
        if let hit = vocabulary.matcher.longestMatch(in: characters.span, at: 0),
            Int(hit.end) == characters.count
        {
            return true
        }
        guard characters.count <= WordTable.longestWord else { return false }
        var key: UInt64 = 0
        for character in characters { key = key << 16 | UInt64(character & 0xFFFF) }
        return words.look(up: key) != nil
    }

    /// Words of the table, runs of letters and digits, and marks that start at `start`.
    @inline(__always)
    private func relaxWords(
        _ characters: Span<UInt32>, at start: Int, entry: Int32, _ lattice: inout Lattice
    ) {
        let first = characters[start]
        let single = entry >= 0 ? edges[Int(entry)].single : .unknown
        if !isIdeograph(first) {
            if let kind = CharacterClass.mark(characters, at: start) {
                return lattice.relax(start, 1, 0, kind)
            }
            if CharacterClass.isLatin(first) {
                var end = start + 1
                while end < characters.count, CharacterClass.continuesLatin(characters, at: end) {
                    end += 1
                }
                return lattice.relax(start, end - start, 60, .latin)
            }
            return lattice.relax(start, 1, 140, single, entry)
        }
        guard first <= 0xFFFF else { return lattice.relax(start, 1, 140, single, entry) }
        let words = words.words(in: characters, at: start)
        lattice.relax(start, 1, Int32(words.single ?? 140), single, entry)
        if let word = words.two {
            lattice.relax(start, 2, Int32(word.cost), Self.kind(of: word.wordClass))
        }
        if let word = words.three {
            lattice.relax(start, 3, Int32(word.cost), Self.kind(of: word.wordClass))
        }
        if let word = words.four {
            lattice.relax(start, 4, Int32(word.cost), Self.kind(of: word.wordClass))
        }
    }

    /// What grammar found, as words of the lattice, in order.
    private func knownSpans(_ values: [Mention], in folded: FoldedText) -> [KnownSpan] {
        var known: [KnownSpan] = []
        known.reserveCapacity(values.count)
        var cursor = CharacterCursor(folded)
        for mention in values {
            let kind: Token.Kind
            switch mention.value {
            case .place: kind = .place
            case .money, .quantity, .date, .percent, .multiple, .duration: kind = .value
            case .number, .range, .ordinal, .organization, .person, .project, .trigger: continue
            }
            let start = cursor.character(ofByte: mention.range.lowerBound)
            let end = cursor.character(ofByte: mention.range.upperBound)
            guard end > start else { continue }
            known.append(
                KnownSpan(start: start, length: end - start, cost: 45, kind: kind))
        }
        return known.sorted { ($0.start, $0.length) < ($1.start, $1.length) }
    }

    /// Kind of a vocabulary word; bounds win over endings, since a name never holds them.
    private static func kind(of entry: NameVocabulary.Entry) -> Token.Kind {
        if entry.organization != nil { return .organization }
        if entry.role == .determiner { return .determiner }
        if entry.role == .break { return entry.trade != nil ? .trade : .stop }
        if entry.role == .act { return .verb }
        if entry.role == .join { return .join }
        if entry.suffix != nil { return .suffix }
        if entry.role == .apposition { return .apposition }
        if entry.title != nil { return .title }
        if entry.role == .weak { return .weak }
        if let trade = entry.trade, trade > 0 || entry.role != .generic { return .trade }
        if entry.role == .generic { return .generic }
        if entry.head != nil || entry.isTail { return .head }
        return .noun
    }

    @inline(__always)
    private static func kind(of wordClass: WordTable.WordClass) -> Token.Kind {
        switch wordClass {
        case .noun: .noun
        case .person: .unknown
        case .verb: .verb
        case .adjective: .adjective
        case .function: .weak
        case .numeral: .numeral
        case .time: .time
        case .locality: .noun
        case .place: .place
        }
    }

    /// A single character bounds a name only if it is a function word.
    private static func single(_ entry: NameVocabulary.Entry) -> Token.Kind {
        switch entry.role {
        case .break: .stop
        case .determiner: .determiner
        case .act: .verb
        case .join: .join
        case .weak: .weak
        case .generic, .apposition, nil: .unknown
        }
    }
}
