/// Reads what ``CompactEncoder`` wrote, by the same declarations.
package enum CompactDecoder {
    /// Throws if the bytes end too early, go on after the value, or are no such value.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8]
    ) throws -> Value {
        let source = ByteSource(bytes)
        let value = try source.read(type)
        guard source.isAtEnd else { throw Damage.bytesLeft }
        return value
    }

    package enum Damage: Error {
        case endsEarly, bytesLeft, outOfRange, unexpectedShape
    }
}

/// The bytes not read yet, shared by all containers of one value.
final class ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    func byte() throws -> UInt8 {
        guard position < bytes.count else { throw CompactDecoder.Damage.endsEarly }
        defer { position += 1 }
        return bytes[position]
    }

    func flag() throws -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw CompactDecoder.Damage.outOfRange
        }
    }

    func unsigned() throws -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1 else { throw CompactDecoder.Damage.outOfRange }
            number |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return number }
            shift += 7
        }
    }

    func signed() throws -> Int64 {
        let number = try unsigned()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    func fixed() throws -> UInt64 {
        guard bytes.count - position >= 8 else { throw CompactDecoder.Damage.endsEarly }
        defer { position += 8 }
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
    }

    func text() throws -> String {
        String(decoding: try raw(try count()), as: UTF8.self)
    }

    /// A number of elements of at least `size` bytes, which must still be there.
    func count(of size: Int = 1) throws -> Int {
        let number = try unsigned()
        guard number <= UInt64(bytes.count - position) / UInt64(size) else {
            throw CompactDecoder.Damage.endsEarly
        }
        return Int(number)
    }

    /// The count of elements as ``ByteSink/beginCount()`` keeps it.
    func elementCount() throws -> Int {
        let four = try raw(4)
        return four.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    func raw(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw CompactDecoder.Damage.endsEarly }
        defer { position += count }
        return bytes[position..<position + count]
    }

    func whole<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        let number =
            Number.isSigned ? Number(exactly: try signed()) : Number(exactly: try unsigned())
        guard let number else { throw CompactDecoder.Damage.outOfRange }
        return number
    }

    private func range<Bound: FixedWidthInteger>() throws -> Range<Bound> {
        let start = try signed()
        let (end, isOver) = start.addingReportingOverflow(
            Int64(truncatingIfNeeded: try unsigned()))
        guard !isOver, start <= end, let lower = Bound(exactly: start),
            let upper = Bound(exactly: end)
        else { throw CompactDecoder.Damage.outOfRange }
        return lower..<upper
    }

    func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let special: Any? =
            if type == String.self {
                try text()
            } else if type == [UInt8].self {
                Array(try raw(try count()))
            } else if type == Range<Int>.self {
                try range() as Range<Int>
            } else if type == Range<Int32>.self {
                try range() as Range<Int32>
            } else if type == [UInt64].self {
                try (0..<count(of: 8)).map { _ in try fixed() }
            } else if type == [UInt32].self {
                try (0..<count(of: 4)).map { _ in
                    try raw(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
                }
            } else {
                nil
            }
        guard let special else { return try Value(from: CompactDecoding(source: self)) }
        guard let value = special as? Value else { throw CompactDecoder.Damage.unexpectedShape }
        return value
    }
}

private struct CompactDecoding: Decoder {
    let source: ByteSource
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(KeyedReader<Key>(source: source))
    }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try ElementReader(source) }
    func singleValueContainer() -> any SingleValueDecodingContainer { ValueReader(source: source) }
}

private final class KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let source: ByteSource
    /// The case of an enumeration, once somebody has asked for it.
    private var caseName: String?

    init(source: ByteSource) {
        self.source = source
    }

    var codingPath: [any CodingKey] { [] }

    /// Asked for only by enumerations with associated values.
    var allKeys: [Key] {
        if caseName == nil { caseName = try? source.text() }
        return caseName.flatMap { Key(stringValue: $0) }.map { [$0] } ?? []
    }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { try !source.flag() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try source.flag() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try source.text() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        Double(bitPattern: try source.fixed())
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try source.whole(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try source.whole(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try source.whole(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try source.whole(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try source.fixed() }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try source.read(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        if caseName == nil { caseName = try source.text() }
        guard caseName == key.stringValue else { throw CompactDecoder.Damage.unexpectedShape }
        return KeyedDecodingContainer(KeyedReader<Nested>(source: source))
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try ElementReader(source)
    }
    func superDecoder() -> any Decoder { CompactDecoding(source: source) }
    func superDecoder(forKey key: Key) -> any Decoder { CompactDecoding(source: source) }
}

private struct ElementReader: UnkeyedDecodingContainer {
    let source: ByteSource
    let count: Int?
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { currentIndex == count }

    init(_ source: ByteSource) throws {
        self.source = source
        count = try source.elementCount()
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard !isAtEnd else { throw CompactDecoder.Damage.endsEarly }
        currentIndex += 1
        return try source.read(type)
    }

    func decodeNil() -> Bool { false }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        throw CompactDecoder.Damage.unexpectedShape
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw CompactDecoder.Damage.unexpectedShape
    }
    mutating func superDecoder() throws -> any Decoder {
        throw CompactDecoder.Damage.unexpectedShape
    }
}

private struct ValueReader: SingleValueDecodingContainer {
    let source: ByteSource
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) throws -> Bool { try source.flag() }
    func decode(_ type: String.Type) throws -> String { try source.text() }
    func decode(_ type: Double.Type) throws -> Double { Double(bitPattern: try source.fixed()) }
    func decode(_ type: Float.Type) throws -> Float {
        Float(bitPattern: try source.whole(UInt32.self))
    }
    func decode(_ type: Int.Type) throws -> Int { try source.whole(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try source.whole(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try source.whole(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try source.whole(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try source.whole(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try source.whole(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try source.whole(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try source.whole(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try source.whole(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try source.fixed() }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try source.read(type) }
}
