import Lexicon
import Text

/// Tells whether the end of one line and the start of another make words together.
///
/// `…人形机器` + `人筑牢…`: 机器人 is a word of the language and of the page, so the seam falls
/// inside it. Where a line breaks between two words, a seam says nothing.
struct SeamScorer: Sendable {
    /// Words with their costs, -10 ln of their frequency.
    private let words: WordTable
    /// Pairs and triples of characters of the page, and how often they stand in it.
    private let counts: [UInt64: Int32]

    init(_ page: PageText, words: WordTable) {
        self.words = words
        var counts: [UInt64: Int32] = [:]
        for line in page.lines {
            for piece in line.pieces {
                var second: UInt32 = 0
                var first: UInt32 = 0
                for index in piece.characters {
                    let scalar = page.folded.characters[index]
                    guard isHan(scalar) else {
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

    /// 0 when nothing is known; 2 and more when the seam falls inside a word.
    func score(tail: ArraySlice<UInt32>, head: ArraySlice<UInt32>) -> Double {
        guard let last = tail.last, let first = head.first else { return 0 }
        // `厂房10` + `万平方米`, `总投资` + `3亿元`
        if isDigit(last) { return Self.countsThings(first) ? 3 : 0 }
        guard isHan(last), isHan(first) else { return 0 }
        var score = Self.weight(counts[Self.key(0, last, first)])
        if let before = tail.dropLast().last {
            score += Self.weight(counts[Self.key(before, last, first)])
        }
        if let after = head.dropFirst().first {
            score += Self.weight(counts[Self.key(last, first, after)])
        }
        return score + wordGain(tail, head)
    }

    /// The commonest word over the seam; long words are rarer by chance.
    private func wordGain(_ tail: ArraySlice<UInt32>, _ head: ArraySlice<UInt32>) -> Double {
        let window = Array(tail.suffix(3)) + Array(head.prefix(3))
        let seam = min(3, tail.count)
        var best = 0.0
        for start in 0..<min(seam, window.count) {
            var key: UInt64 = 0
            for end in start..<min(start + WordTable.longestWord, window.count) {
                guard window[end] <= 0xFFFF else { break }
                key = key << 16 | UInt64(window[end])
                guard end >= seam, end > start, let word = words.look(up: key), word.cost < 160
                else { continue }
                let length = Double(end + 1 - start)
                best = max(best, (160 - Double(word.cost)) / 20 + (length - 2) * 2)
            }
        }
        return best
    }

    /// 万, 亿, 个, 年, 月, 日, 平, 米, 亩, 家, 套, 台, 人, 吨, 元, 余, 多
    private static func countsThings(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4E07, 0x4EBF, 0x4E2A, 0x5E74, 0x6708, 0x65E5, 0x5E73, 0x7C73, 0x4EA9, 0x5BB6, 0x5957,
            0x53F0, 0x4EBA, 0x5428, 0x5143, 0x4F59, 0x591A, 0x25, 0x2E, 0x30...0x39:
            true
        default: false
        }
    }

    private static func weight(_ count: Int32?) -> Double {
        guard let count, count > 0 else { return 0 }
        return count > 3 ? 1.5 : count > 1 ? 1 : 0.5
    }

    private static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
    }
}
