import Text

/// Tells whether the end of one line and the start of another make words together.
///
/// `…人形机器` + `人筑牢…`: 器人 and 机器人 stand elsewhere on the page, so the seam falls inside a word.
struct SeamScorer: Sendable {
    /// Pairs and triples of characters of the page, and how often they stand in it.
    private let counts: [UInt64: Int32]

    init(_ page: PageText, lines: [Int]) {
        var counts: [UInt64: Int32] = [:]
        for line in lines {
            for piece in page.lines[line].pieces {
                var second: UInt32 = 0
                var first: UInt32 = 0
                for index in piece.characters {
                    let scalar = page.folded.characters[index]
                    guard Glyph.isHanzi(scalar) else {
                        second = 0
                        first = 0
                        continue
                    }
                    if second != 0 { counts[Self.key(0, second, scalar), default: 0] += 1 }
                    if first != 0 { counts[Self.key(first, second, scalar), default: 0] += 1 }
                    first = second
                    second = scalar
                }
            }
        }
        self.counts = counts
    }

    /// 0 when nothing is known; about 1 for a pair that stands once elsewhere, more for common words.
    func score(tail: ArraySlice<UInt32>, head: ArraySlice<UInt32>) -> Double {
        guard let last = tail.last, let first = head.first, Glyph.isHanzi(last),
            Glyph.isHanzi(first)
        else { return 0 }
        var score = Self.weight(counts[Self.key(0, last, first)])
        if let before = tail.dropLast().last {
            score += Self.weight(counts[Self.key(before, last, first)]) * 1.5
        }
        if let after = head.dropFirst().first {
            score += Self.weight(counts[Self.key(last, first, after)]) * 1.5
        }
        return score
    }

    private static func weight(_ count: Int32?) -> Double {
        guard let count, count > 0 else { return 0 }
        var bits = 1.0
        var rest = count
        while rest > 1 {
            bits += 0.5
            rest /= 2
        }
        return bits
    }

    private static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
    }
}
