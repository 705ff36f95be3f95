import Lexicon
import Model
import Text

/// Cuts texts into tokens.
struct Tokenizer: Sendable {
    private let words: WordTable
    private let vocabulary: NameVocabulary
    /// Kind of each vocabulary entry.
    private let kinds: [Token.Kind]

    init(words: WordTable, vocabulary: NameVocabulary) {
        self.words = words
        self.vocabulary = vocabulary
        kinds = vocabulary.entries.map(Self.kind)
    }

    /// Cuts a text; `names` are organizations that the page told elsewhere, by character.
    func tokenize(
        _ folded: FoldedText, values: [Mention], names: [Hit] = []
    ) -> TokenizedText {
        let characters = folded.characters
        var hits: [Hit] = []
        hits.reserveCapacity(characters.count / 2)
        vocabulary.matcher.allMatches(in: characters.span, into: &hits)
        let known = knownSpans(values, names, in: folded)
        var lattice = Lattice(count: characters.count)
        var nextHit = 0
        var nextKnown = 0
        for start in 0..<characters.count {
            while nextHit < hits.count, Int(hits[nextHit].start) < start { nextHit += 1 }
            while nextKnown < known.count, known[nextKnown].start < start { nextKnown += 1 }
            guard lattice.isReached(start) else { continue }
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
                    let kind = kinds[Int(hit.value)]
                    let usual: Int32 =
                        vocabulary.entries[Int(hit.value)].isTail
                        ? 40 : kind == .organization && length == 2 ? 100 : 75
                    lattice.relax(
                        start, length, min(usual, cost(of: characters, start, length)), kind,
                        hit.value)
                } else {
                    single = hit.value
                }
                position += 1
            }
            relaxWords(characters, at: start, entry: single, &lattice)
        }
        return assemble(characters, lattice, hits, known)
    }

    /// Cost of a common word, so that a word with a role is never dearer than the same word without.
    @inline(__always)
    private func cost(of characters: [UInt32], _ start: Int, _ length: Int) -> Int32 {
        guard length <= WordTable.longestWord else { return .max }
        var key: UInt64 = 0
        for offset in 0..<length { key = key << 16 | UInt64(characters[start + offset] & 0xFFFF) }
        guard let (cost, _) = words.look(up: key) else { return .max }
        return Int32(cost) - 1
    }

    /// Words of the table, runs of letters and digits, and marks that start at `start`.
    @inline(__always)
    private func relaxWords(
        _ characters: [UInt32], at start: Int, entry: Int32, _ lattice: inout Lattice
    ) {
        let first = characters[start]
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
            return lattice.relax(start, 1, 140, single(entry), entry)
        }
        var key: UInt64 = 0
        let longest = min(WordTable.longestWord, characters.count - start)
        for length in 1...longest {
            let scalar = characters[start + length - 1]
            guard scalar <= 0xFFFF, isIdeograph(scalar) else { return }
            key = key << 16 | UInt64(scalar)
            let word = words.look(up: key)
            if length == 1 {
                lattice.relax(start, 1, Int32(word?.cost ?? 140), single(entry), entry)
            } else if let word {
                lattice.relax(start, length, Int32(word.cost), kind(of: word.wordClass))
            }
        }
    }

    private func assemble(
        _ characters: [UInt32], _ lattice: Lattice, _ hits: [Hit], _ known: [Known]
    ) -> TokenizedText {
        var tokens: [Token] = []
        var position = characters.count
        while position > 0 {
            let start = position - max(1, Int(lattice.lengths[position]))
            tokens.append(
                Token(
                    start: Int32(start), end: Int32(position), kind: lattice.kinds[position],
                    entry: lattice.entries[position])
            )
            position = start
        }
        tokens.reverse()
        var owners = [Int32](repeating: 0, count: characters.count)
        for (index, token) in tokens.enumerated() {
            for character in token.range { owners[character] = Int32(index) }
        }
        return TokenizedText(
            characters: characters, tokens: tokens, tokenOfCharacter: owners, hits: hits,
            places: known.compactMap(\.place))
    }

    private struct Known {
        let start: Int
        let length: Int
        let cost: Int32
        let kind: Token.Kind
        let place: TokenizedText.Place?
    }

    private func knownSpans(
        _ values: [Mention], _ names: [Hit], in folded: FoldedText
    ) -> [Known] {
        var known = names.map {
            Known(
                start: Int($0.start), length: Int($0.end - $0.start), cost: 70, kind: .organization,
                place: nil)
        }
        for mention in values {
            let start = folded.characterIndex(ofByte: mention.range.lowerBound)
            let end = folded.characterIndex(ofByte: mention.range.upperBound)
            guard end > start else { continue }
            switch mention.value {
            case .place(let place):
                known.append(
                    Known(
                        start: start, length: end - start, cost: 45, kind: .place,
                        place: TokenizedText.Place(
                            start: Int32(start), end: Int32(end), isZone: place.isZone,
                            country: place.country)))
            case .money, .quantity, .date, .percent, .multiple, .duration:
                known.append(
                    Known(start: start, length: end - start, cost: 45, kind: .value, place: nil))
            case .number, .range, .ordinal, .organization, .person, .project, .trigger: break
            }
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

    private func kind(of wordClass: WordTable.WordClass) -> Token.Kind {
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
    private func single(_ entry: Int32) -> Token.Kind {
        if entry >= 0, let role = vocabulary.entries[Int(entry)].role {
            switch role {
            case .break: return .stop
            case .determiner: return .determiner
            case .act: return .verb
            case .join: return .join
            case .weak: return .weak
            case .generic, .apposition: break
            }
        }
        return .unknown
    }
}
