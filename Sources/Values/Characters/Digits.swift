/// The value of `0`…`9`, or `nil`. Full-width digits are half-width after folding.
@inline(__always)
func arabicDigit(_ character: UInt32) -> Int? {
    character >= 0x30 && character <= 0x39 ? Int(character - 0x30) : nil
}

/// The value of a Chinese or financial digit, or `nil`: `三` and `叁` are 3, `〇` and `零` 0.
@inline(__always)
func hanDigit(_ character: UInt32) -> Int? {
    guard character >= 0x3007 else { return nil }
    switch character {
    case "〇", "零": return 0
    case "一", "壹", "弌": return 1
    case "二", "两", "贰", "兩", "貳", "弍": return 2
    case "三", "叁", "参", "叄", "參", "弎": return 3
    case "四", "肆": return 4
    case "五", "伍": return 5
    case "六", "陆", "陸": return 6
    case "七", "柒": return 7
    case "八", "捌": return 8
    case "九", "玖": return 9
    default: return nil
    }
}

/// The power of ten of a multiplier, or 0: `百` 100, `亿` 100000000.
@inline(__always)
func multiplier(_ character: UInt32) -> Int {
    guard character >= 0x4E00 else { return 0 }
    switch character {
    case "十", "拾": return 10
    case "百", "佰": return 100
    case "千", "仟": return 1000
    case "万", "萬": return 10_000
    case "亿", "億": return 100_000_000
    case "兆": return 1_000_000_000_000
    default: return 0
    }
}

@inline(__always)
func isLetter(_ character: UInt32) -> Bool {
    (character >= 0x61 && character <= 0x7A) || (character >= 0x41 && character <= 0x5A)
}
