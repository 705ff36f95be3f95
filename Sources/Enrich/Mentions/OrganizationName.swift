import Text

/// Writes a name as the tables hold it: half-width brackets and letters, no inner blanks.
enum OrganizationName {
    /// `脉某智能科技（无锡）\n有限公司` → `脉某智能科技(无锡)有限公司`; blanks between Latin words stay.
    static func normalize(_ bytes: ArraySlice<UInt8>) -> String {
        if isNormal(bytes) { return String(decoding: bytes, as: UTF8.self) }
        let copy = Array(bytes)
        let span = copy.span
        var scalars: [UInt32] = []
        var position = 0
        while position < span.count {
            let (scalar, length) = decodeScalar(span, at: position)
            position += length
            scalars.append(half(scalar))
        }
        var name = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if scalar == 0x20 || scalar == 0x0A || scalar == 0x0D || scalar == 0x09 {
                let isBetweenWords =
                    index > 0 && index + 1 < scalars.count
                    && CharacterClass.isLatin(scalars[index - 1])
                    && CharacterClass.isLatin(scalars[index + 1])
                if !isBetweenWords { continue }
            }
            if let unicode = Unicode.Scalar(scalar) { name.append(unicode) }
        }
        return String(name)
    }

    /// Nothing in it can be a blank or of full width, as in most names: no need to look closer.
    private static func isNormal(_ bytes: ArraySlice<UInt8>) -> Bool {
        for byte in bytes {
            // Lead bytes of U+00A0, U+3000 and U+FF01…FF5E.
            switch byte {
            case 0...0x20, 0xC2, 0xE3, 0xEF, 0xF8...0xFF: return false
            default: continue
            }
        }
        return true
    }

    private static func half(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0x3000, 0xA0: 0x20
        default: scalar
        }
    }
}
