/// Decodes one scalar of valid UTF-8 at `offset`.
///
/// Continuation bytes are not checked: text is validated once, where it enters the program. A stray
/// continuation byte or a sequence cut by the end gives U+FFFD and length 1, so nothing traps.
@inlinable @inline(__always)
package func decodeScalar(_ bytes: Span<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let available = bytes.count - offset
    if first & 0xE0 == 0xC0, available > 1 {
        return ((first & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2)
    }
    if first & 0xF0 == 0xE0, available > 2 {
        let middle = UInt32(bytes[offset + 1] & 0x3F) << 6
        return ((first & 0x0F) << 12 | middle | UInt32(bytes[offset + 2] & 0x3F), 3)
    }
    if first & 0xF8 == 0xF0, available > 3 {
        let high = UInt32(bytes[offset + 1] & 0x3F) << 12
        let middle = UInt32(bytes[offset + 2] & 0x3F) << 6
        return ((first & 0x07) << 18 | high | middle | UInt32(bytes[offset + 3] & 0x3F), 4)
    }
    return (0xFFFD, 1)
}

/// How many scalars `decodeScalar` reads out of `bytes`.
package func countScalars(_ bytes: Span<UInt8>) -> Int {
    // In valid text every byte that does not continue a character starts one.
    bytes.withUnsafeBytes { bytes in
        var continuing = 0
        var position = 0
        while position &+ 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            continuing &+= (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
            position &+= 8
        }
        while position < bytes.count {
            continuing &+= bytes[position] & 0xC0 == 0x80 ? 1 : 0
            position &+= 1
        }
        return bytes.count &- continuing
    }
}

/// UTF-8 of one scalar.
package func utf8(of scalar: UInt32) -> [UInt8] {
    func byte(_ mark: UInt32, _ shift: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: mark | (scalar >> shift & 0x3F))
    }
    switch scalar {
    case ..<0x80: return [UInt8(scalar)]
    case ..<0x800: return [UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6), byte(0x80, 0)]
    case ..<0x10000:
        return [UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12), byte(0x80, 6), byte(0x80, 0)]
    default:
        return [
            UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18 & 0x07), byte(0x80, 12), byte(0x80, 6),
            byte(0x80, 0),
        ]
    }
}
