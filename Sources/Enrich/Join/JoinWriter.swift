import Model

/// Bytes of what articles tell, put aside until all of one part is joined: `3 AE 01 06 无锡`.
///
/// Whole numbers take a byte for each seven bits, texts begin with their length. Read in the same order
/// by ``JoinReader``, in the same run; nothing of it outlives the process.
struct JoinWriter {
    var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ key: ContentNumber) { write(key.value) }

    mutating func write(_ number: Double) { write(number.bitPattern) }

    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ text: ArraySlice<UInt8>) {
        write(text.count)
        bytes.append(contentsOf: text)
    }

    mutating func write(_ texts: [String]) {
        write(texts.count)
        for text in texts { write(text) }
    }

    mutating func write(_ date: CalendarDate) { write(date.daysSinceEpoch) }

    mutating func write(_ number: FixedDecimal) {
        write(UInt64(truncatingIfNeeded: number.unscaled))
        write(UInt64(truncatingIfNeeded: number.unscaled >> 64))
        write(number.scale)
    }

    mutating func write(_ span: Mention.DateSpan) {
        write(span.start)
        write(span.end)
        write(span.precision.rawValue)
        write(span.hasYear)
        write(span.isSpan)
    }

    mutating func write(_ place: Mention.Place) {
        write(place.divisionCode) { $0.write($1) }
        write(place.country)
        write(place.name)
        write(place.isZone)
    }

    /// A flag, and the value if there is one.
    mutating func write<Value>(_ value: Value?, _ body: (inout JoinWriter, Value) -> Void) {
        write(value != nil)
        if let value { body(&self, value) }
    }
}
