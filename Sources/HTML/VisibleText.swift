/// Cuts decoded characters into what is shown: runs of text, blanks, line breaks.
///
/// White space collapses; no-break and fixed-width spaces (U+00A0, U+2002…200A) count as white
/// space; invisible format characters (zero-width spaces, bidirectional controls, soft hyphens)
/// go; ideographic spaces stay inside a block. C1 characters from numeric references such as
/// `&#150;` are read as windows-1252, as the HTML standard (§13.2.5.80) says.
enum VisibleText {
    enum Piece {
        case blank
        case lineBreak
        /// Bytes as they are, and the offset of their first.
        case text(Range<Int>, start: Int)
        case scalar([UInt8])
    }

    /// Bytes that may be more than themselves: controls, blanks, and the first bytes of U+0080…00AD,
    /// U+2000…2FFF, U+FE00…FFFF.
    private static let isSpecial: [Bool] = (0...255).map { byte in
        byte <= 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
    }

    @inline(__always)
    static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, keepingBlanks: Bool, _ body: (Piece) -> Void
    ) {
        let isSpecial = Self.isSpecial
        var start = 0
        var index = 0
        while index < bytes.count {
            if index > start || bytes[index] != 0xE3 {
                while index < bytes.count, !isSpecial[Int(bytes[index])] { index += 1 }
                guard index < bytes.count else { break }
            }
            let byte = bytes[index]
            var length = 1
            var piece: Piece?
            switch byte {
            case 0x0A where keepingBlanks: piece = .lineBreak
            case 0x0D where keepingBlanks:
                piece = .lineBreak
                if index + 1 < bytes.count, bytes[index + 1] == 0x0A { length = 2 }
            case 0x20 where keepingBlanks, 0x09 where keepingBlanks: break
            case 0x20, 0x0A, 0x09, 0x0D, 0x0C: piece = .blank
            case 0x00..<0x20, 0x7F: piece = .text(index..<index, start: index)
            case 0xC2 where index + 1 < bytes.count:
                length = 2
                let second = bytes[index + 1]
                if second == 0xA0 {
                    piece = .blank
                } else if second == 0xAD {
                    piece = .text(index..<index, start: index)
                } else if second >= 0x80, second < 0xA0 {
                    piece = .scalar(windows1252[Int(second) - 0x80])
                }
            case 0xE2 where index + 2 < bytes.count:
                length = 3
                piece = generalPunctuation(bytes[index + 1], bytes[index + 2], at: index)
            case 0xEF where index + 2 < bytes.count:
                length = 3
                if bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF {
                    piece = .text(index..<index, start: index)
                }
            case 0xE3 where index + 2 < bytes.count && index == start && !keepingBlanks:
                // Ideographic spaces at the start of a run are indentation more often than text.
                length = 3
                if bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 { piece = .blank }
            default: break
            }
            if let piece {
                if index > start { body(.text(start..<index, start: start)) }
                index += length
                start = index
                if case .text(let range, _) = piece, range.isEmpty { continue }
                body(piece)
            } else {
                index += length
            }
        }
        if bytes.count > start { body(.text(start..<bytes.count, start: start)) }
    }

    /// U+2002…200A and line separators are blank; U+200B…200F, 202A…202E, 2060…2069 are nothing.
    private static func generalPunctuation(
        _ second: UInt8, _ third: UInt8, at index: Int
    ) -> Piece? {
        switch (second, third) {
        case (0x80, 0x80...0x8A), (0x80, 0xA8...0xA9), (0x80, 0xAF), (0x81, 0x9F): .blank
        case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA9):
            .text(index..<index, start: index)
        default: nil
        }
    }

    /// Where the text ends before trailing blanks and ideographic spaces.
    static func endWithoutIdeographicBlanks(_ text: [UInt8], from start: Int) -> Int {
        var end = text.count
        while end > start {
            if text[end - 1] == 0x20 || text[end - 1] == 0x09 {
                end -= 1
            } else if end - start >= 3, text[end - 1] == 0x80, text[end - 2] == 0x80,
                text[end - 3] == 0xE3
            {
                end -= 3
            } else {
                break
            }
        }
        return end
    }

    /// UTF-8 of the characters that bytes 0x80…0x9F mean in windows-1252 (WHATWG Encoding).
    private static let windows1252: [[UInt8]] = {
        let scalars: [UInt32] = [
            0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
            0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
        ]
        return scalars.map { value in
            guard value > 0, let scalar = Unicode.Scalar(value) else { return [] }
            return Array(String(scalar).utf8)
        }
    }()
}
