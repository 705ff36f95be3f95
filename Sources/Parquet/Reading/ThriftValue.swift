/// A value of Thrift's compact protocol: structures are fields by number, and nothing more is known.
///
/// Source: thrift-compact-protocol.md of Apache Thrift. Depth is limited, and counts by the bytes there are.
indirect enum ThriftValue {
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    case binary(ArraySlice<UInt8>)
    case list([ThriftValue])
    case structure([(field: Int, value: ThriftValue)])

    /// Parquet's footer has six levels; a deeper value is an attack.
    private static let maximumDepth = 16

    subscript(_ field: Int) -> ThriftValue? {
        guard case .structure(let fields) = self else { return nil }
        return fields.first { $0.field == field }?.value
    }
    var integer: Int? { if case .integer(let value) = self { Int(value) } else { nil } }
    var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    var text: String? {
        if case .binary(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
    }
    var list: [ThriftValue]? { if case .list(let values) = self { values } else { nil } }

    /// Reads the structure that stands at the cursor.
    static func structure(
        _ cursor: inout ByteCursor, depth: Int = 0
    ) throws(ParquetError) -> ThriftValue {
        guard depth < maximumDepth else {
            throw ParquetError.corrupt("\(cursor.what) is nested too deep")
        }
        var fields: [(field: Int, value: ThriftValue)] = []
        var field = 0
        while true {
            let header = try cursor.byte()
            if header == 0 { return .structure(fields) }
            if header >> 4 == 0 {
                field = Int(truncatingIfNeeded: try cursor.zigzag())
            } else {
                field &+= Int(header >> 4)
            }
            fields.append((field, try value(header & 15, &cursor, depth: depth)))
        }
    }

    private static func value(
        _ kind: UInt8, _ cursor: inout ByteCursor, depth: Int
    ) throws(ParquetError) -> ThriftValue {
        switch kind {
        case 1: return .boolean(true)
        case 2: return .boolean(false)
        case 3: return .integer(Int64(Int8(bitPattern: try cursor.byte())))
        case 4, 5, 6: return .integer(try cursor.zigzag())
        case 7: return .double(Double(bitPattern: try cursor.littleEndian(8)))
        case 8:
            let count = try cursor.count(upTo: cursor.remaining)
            return .binary(try cursor.take(count))
        case 9, 10:
            let header = try cursor.byte()
            let long = header >> 4 == 15
            // Every element takes a byte.
            let count = long ? try cursor.count(upTo: cursor.remaining) : Int(header >> 4)
            guard depth < maximumDepth else {
                throw ParquetError.corrupt("\(cursor.what) is nested too deep")
            }
            var values: [ThriftValue] = []
            values.reserveCapacity(min(count, 4096))
            for _ in 0..<count {
                let kind = header & 15
                values.append(
                    kind == 1 || kind == 2
                        ? .boolean(try cursor.byte() == 1)
                        : try value(kind, &cursor, depth: depth + 1))
            }
            return .list(values)
        case 12: return try structure(&cursor, depth: depth + 1)
        default: throw ParquetError.corrupt("\(cursor.what) holds a field of kind \(kind)")
        }
    }
}
