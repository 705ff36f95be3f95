import Model
import Text

/// What is compared to find out whether two articles are one text: 3-grams, figures, opening.
///
/// Text is folded and freed of punctuation first, so that a copy in the other script, or with
/// half-width marks, is the same text.
package struct ArticleSignature: Sendable {
    package let identifier: String
    package let source: Source
    package let number: Int
    package let published: CalendarDate?
    /// Sorted hashes of the text's character 3-grams, each once.
    let shingles: [UInt64]
    /// 128 smallest hashes, 32 bands of 4 (Broder 1997; banding: Leskovec, Rajaraman, Ullman, ch. 3).
    let minima: [UInt32]
    /// Hash of every figure with its unit, in order of the text.
    let figures: UInt64
    /// Hash of the first 120 characters: the band of short texts, whose 3-grams are few.
    let opening: UInt64

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
        figures = Self.figures(of: folded.characters)
        opening = characters.prefix(120).reduce(Hash.seed) { Hash.mix($0, $1) }
        shingles = Self.shingles(of: characters)
        minima = Self.minima(of: shingles)
    }

    /// Share of 3-grams that two texts have in common, of all they have (Jaccard).
    func similarity(to other: ArticleSignature) -> Double {
        var common = 0
        var left = 0
        var right = 0
        while left < shingles.count, right < other.shingles.count {
            if shingles[left] == other.shingles[right] {
                common += 1
                left += 1
                right += 1
            } else if shingles[left] < other.shingles[right] {
                left += 1
            } else {
                right += 1
            }
        }
        let all = shingles.count + other.shingles.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
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

    /// `总投资1,065.5亿元` counts as 1065.5亿: the character after a figure tells 亿 from 万.
    private static func figures(of characters: [UInt32]) -> UInt64 {
        var hash = Hash.seed
        var inFigure = false
        for scalar in characters {
            if isDigit(scalar) {
                if !inFigure { hash = Hash.mix(hash, 0x7C) }
                hash = Hash.mix(hash, scalar)
                inFigure = true
            } else if inFigure, scalar != 0x2C {
                if isHan(scalar) || scalar == 0x2E { hash = Hash.mix(hash, scalar) }
                inFigure = false
            }
        }
        return hash
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
        hashes.sort()
        var unique: [UInt64] = []
        unique.reserveCapacity(hashes.count)
        for hash in hashes where hash != unique.last { unique.append(hash) }
        return unique
    }

    private static func minima(of shingles: [UInt64]) -> [UInt32] {
        var minima = [UInt32](repeating: .max, count: bands * rows)
        for shingle in shingles {
            // Every hash is drawn anew from the shingle's by the place's own constant.
            var state = shingle
            for place in stride(from: 0, to: minima.count, by: 2) {
                state = Hash.finalized(state)
                let first = UInt32(truncatingIfNeeded: state)
                let second = UInt32(truncatingIfNeeded: state >> 32)
                if first < minima[place] { minima[place] = first }
                if second < minima[place + 1] { minima[place + 1] = second }
            }
        }
        return minima
    }
}
