/// A 64-bit hash of numbers and short byte strings for tables in memory; it never stands in a file.
///
/// Sixteen bytes at a time go through one multiplication whose halves are folded, and strings of up to sixteen bytes through
/// two. It takes a third of the time of ``XXH64``, which bloom filters are made of. Source: the method of wyhash (Wang Yi).
enum StringHash {
    private static let first: UInt64 = 0xA076_1D64_78BD_642F
    private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

    /// The hash of `range` of `bytes`, which lies within them.
    static func hash(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> UInt64 {
        var (low, high) = (range.lowerBound, range.upperBound)
        let count = high - low
        var seed = first
        let a: UInt64
        let b: UInt64
        if count > 16 {
            while high - low > 16 {
                seed = folded(word(bytes, low) ^ second, word(bytes, low + 8) ^ seed)
                low += 16
            }
            a = word(bytes, high - 16)
            b = word(bytes, high - 8)
        } else if count >= 8 {
            a = word(bytes, low)
            b = word(bytes, high - 8)
        } else if count >= 4 {
            a = half(bytes, low)
            b = half(bytes, high - 4)
        } else {
            // At most three bytes, which fit side by side.
            var all: UInt64 = 0
            while low < high {
                high -= 1
                all = all << 8 | byte(bytes, high)
            }
            a = all
            b = 0
        }
        return folded(second ^ UInt64(truncatingIfNeeded: count), folded(a ^ second, b ^ seed))
    }

    /// The hash of a number.
    static func hash(_ number: UInt64) -> UInt64 { folded(number ^ first, second) }

    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    private static func word(_ bytes: borrowing RawSpan, _ offset: Int) -> UInt64 {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    }

    private static func half(_ bytes: borrowing RawSpan, _ offset: Int) -> UInt64 {
        UInt64(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self))
    }

    private static func byte(_ bytes: borrowing RawSpan, _ offset: Int) -> UInt64 {
        UInt64(bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt8.self))
    }
}

/// Whether two byte strings of one length are equal, eight bytes at a time.
func areEqual(
    _ left: borrowing RawSpan, _ start: Int, _ right: borrowing RawSpan, _ other: Int, count: Int
) -> Bool {
    var offset = 0
    func word(_ bytes: borrowing RawSpan, _ place: Int) -> UInt64 {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
    }
    while offset + 8 <= count {
        if word(left, start + offset) != word(right, other + offset) { return false }
        offset += 8
    }
    if offset == count { return true }
    // The last eight bytes once more, where there are so many.
    if count >= 8 { return word(left, start + count - 8) == word(right, other + count - 8) }
    while offset < count {
        if left.unsafeLoadUnaligned(fromUncheckedByteOffset: start + offset, as: UInt8.self)
            != right.unsafeLoadUnaligned(fromUncheckedByteOffset: other + offset, as: UInt8.self)
        {
            return false
        }
        offset += 1
    }
    return true
}
