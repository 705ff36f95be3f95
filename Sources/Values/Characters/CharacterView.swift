import Text

/// Folded characters that may be read past either end: outside is U+0000, which no rule matches.
///
/// The grammar of values looks back and ahead a few characters at every step; reading past the
/// ends without a trap keeps its rules as short as they are said.
struct CharacterView: Sendable {
    let characters: [UInt32]
    /// No rule looks at or beyond this character.
    let end: Int

    init(_ text: FoldedText) {
        characters = text.characters
        end = text.characters.count
    }

    init(_ text: FoldedText, upTo end: Int) {
        characters = text.characters
        self.end = max(0, min(end, text.characters.count))
    }

    @inline(__always)
    subscript(_ index: Int) -> UInt32 {
        index >= 0 && index < end ? characters[index] : 0
    }

    /// The first character at or after `index` that is no blank.
    @inline(__always)
    func skippingBlanks(_ index: Int, atMost limit: Int = 4) -> Int {
        var position = index
        while position < index + limit, self[position] == " " || self[position] == "\t" {
            position += 1
        }
        return position
    }

    /// The same, over one line break as well: `143⏎亿元`.
    func skippingLineBreak(_ index: Int) -> Int {
        var position = skippingBlanks(index)
        if self[position] == "\r" { position += 1 }
        if self[position] == "\n" { position = skippingBlanks(position + 1) }
        return position
    }

    /// The last character before `index` that is no blank; -1 when there is none.
    func lastBeforeBlanks(_ index: Int) -> Int {
        var position = index - 1
        while position >= 0, position > index - 5, self[position] == " " { position -= 1 }
        return position
    }

    /// Whether the characters of `word`, all of the basic plane, stand at `index`.
    func has(_ word: StaticString, at index: Int) -> Bool {
        let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        var position = index
        var offset = 0
        while offset < bytes.count {
            let first = UInt32(bytes[offset])
            let scalar: UInt32
            if first < 0x80 {
                scalar = first
                offset += 1
            } else if first < 0xE0 {
                scalar = (first & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
                offset += 2
            } else {
                let middle = UInt32(bytes[offset + 1] & 0x3F) << 6
                scalar = (first & 0x0F) << 12 | middle | UInt32(bytes[offset + 2] & 0x3F)
                offset += 3
            }
            guard self[position] == scalar else { return false }
            position += 1
        }
        return true
    }
}

@inline(__always)
func == (left: UInt32, right: Unicode.Scalar) -> Bool { left == right.value }

@inline(__always)
func != (left: UInt32, right: Unicode.Scalar) -> Bool { left != right.value }

@inline(__always)
func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }
