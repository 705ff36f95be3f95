/// A shadow copy of text for matching: one folded scalar a character, and its byte offset.
///
/// Folding is one to one: full width to half width, upper to lower case, traditional to simplified.
/// `ＡＩ產業` is matched as `ai产业`, while offsets still point into the original bytes.
package struct FoldedText: Sendable {
    /// Folded Unicode scalars.
    package private(set) var characters: [UInt32] = []
    /// Byte offset of each character in the original, and one more for the end.
    package private(set) var offsets: [Int32] = []

    package init() {}

    package init(_ text: [UInt8]) {
        fold(text.span)
    }

    /// What a reader of its own has folded: `offsets` has one more than `characters`, the text's length.
    package init(characters: [UInt32], offsets: [Int32]) {
        precondition(offsets.count == characters.count + 1, "one offset a character, and the end")
        self.characters = characters
        self.offsets = offsets
    }

    package var count: Int { characters.count }

    /// Replaces the content, keeping the capacity of its arrays: reuse one value for many pages.
    ///
    /// `text` is valid UTF-8; malformed bytes give wrong characters, but never trap.
    package mutating func fold(_ text: Span<UInt8>) {
        let table = CharacterFolding.table
        characters.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        let capacity = countScalars(text)
        var position = 0
        characters.append(addingCapacity: capacity) { folded in
            offsets.append(addingCapacity: capacity + 1) { starts in
                while position < text.count, folded.freeCapacity > 0 {
                    starts.append(Int32(truncatingIfNeeded: position))
                    let first = UInt32(text[position])
                    // Nearly all characters of a page: Chinese ones and ASCII, without a call.
                    if first & 0xF0 == 0xE0, position &+ 2 < text.count {
                        let middle = UInt32(text[position &+ 1] & 0x3F) << 6
                        let last = UInt32(text[position &+ 2] & 0x3F)
                        folded.append(table[(first & 0x0F) << 12 | middle | last])
                        position &+= 3
                    } else if first < 0x80 {
                        folded.append(first &- 0x41 < 26 ? first | 0x20 : first)
                        position &+= 1
                    } else {
                        let (scalar, length) = decodeScalar(text, at: position)
                        folded.append(table[scalar])
                        position &+= length
                    }
                }
            }
        }
        // Stray continuation bytes are not counted above.
        while position < text.count {
            let (scalar, length) = decodeScalar(text, at: position)
            characters.append(table[scalar])
            offsets.append(Int32(truncatingIfNeeded: position))
            position += length
        }
        offsets.append(Int32(truncatingIfNeeded: text.count))
    }

    /// Bytes of a run of characters.
    package func byteRange(_ range: Range<Int>) -> Range<Int> {
        Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
    }

    /// The first character from `first` on that starts at byte `offset` or behind it.
    package func characterIndex(ofByte offset: Int, from first: Int) -> Int {
        let starts = offsets.span
        let last = starts.count - 1
        guard first < last, Int(starts[first]) < offset else { return min(first, last) }
        // A character has one to four bytes.
        var low = first
        var high = min(last, first + offset - Int(starts[first]))
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The character that starts at or contains byte `offset`.
    package func characterIndex(ofByte offset: Int) -> Int {
        max(0, offsets.partitioningIndex { Int($0) > offset } - 1)
    }
}
