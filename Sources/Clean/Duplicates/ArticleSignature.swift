import Model
import Text

/// What is compared to find out whether two articles are one text: 3-grams, figures, opening.
///
/// Text is folded and freed of punctuation first, so that a copy in the other script, or with
/// half-width marks, is the same text.
package struct ArticleSignature: Sendable, Codable {
    package let identifier: String
    package let source: Source
    package let number: Int
    package let published: CalendarDate?
    /// Sorted hashes of the text's character 3-grams, each once.
    let shingles: [UInt64]
    /// 128 smallest draws, 32 bands of 4 (Broder 1997; banding: Leskovec, Rajaraman, Ullman, ch. 3).
    let minima: [UInt32]
    /// Sorted hashes of the figures with their units, see ``FigureReader``.
    let figures: [UInt64]
    /// Sorted hashes of what ends like an organization's name.
    let names: [UInt64]
    /// Hash of the first 120 characters: the band of short texts, whose 3-grams are few.
    let opening: UInt64
    /// Hash of the first 40 characters, which an excerpt and its article share.
    let lead: UInt64

    static let bands = 32
    static let rows = 4

    package init(_ article: Article) {
        identifier = article.identifier
        source = article.source
        number = article.number
        published = article.published
        let folded = FoldedText(article.text)
        var characters: [UInt32] = []
        characters.reserveCapacity(folded.count)
        for scalar in folded.characters
        where isHan(scalar) || Glyph.isLetter(scalar) || isDigit(scalar) {
            characters.append(scalar)
        }
        figures = FigureReader.hashes(of: folded.characters)
        names = Self.names(of: characters)
        opening = characters.prefix(120).reduce(Hash.seed) { Hash.mix($0, $1) }
        lead = characters.prefix(40).reduce(Hash.seed) { Hash.mix($0, $1) }
        shingles = Self.shingles(of: characters)
        minima = Self.minima(of: shingles)
    }

    /// Share of 3-grams that two texts have in common, of all they have (Jaccard).
    func similarity(to other: ArticleSignature) -> Double {
        let common = commonCount(shingles, other.shingles)
        let all = shingles.count + other.shingles.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// Share of this text's 3-grams that the other one has as well.
    func containment(in other: ArticleSignature) -> Double {
        shingles.isEmpty
            ? 0 : Double(commonCount(shingles, other.shingles)) / Double(shingles.count)
    }

    /// Neither tells a figure or names an organization that the other one has another in place of: one
    /// of them may leave some out, as a shortened copy does.
    func agrees(with other: ArticleSignature) -> Bool {
        Self.isOneInside(figures, other.figures) && Self.isOneInside(names, other.names)
    }

    private static func isOneInside(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        commonCount(left, right) == min(left.count, right.count)
    }

    /// The hashes two texts must share one of to be compared.
    func bandKeys() -> [UInt64] {
        var keys = (0..<Self.bands).map { band in
            (0..<Self.rows).reduce(Hash.mix(Hash.seed, UInt32(band))) {
                Hash.mix($0, minima[band * Self.rows + $1])
            }
        }
        keys.append(Hash.mix(opening, 0xFFFF))
        return keys
    }

    /// Names of organizations as far as the four characters before their ending tell them:
    /// `锡东精工股份有限公司` gives `锡东精工`. Two notices made on one template differ in them.
    private static func names(of characters: [UInt32]) -> [UInt64] {
        var hashes: [UInt64] = []
        for index in characters.indices.dropLast() where isEnding(characters, index) {
            var start = index
            while start >= 2, isEnding(characters, start - 2) { start -= 2 }
            guard start >= 4 else { continue }
            hashes.append(
                characters[(start - 4)..<start].reduce(Hash.seed) { Hash.mix($0, $1) })
        }
        return sortedUnique(hashes)
    }

    /// 公司, 集团, 大学, 银行, 学院, 科技, 股份, 有限, 责任 from `index` on.
    private static func isEnding(_ characters: [UInt32], _ index: Int) -> Bool {
        switch (characters[index], characters[index + 1]) {
        case (0x516C, 0x53F8), (0x96C6, 0x56E2), (0x5927, 0x5B66), (0x94F6, 0x884C),
            (0x5B66, 0x9662), (0x79D1, 0x6280), (0x80A1, 0x4EFD), (0x6709, 0x9650),
            (0x8D23, 0x4EFB):
            true
        default: false
        }
    }

    private static func shingles(of characters: [UInt32]) -> [UInt64] {
        guard characters.count >= 3 else {
            return characters.isEmpty ? [] : [characters.reduce(Hash.seed) { Hash.mix($0, $1) }]
        }
        var hashes: [UInt64] = []
        hashes.reserveCapacity(characters.count)
        for index in 0..<(characters.count - 2) {
            let packed =
                UInt64(characters[index]) << 42 | UInt64(characters[index + 1]) << 21
                | UInt64(characters[index + 2])
            hashes.append(Hash.finalized(packed))
        }
        return sortedUnique(hashes)
    }

    /// The smallest draws of 128 places, by which two texts agree about as often as they share 3-grams.
    ///
    /// Each 3-gram is drawn once, not once for each place: it falls into one place, where the smallest
    /// stays; for places still empty, rounds with other draws follow (Dahlgaard, Knudsen, Thorup, "Fast
    /// Similarity Sketching", 2017).
    private static func minima(of shingles: [UInt64]) -> [UInt32] {
        let size = bands * rows
        var minima = [UInt32](repeating: .max, count: size)
        guard !shingles.isEmpty else { return minima }
        // The round that filled a place; no later one changes it.
        var filled = [Int](repeating: .max, count: size)
        var empty = size
        var round = 0
        // Behind these rounds each empty place takes the smallest draw of a round of its own.
        while empty > 0, round < 2 * size {
            let own = round - size
            if own < 0 || filled[own] == .max {
                for shingle in shingles {
                    let draw = Hash.finalized(shingle ^ UInt64(round) &* 0x9E37_79B9_7F4A_7C15)
                    let place = own < 0 ? Int(truncatingIfNeeded: draw >> 32) & (size - 1) : own
                    guard filled[place] >= round else { continue }
                    if filled[place] > round {
                        filled[place] = round
                        empty -= 1
                    }
                    minima[place] = min(minima[place], UInt32(truncatingIfNeeded: draw))
                }
            }
            round += 1
        }
        return minima
    }
}
