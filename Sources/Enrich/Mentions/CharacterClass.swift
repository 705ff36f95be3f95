import Text

/// What single folded characters are to names.
enum CharacterClass {
    static func isLetter(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar) || (0x41...0x5A).contains(scalar)
            || (0xC0...0x24F).contains(scalar)
    }

    static func isLatin(_ scalar: UInt32) -> Bool { isDigit(scalar) || isLetter(scalar) }

    /// `5.8`, `AR/VR` and `A-1` are one run.
    static func continuesLatin(_ characters: Span<UInt32>, at position: Int) -> Bool {
        let scalar = characters[position]
        if isLatin(scalar) { return true }
        guard scalar == 0x2E || scalar == 0x2D || scalar == 0x26 || scalar == 0x2F,
            position + 1 < characters.count
        else { return false }
        return isLatin(characters[position + 1]) && isLatin(characters[position - 1])
    }

    /// Kind of a punctuation mark, `nil` for letters, digits and ideographs.
    static func mark(_ characters: Span<UInt32>, at position: Int) -> Token.Kind? {
        switch characters[position] {
        case 0x3002, 0x21, 0x3F, 0x3B, 0x2026: return .terminal
        case 0x0A, 0x0D: return joinsLines(characters, at: position) ? .blank : .terminal
        case 0x2C, 0x3A, 0x2E, 0x7C, 0x3E, 0x3C, 0x2F, 0x25CF, 0x25B2, 0x25A0, 0x25C6: return .comma
        case 0x3001: return .list
        case 0x28, 0x5B, 0x3014, 0x3010: return .open
        case 0x29, 0x5D, 0x3015, 0x3011: return .close
        case 0x201C, 0x2018, 0x300C, 0x300E, 0x300A, 0x3008: return .quoteOpen
        case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x3009: return .quoteClose
        case 0x22, 0x27: return .quoteClose
        case 0xB7, 0x2022, 0x30FB, 0x2027, 0x2D, 0x26: return .connector
        case 0x2014, 0x2015, 0x2013, 0x7E:
            return joinsNames(characters, at: position) ? .connector : .comma
        case 0x20, 0x09: return .blank
        case let scalar where isIdeograph(scalar) || isLatin(scalar): return nil
        case 0x3005, 0x3007: return nil
        case let scalar where (0x1F000...0x1FAFF).contains(scalar): return .comma
        case let scalar where scalar > 0xFFFF: return nil
        default: return .comma
        }
    }

    /// A single dash between ideographs: `仁川—大连`; a sentence's own dash is a double one.
    private static func joinsNames(_ characters: Span<UInt32>, at position: Int) -> Bool {
        position > 0 && position + 1 < characters.count && isIdeograph(characters[position - 1])
            && isIdeograph(characters[position + 1])
    }

    /// A line end inside running prose: both neighbours are ideographs, the line before is long and
    /// has a comma in it, so that headlines and list items stay apart.
    private static func joinsLines(_ characters: Span<UInt32>, at position: Int) -> Bool {
        guard position > 0, position + 1 < characters.count, isIdeograph(characters[position - 1]),
            isIdeograph(characters[position + 1])
        else { return false }
        var start = position - 1
        var hasComma = false
        while start >= 0, characters[start] != 0x0A, position - start < 60 {
            if characters[start] == 0x2C || characters[start] == 0x3002 { hasComma = true }
            start -= 1
        }
        return hasComma && (16..<60).contains(position - start)
    }
}
