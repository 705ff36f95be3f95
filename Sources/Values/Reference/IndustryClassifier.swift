import Lexicon
import Model
import Text

/// Industries that a text names, as codes of GB/T 4754-2017: 集成电路 is C39, 生物医药 C27.
package struct IndustryClassifier: Sendable {
    private let matcher: WordMatcher
    private let codes: [String]

    /// Reads `industry_words.tsv`; every code must be one of `industries`.
    package init(_ industries: [IndustryRow], _ lexicons: LexiconStore) throws(LexiconError) {
        let codes = industries.map(\.industryCode)
        var words: [(word: String, value: Int32)] = []
        for row in try PlaceTable("industry_words", columns: ["word", "code"], in: lexicons).rows {
            guard let code = codes.firstIndex(of: row[1]) else {
                throw lexicons.error(
                    in: "industry_words", at: row[0],
                    "“\(row[0])” has the code \(row[1]), which industries.tsv lacks")
            }
            words.append((row[0], Int32(code)))
        }
        self.codes = codes
        matcher = WordMatcher(words)
    }

    /// Codes named in a range of characters, the most frequent first, then by first mention.
    ///
    /// The longest word counts: 新能源汽车 is C36 and not the C38 of 新能源.
    package func codes(in text: FoldedText, _ range: Range<Int>) -> [String] {
        let characters = text.characters.span
        var counts: [(code: Int, count: Int)] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard let hit = matcher.longestMatch(in: characters, at: position),
                Int(hit.end) <= range.upperBound, isWhole(hit, characters)
            else {
                position += 1
                continue
            }
            let code = Int(hit.value)
            if let known = counts.firstIndex(where: { $0.code == code }) {
                counts[known].count += 1
            } else {
                counts.append((code, 1))
            }
            position = Int(hit.end)
        }
        // Codes are in the order of first mention, which a stable order of counts keeps.
        return counts.indices.sorted {
            (-counts[$0].count, $0) < (-counts[$1].count, $1)
        }.map { codes[counts[$0].code] }
    }

    /// Codes named anywhere in the text.
    package func codes(in text: FoldedText) -> [String] {
        codes(in: text, 0..<text.count)
    }

    /// `ai` inside `email` is no word.
    private func isWhole(_ hit: Hit, _ characters: Span<UInt32>) -> Bool {
        let start = Int(hit.start)
        let end = Int(hit.end)
        if start > 0, isLatin(characters[start]), isLatin(characters[start - 1]) { return false }
        if end < characters.count, isLatin(characters[end - 1]), isLatin(characters[end]) {
            return false
        }
        return true
    }

    private func isLatin(_ character: UInt32) -> Bool {
        (0x61...0x7A).contains(character) || (0x30...0x39).contains(character)
    }
}
