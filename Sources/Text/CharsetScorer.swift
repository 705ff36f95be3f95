/// Tells how much decoded text looks like Chinese prose.
///
/// Read in the wrong encoding, `产业园` turns into rare characters (`浜т笟鍥`): their mean cost tells.
/// Weights, of `charset_weights.tsv`, are nats of a unigram model times ten; on 20 characters that
/// decides GB18030 against Big5.
struct CharsetScorer: Sendable {
    /// The kinds of `charset_weights.tsv`.
    private enum Kind: String, CaseIterable {
        case common, foreign, punctuation, rare, unassigned, unreadable
    }

    private let weights: [Int]
    /// Costs of the basic plane's common characters; negative for the rest.
    private let costs: [Int16]
    private let supplementary: [UInt32: Int]

    static let shared = CharsetScorer()

    init() {
        var costs = [Int16](repeating: -1, count: 0x10000)
        var supplementary: [UInt32: Int] = [:]
        EmbeddedTable("common_characters")?.forEachRow(columns: 2) { bytes, row in
            guard let character = row.first(bytes, 0) else { return }
            let cost = row.scalars(bytes, 1).reduce(0) { $0 * 10 + Int($1) - 0x30 }
            if character <= 0xFFFF {
                costs[Int(character)] = Int16(clamping: cost)
            } else {
                supplementary[character] = cost
            }
        }
        self.supplementary = supplementary
        self.costs = costs
        var weights = [Int](repeating: 0, count: Kind.allCases.count)
        EmbeddedTable("charset_weights")?.forEachRow(columns: 2) { bytes, row in
            let number = row.scalars(bytes, 1)
            let digits = number.drop { $0 == 0x2D }
            let value = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            for (index, kind) in Kind.allCases.enumerated()
            where row.scalars(bytes, 0).elementsEqual(kind.rawValue.unicodeScalars.map(\.value)) {
                weights[index] = digits.count < number.count ? -value : value
            }
        }
        self.weights = weights
    }

    /// Mean weight of the characters beyond ASCII; 0 if there are none.
    func score(_ text: [UInt8]) -> Double {
        let folded = FoldedText(text)
        var total = 0
        var count = 0
        for (index, character) in folded.characters.enumerated()
        where text[Int(folded.offsets[index])] >= 0x80 {
            total += weight(of: character)
            count += 1
        }
        return count > 0 ? Double(total) / Double(count) : 0
    }

    @inline(__always)
    private func weight(_ kind: Kind) -> Int {
        switch kind {
        case .common: weights[0]
        case .foreign: weights[1]
        case .punctuation: weights[2]
        case .rare: weights[3]
        case .unassigned: weights[4]
        case .unreadable: weights[5]
        }
    }

    private func weight(of character: UInt32) -> Int {
        if character <= 0xFFFF {
            let cost = costs[Int(character)]
            if cost >= 0 { return weight(.common) - Int(cost) }
        } else if let cost = supplementary[character] {
            return weight(.common) - cost
        }
        switch character {
        case 0xFFFD: return weight(.unreadable)
        case 0x80...0x9F, 0xE000...0xF8FF: return weight(.unassigned)
        case 0x20...0x7E, 0x3000...0x303F, 0x2010...0x2026, 0xB7: return weight(.punctuation)
        case let other where isHan(other): return weight(.rare)
        default: return weight(.foreign)
        }
    }
}
