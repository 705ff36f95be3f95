/// A Chinese character of any plane; 〇 counts, 々 does not.
@inlinable @inline(__always)
package func isHan(_ scalar: UInt32) -> Bool {
    isIdeograph(scalar) || scalar == 0x3007
}

/// A Chinese character of any plane without 〇, which Unicode counts among the numbers.
@inlinable @inline(__always)
package func isIdeograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF: true
    case 0x20000...0x3FFFD: true
    default: false
    }
}

/// `0`–`9` of folded text; full-width digits are folded to these.
@inlinable @inline(__always)
package func isDigit(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10
}

/// `a`–`z` of folded text.
@inlinable @inline(__always)
package func isLatinLetter(_ scalar: UInt32) -> Bool {
    scalar &- 0x61 < 26
}

/// The value of an ASCII digit of base 16: `F` and `f` are 15.
package func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
}
