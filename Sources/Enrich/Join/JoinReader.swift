import Model

/// Reads what ``JoinWriter`` wrote, in the same order.
///
/// Bytes that were written by the same process are whole; should they end too early, zeros and empty texts
/// follow, and reading comes to an end.
struct JoinReader {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func byte() -> UInt8 {
        guard position < bytes.count else { return 0 }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = byte()
            number |= UInt64(next & 0x7F) << shift
            guard next >= 0x80, shift < 63 else { break }
            shift += 7
        }
        return Int(Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
    }

    mutating func fixed() -> UInt64 {
        guard bytes.count - position >= 8 else {
            position = bytes.count
            return 0
        }
        defer { position += 8 }
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
    }

    mutating func key() -> ContentNumber { ContentNumber(value: fixed()) }

    mutating func double() -> Double { Double(bitPattern: fixed()) }

    mutating func flag() -> Bool { byte() == 1 }

    /// Where the next text stands among the bytes.
    mutating func range() -> Range<Int> {
        let count = min(max(number(), 0), bytes.count - position)
        defer { position += count }
        return position..<position + count
    }

    mutating func text() -> String {
        let range = range()
        return String(decoding: bytes[range], as: UTF8.self)
    }

    mutating func texts() -> [String] {
        let count = number()
        var texts: [String] = []
        while texts.count < count, !isAtEnd { texts.append(text()) }
        return texts
    }

    mutating func date() -> CalendarDate { CalendarDate(daysSinceEpoch: number()) }

    mutating func decimal() -> FixedDecimal {
        let low = fixed()
        let high = Int64(bitPattern: fixed())
        return FixedDecimal(unscaled: Int128(high) << 64 | Int128(low), scale: number())
    }

    mutating func span() -> Mention.DateSpan {
        let start = date()
        let end = date()
        let precision = Mention.DateSpan.Precision(rawValue: text()) ?? .vague
        let hasYear = flag()
        return Mention.DateSpan(
            start: start, end: end, precision: precision, hasYear: hasYear, isSpan: flag())
    }

    mutating func place() -> Mention.Place {
        let code = optional { $0.text() }
        let country = text()
        let name = text()
        return Mention.Place(divisionCode: code, country: country, name: name, isZone: flag())
    }

    mutating func optional<Value>(_ body: (inout JoinReader) -> Value) -> Value? {
        flag() ? body(&self) : nil
    }
}
