/// An encoding that pages come in.
enum Charset: Sendable, Hashable {
    case utf8
    case utf16(bigEndian: Bool)
    case utf32(bigEndian: Bool)
    /// One that the C library converts, by its name there.
    case converted(String)

    static let gb18030 = Charset.converted("GB18030")
    static let big5 = Charset.converted("BIG5-HKSCS")

    /// `gb2312` and `gbk` are read as GB18030, `big5` as Big5-HKSCS, as browsers do (WHATWG Encoding).
    init(label: String) {
        let letters = label.utf8.filter { $0 != 0x2D && $0 != 0x5F && $0 != 0x20 }
            .map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
        switch String(decoding: letters, as: UTF8.self) {
        case "utf8", "unicode11utf8": self = .utf8
        case "utf16", "utf16le": self = .utf16(bigEndian: false)
        case "utf16be": self = .utf16(bigEndian: true)
        case "utf32", "utf32le": self = .utf32(bigEndian: false)
        case "utf32be": self = .utf32(bigEndian: true)
        case "gb2312", "gbk", "gb18030", "xgbk", "cp936", "euccn", "gb231280": self = .gb18030
        case "big5", "big5hkscs", "cp950", "xxbig5", "cnbig5": self = .big5
        default: self = .converted(label)
        }
    }

    var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16(let bigEndian): bigEndian ? "UTF-16BE" : "UTF-16LE"
        case .utf32(let bigEndian): bigEndian ? "UTF-32BE" : "UTF-32LE"
        case .big5: "Big5-HKSCS"
        case .converted(let name): name
        }
    }

    /// The encoding a byte order mark tells, and the mark's length.
    static func marked(_ bytes: [UInt8]) -> (charset: Charset, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32(bigEndian: false), 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32(bigEndian: true), 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
        return nil
    }

    /// Reads all of `bytes`; `nil` if the C library does not know the encoding.
    func decode(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
        switch self {
        case .utf8:
            if isValidUTF8(bytes) {
                return DecodedText(text: Array(bytes), charset: name, replacementCount: 0)
            }
            let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
            let replaced = countReplacements(text) - countReplacements(Array(bytes))
            return DecodedText(text: text, charset: name, replacementCount: replaced)
        case .utf16(let bigEndian):
            let units = Self.units(of: bytes, width: 2, bigEndian).map { UInt16($0) }
            return unicode(String(decoding: units, as: UTF16.self), isCut: bytes.count % 2 != 0)
        case .utf32(let bigEndian):
            var view = String.UnicodeScalarView()
            for unit in Self.units(of: bytes, width: 4, bigEndian) {
                view.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
            }
            return unicode(String(view), isCut: bytes.count % 4 != 0)
        case .converted(let name):
            guard let (text, replaced) = IconvConverter.convert(bytes, from: name) else {
                return nil
            }
            return DecodedText(text: text, charset: self.name, replacementCount: replaced)
        }
    }

    private func unicode(_ string: String, isCut: Bool) -> DecodedText {
        let text = Array((isCut ? string + "\u{FFFD}" : string).utf8)
        return DecodedText(text: text, charset: name, replacementCount: countReplacements(text))
    }

    private static func units(
        of bytes: ArraySlice<UInt8>, width: Int, _ bigEndian: Bool
    ) -> [UInt32] {
        stride(from: bytes.startIndex, to: bytes.endIndex - width + 1, by: width).map { start in
            (0..<width).reduce(0) { unit, index in
                unit << 8 | UInt32(bytes[start + (bigEndian ? index : width - 1 - index)])
            }
        }
    }
}

/// How many U+FFFD the UTF-8 text has.
func countReplacements(_ text: [UInt8]) -> Int {
    var count = 0
    var index = 0
    while index + 2 < text.count {
        if text[index] == 0xEF, text[index + 1] == 0xBF, text[index + 2] == 0xBD { count += 1 }
        index += 1
    }
    return count
}
