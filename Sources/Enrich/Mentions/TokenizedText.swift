import Lexicon
import Model

/// A text cut into words: the cheapest path over known words, vocabulary hits and value mentions.
///
/// Unigram Viterbi over the word lattice; single characters outside every word stay single tokens of
/// kind `unknown`, which is what most brands consist of: `禾沐微|科技` has three of them.
struct TokenizedText: Sendable {
    let characters: [UInt32]
    let tokens: [Token]
    /// Index of the token that a character belongs to.
    let tokenOfCharacter: [Int32]
    /// Every vocabulary word in the text, by start.
    let hits: [Hit]
    /// Places and values, by start.
    let known: [KnownSpan]
    /// Places inside the text that no word, taken or not, reaches over: cutting anew on one side
    /// changes nothing on the other.
    let cuts: [Int32]

    init(
        characters: [UInt32], tokens: [Token], hits: [Hit], known: [KnownSpan], cuts: [Int32]
    ) {
        self.characters = characters
        self.tokens = tokens
        self.hits = hits
        self.known = known
        self.cuts = cuts
        // By place, not in order: names that overlap leave tokens that do not lie edge to edge.
        var owners = [Int32](repeating: 0, count: characters.count)
        for (index, token) in tokens.enumerated() {
            for character in token.range { owners[character] = Int32(index) }
        }
        tokenOfCharacter = owners
    }

    /// The last cut at or before a character; 0 is always one.
    func lastCut(at position: Int) -> Int {
        let next = firstCutIndex(from: position + 1)
        return next > 0 ? Int(cuts[next - 1]) : 0
    }

    /// The first cut at or after a character; the text's end is always one.
    func firstCut(from position: Int) -> Int {
        let next = firstCutIndex(from: position)
        return next < cuts.count ? Int(cuts[next]) : characters.count
    }

    private func firstCutIndex(from position: Int) -> Int {
        var low = 0
        var high = cuts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(cuts[middle]) < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a word ends before the character at `position`.
    func isBoundary(_ position: Int) -> Bool {
        position >= characters.count
            || Int(tokens[Int(tokenOfCharacter[position])].start) == position
    }

    /// Token that starts at or contains a character; the last one past the end.
    func tokenIndex(at position: Int) -> Int {
        position < characters.count ? Int(tokenOfCharacter[position]) : tokens.count
    }

    /// The same text with each name as one token; `nil` if a name cuts a word, so that the words
    /// around it would change.
    func naming(_ names: [Hit]) -> TokenizedText? {
        guard names.allSatisfy({ isBoundary(Int($0.start)) && isBoundary(Int($0.end)) }) else {
            return nil
        }
        return merging(
            names.map {
                Candidate(
                    start: Int($0.start), end: Int($0.end), subject: .organization(.company))
            })
    }

    /// The same text with each organization as one token.
    func merging(_ organizations: [Candidate]) -> TokenizedText {
        let organizations = organizations.sorted { ($0.start, $1.end) < ($1.start, $0.end) }
        guard !organizations.isEmpty else { return self }
        var merged: [Token] = []
        merged.reserveCapacity(tokens.count)
        var next = 0
        for token in tokens {
            while next < organizations.count, organizations[next].end <= Int(token.start) {
                next += 1
            }
            guard next < organizations.count, organizations[next].start <= Int(token.start),
                Int(token.end) <= organizations[next].end
            else {
                merged.append(token)
                continue
            }
            if Int(token.start) == organizations[next].start {
                merged.append(
                    Token(
                        start: token.start, end: Int32(organizations[next].end),
                        kind: .organization, entry: -1))
            } else if (merged.last?.end ?? 0) <= token.start {
                // The head of this name belongs to the one before.
                merged.append(token)
            }
        }
        return TokenizedText(
            characters: characters, tokens: merged, hits: hits, known: known, cuts: cuts)
    }
}
