/// Cuts folded text into sentences at 。!?;… and line ends.
///
/// `他说:“签了。谢谢!”会后,双方…` — short quotations and brackets stay whole, and closing marks stay with
/// the sentence they end. An ASCII full stop ends a sentence only after a letter or Chinese character
/// and before a blank: `3.5亿` and `co.,ltd` stay whole.
package struct SentenceSplitter: Sendable {
    /// Quotations and brackets up to this many characters are not cut.
    package let longestQuotation: Int

    package init(longestQuotation: Int = 60) {
        self.longestQuotation = longestQuotation
    }

    /// Ranges of sentences in order, without blanks around them; blank ones are left out.
    package func sentences(in characters: Span<UInt32>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        var position = 0
        while position < characters.count {
            let character = characters[position]
            if let close = Self.closing(of: character),
                let end = find(close, in: characters, after: position)
            {
                position = end + 1
                // “好。”他说: the sentence ends with the quotation unless a comma carries it on.
                if Self.isStop(characters[end - 1]), Self.isQuotation(character) {
                    position = absorb(characters, from: position)
                    if position < characters.count, Self.isComma(characters[position]) { continue }
                    append(start..<position, of: characters, to: &sentences)
                    start = position
                }
                continue
            }
            position += 1
            if character == 0x0A || character == 0x0D {
                append(start..<position, of: characters, to: &sentences)
                start = position
            } else if Self.isStop(character) || isFullStop(characters, at: position - 1) {
                position = absorb(characters, from: position)
                append(start..<position, of: characters, to: &sentences)
                start = position
            }
        }
        append(start..<characters.count, of: characters, to: &sentences)
        return sentences
    }

    /// Skips further stops and closing marks: `?!”)`.
    private func absorb(_ characters: Span<UInt32>, from start: Int) -> Int {
        var position = start
        while position < characters.count,
            Self.isStop(characters[position]) || Self.isClosing(characters[position])
        { position += 1 }
        return position
    }

    private func find(_ close: UInt32, in characters: Span<UInt32>, after open: Int) -> Int? {
        var position = open + 1
        let end = min(characters.count, open + longestQuotation + 2)
        while position < end, characters[position] != 0x0A {
            if characters[position] == close { return position }
            position += 1
        }
        return nil
    }

    private func append(
        _ range: Range<Int>, of characters: Span<UInt32>, to sentences: inout [Range<Int>]
    ) {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, Self.isBlank(characters[low]) { low += 1 }
        while low < high, Self.isBlank(characters[high - 1]) { high -= 1 }
        if low < high { sentences.append(low..<high) }
    }

    private func isFullStop(_ characters: Span<UInt32>, at position: Int) -> Bool {
        guard characters[position] == 0x2E, position > 0 else { return false }
        let before = characters[position - 1]
        guard isLatinLetter(before) || isHan(before) else { return false }
        return position + 1 == characters.count || Self.isBlank(characters[position + 1])
    }

    /// 。 ! ? ; …
    private static func isStop(_ character: UInt32) -> Bool {
        switch character {
        case 0x3002, 0x21, 0x3F, 0x3B, 0x2026: true
        default: false
        }
    }

    private static func isComma(_ character: UInt32) -> Bool {
        character == 0x2C || character == 0x3001
    }

    private static func isBlank(_ character: UInt32) -> Bool {
        character == 0x20 || 0x09...0x0D ~= character
    }

    private static func closing(of open: UInt32) -> UInt32? {
        switch open {
        case 0x201C: 0x201D  // “ ”
        case 0x2018: 0x2019  // ‘ ’
        case 0x300C: 0x300D  // 「 」
        case 0x300E: 0x300F  // 『 』
        case 0x300A: 0x300B  // 《 》
        case 0x28: 0x29  // ( )
        case 0x3010: 0x3011  // 【 】
        default: nil
        }
    }

    private static func isQuotation(_ open: UInt32) -> Bool {
        switch open {
        case 0x201C, 0x2018, 0x300C, 0x300E: true
        default: false
        }
    }

    private static func isClosing(_ character: UInt32) -> Bool {
        switch character {
        case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x29, 0x3011: true
        default: false
        }
    }
}
