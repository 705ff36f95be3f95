/// Writes structures in Thrift's compact protocol, which all of Parquet's metadata is in.
///
/// Source: thrift-compact-protocol.md of Apache Thrift. Fields must be written in ascending order.
struct ThriftCompactWriter {
    private(set) var bytes: [UInt8] = []
    private var lastField = 0

    private enum Kind: UInt8 {
        case booleanTrue = 1
        case booleanFalse = 2
        case byte = 3
        case int16 = 4
        case int32 = 5
        case int64 = 6
        case binary = 8
        case list = 9
        case structure = 12
    }

    mutating func boolean(_ field: Int, _ value: Bool) {
        header(field, value ? .booleanTrue : .booleanFalse)
    }

    mutating func int8(_ field: Int, _ value: Int8) {
        header(field, .byte)
        bytes.append(UInt8(bitPattern: value))
    }

    mutating func int16(_ field: Int, _ value: Int16) {
        header(field, .int16)
        zigzag(Int64(value))
    }

    mutating func int32(_ field: Int, _ value: Int32) {
        header(field, .int32)
        zigzag(Int64(value))
    }

    mutating func int64(_ field: Int, _ value: Int) {
        header(field, .int64)
        zigzag(Int64(value))
    }

    mutating func binary(_ field: Int, _ value: [UInt8]) {
        header(field, .binary)
        rawBinary(value)
    }

    mutating func string(_ field: Int, _ value: String) { binary(field, Array(value.utf8)) }

    mutating func structure(_ field: Int, _ body: (inout ThriftCompactWriter) -> Void) {
        header(field, .structure)
        root(body)
    }

    /// A structure without a field header: the outermost one, or an element of a list.
    mutating func root(_ body: (inout ThriftCompactWriter) -> Void) {
        let outer = lastField
        lastField = 0
        body(&self)
        bytes.append(0)
        lastField = outer
    }

    mutating func structures<Element>(
        _ field: Int, _ elements: [Element], _ body: (inout ThriftCompactWriter, Element) -> Void
    ) {
        listHeader(field, .structure, count: elements.count)
        for element in elements { root { body(&$0, element) } }
    }

    mutating func int32s(_ field: Int, _ values: [Int32]) {
        listHeader(field, .int32, count: values.count)
        for value in values { zigzag(Int64(value)) }
    }

    mutating func int64s(_ field: Int, _ values: [Int]) {
        listHeader(field, .int64, count: values.count)
        for value in values { zigzag(Int64(value)) }
    }

    mutating func binaries(_ field: Int, _ values: [[UInt8]]) {
        listHeader(field, .binary, count: values.count)
        for value in values { rawBinary(value) }
    }

    mutating func booleans(_ field: Int, _ values: [Bool]) {
        listHeader(field, .booleanTrue, count: values.count)
        for value in values { bytes.append(value ? 1 : 2) }
    }

    private mutating func listHeader(_ field: Int, _ kind: Kind, count: Int) {
        header(field, .list)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | kind.rawValue)
        } else {
            bytes.append(0xF0 | kind.rawValue)
            varint(UInt64(count))
        }
    }

    private mutating func header(_ field: Int, _ kind: Kind) {
        let delta = field - lastField
        if (1...15).contains(delta) {
            bytes.append(UInt8(delta) << 4 | kind.rawValue)
        } else {
            bytes.append(kind.rawValue)
            zigzag(Int64(field))
        }
        lastField = field
    }

    private mutating func rawBinary(_ value: [UInt8]) {
        varint(UInt64(value.count))
        bytes += value
    }

    private mutating func zigzag(_ value: Int64) {
        varint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    private mutating func varint(_ value: UInt64) { appendVarint(value, to: &bytes) }
}

/// Unsigned LEB128: seven bits a byte, the lowest first.
func appendVarint(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
    }
    bytes.append(UInt8(rest))
}
