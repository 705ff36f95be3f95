/// Writes `Codable` values as bytes: fields in the order of their declaration, without their names.
///
/// Whole numbers take one byte for each seven bits (zigzag), texts and arrays begin with their
/// length. What is written can only be read by the program that wrote it, as a changed type reads
/// other fields: whoever keeps the bytes keys them by the program too (`Fingerprint`).
package enum CompactEncoder {
    /// Throws for shapes that no fact has: elements that may be missing, inheritance.
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let sink = ByteSink()
        try sink.write(value)
        return sink.bytes
    }

    /// The same for what is known to have a shape that can be written: types of the line itself.
    static func bytes(of value: some Encodable) -> [UInt8] {
        do {
            return try encode(value)
        } catch {
            preconditionFailure("\(type(of: value)) has a shape without bytes: \(error)")
        }
    }

    /// A shape the format has no bytes for.
    package struct UnsupportedShape: Error {}
}

/// The bytes written so far, shared by all containers of one value.
final class ByteSink {
    fileprivate(set) var bytes: [UInt8] = []

    func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// LEB128, as DWARF and Protocol Buffers write it.
    func write(unsigned number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    func write(signed number: Int64) {
        write(unsigned: UInt64(bitPattern: number << 1 ^ number >> 63))
    }

    func write(fixed number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    func write(_ text: String) {
        write(unsigned: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    func write(raw: [UInt8]) {
        write(unsigned: UInt64(raw.count))
        bytes.append(contentsOf: raw)
    }

    /// Frequent types of the standard library have a short way of their own.
    func write<Value: Encodable>(_ value: Value) throws {
        if Value.self == String.self, let text = value as? String {
            write(text)
        } else if Value.self == [UInt8].self, let raw = value as? [UInt8] {
            write(raw: raw)
        } else if Value.self == Range<Int>.self, let range = value as? Range<Int> {
            write(signed: Int64(range.lowerBound))
            write(unsigned: UInt64(range.upperBound - range.lowerBound))
        } else if Value.self == Range<Int32>.self, let range = value as? Range<Int32> {
            write(signed: Int64(range.lowerBound))
            write(unsigned: UInt64(range.upperBound - range.lowerBound))
        } else if Value.self == [UInt64].self, let numbers = value as? [UInt64] {
            write(unsigned: UInt64(numbers.count))
            for number in numbers { write(fixed: number) }
        } else if Value.self == [UInt32].self, let numbers = value as? [UInt32] {
            write(unsigned: UInt64(numbers.count))
            for number in numbers {
                withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
            }
        } else {
            try value.encode(to: CompactEncoding(sink: self))
        }
    }

    /// A counter of four bytes, raised once for each element.
    func beginCount() -> Int {
        bytes.append(contentsOf: [0, 0, 0, 0])
        return bytes.count - 4
    }

    func raiseCount(at place: Int) throws {
        for byte in place..<place + 4 {
            bytes[byte] &+= 1
            if bytes[byte] != 0 { return }
        }
        throw CompactEncoder.UnsupportedShape()
    }
}

private struct CompactEncoding: Encoder {
    let sink: ByteSink
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedWriter<Key>(sink: sink))
    }
    func unkeyedContainer() -> any UnkeyedEncodingContainer { ElementWriter(sink) }
    func singleValueContainer() -> any SingleValueEncodingContainer { ValueWriter(sink: sink) }
}

private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let sink: ByteSink
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { sink.write(false) }
    func encode(_ value: Bool, forKey key: Key) { sink.write(value) }
    func encode(_ value: String, forKey key: Key) { sink.write(value) }
    func encode(_ value: Double, forKey key: Key) { sink.write(fixed: value.bitPattern) }
    func encode(_ value: Int, forKey key: Key) { sink.write(signed: Int64(value)) }
    func encode(_ value: Int32, forKey key: Key) { sink.write(signed: Int64(value)) }
    func encode(_ value: UInt8, forKey key: Key) { sink.write(unsigned: UInt64(value)) }
    func encode(_ value: UInt32, forKey key: Key) { sink.write(unsigned: UInt64(value)) }
    func encode(_ value: UInt64, forKey key: Key) { sink.write(fixed: value) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try sink.write(value) }

    private func writeIfPresent<Value: Encodable>(_ value: Value?) throws {
        sink.write(value != nil)
        if let value { try sink.write(value) }
    }
    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent(_ value: String?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try writeIfPresent(value) }
    func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
        try writeIfPresent(value)
    }

    /// The case of an enumeration with associated values: the only key that is written.
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        sink.write(key.stringValue)
        return KeyedEncodingContainer(KeyedWriter<Nested>(sink: sink))
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        ElementWriter(sink)
    }
    func superEncoder() -> any Encoder { CompactEncoding(sink: sink) }
    func superEncoder(forKey key: Key) -> any Encoder { CompactEncoding(sink: sink) }
}

private struct ElementWriter: UnkeyedEncodingContainer {
    let sink: ByteSink
    private let place: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(_ sink: ByteSink) {
        self.sink = sink
        place = sink.beginCount()
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try sink.raiseCount(at: place)
        count += 1
        try sink.write(value)
    }

    func encodeNil() throws { throw CompactEncoder.UnsupportedShape() }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(KeyedWriter<Nested>(sink: sink))
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { ElementWriter(sink) }
    func superEncoder() -> any Encoder { CompactEncoding(sink: sink) }
}

private struct ValueWriter: SingleValueEncodingContainer {
    let sink: ByteSink
    var codingPath: [any CodingKey] { [] }

    func encodeNil() throws { throw CompactEncoder.UnsupportedShape() }
    func encode(_ value: Bool) { sink.write(value) }
    func encode(_ value: String) { sink.write(value) }
    func encode(_ value: Double) { sink.write(fixed: value.bitPattern) }
    func encode(_ value: Float) { sink.write(unsigned: UInt64(value.bitPattern)) }
    func encode(_ value: Int) { sink.write(signed: Int64(value)) }
    func encode(_ value: Int8) { sink.write(signed: Int64(value)) }
    func encode(_ value: Int16) { sink.write(signed: Int64(value)) }
    func encode(_ value: Int32) { sink.write(signed: Int64(value)) }
    func encode(_ value: Int64) { sink.write(signed: value) }
    func encode(_ value: UInt) { sink.write(unsigned: UInt64(value)) }
    func encode(_ value: UInt8) { sink.write(unsigned: UInt64(value)) }
    func encode(_ value: UInt16) { sink.write(unsigned: UInt64(value)) }
    func encode(_ value: UInt32) { sink.write(unsigned: UInt64(value)) }
    func encode(_ value: UInt64) { sink.write(fixed: value) }
    func encode<Value: Encodable>(_ value: Value) throws { try sink.write(value) }
}
