import CZlib

@testable import Parquet

/// A small reader of Parquet files for tests, written from the specification and not from the writer:
/// Thrift structures into field numbers, pages into levels and values.
indirect enum Thrift: Equatable {
    case boolean(Bool)
    case integer(Int64)
    case binary([UInt8])
    case list([Thrift])
    case structure([Int: Thrift])

    subscript(_ field: Int) -> Thrift? {
        if case .structure(let fields) = self { fields[field] } else { nil }
    }
    var integer: Int? { if case .integer(let value) = self { Int(value) } else { nil } }
    var bytes: [UInt8]? { if case .binary(let value) = self { value } else { nil } }
    var list: [Thrift] { if case .list(let values) = self { values } else { [] } }
    var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
}

struct ByteReader {
    let bytes: [UInt8]
    var offset: Int

    init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    mutating func byte() -> UInt8 {
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func varint() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    mutating func take(_ count: Int) -> [UInt8] {
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func integer(_ width: Int) -> Int {
        take(width).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func structure() -> Thrift {
        var fields: [Int: Thrift] = [:]
        var field = 0
        while true {
            let header = byte()
            if header == 0 { return .structure(fields) }
            field = header >> 4 == 0 ? Int(zigzag()) : field + Int(header >> 4)
            fields[field] = value(header & 15)
        }
    }

    private mutating func zigzag() -> Int64 {
        let value = varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func value(_ kind: UInt8) -> Thrift {
        switch kind {
        case 1: return .boolean(true)
        case 2: return .boolean(false)
        case 3: return .integer(Int64(Int8(bitPattern: byte())))
        case 4, 5, 6: return .integer(zigzag())
        case 8: return .binary(take(Int(varint())))
        case 9:
            let header = byte()
            let count = header >> 4 == 15 ? Int(varint()) : Int(header >> 4)
            let element = header & 15
            return .list(
                (0..<count).map { _ in element <= 2 ? .boolean(byte() == 1) : value(element) })
        default: return structure()
        }
    }

    /// Run lengths and packed bits, `count` values of `width` bits.
    mutating func hybrid(count: Int, width: Int) -> [Int] {
        var values: [Int] = []
        while values.count < count {
            let header = Int(varint())
            if header & 1 == 0 {
                let value = integer((width + 7) / 8)
                values += Array(repeating: value, count: header >> 1)
            } else {
                let packed = take((header >> 1) * width)
                for index in 0..<(header >> 1) * 8 {
                    values.append(
                        (0..<width).reduce(0) { value, bit in
                            let at = index * width + bit
                            return value | Int(packed[at / 8] >> UInt8(at % 8) & 1) << bit
                        })
                }
            }
        }
        return Array(values.prefix(count))
    }
}

/// A page: its header, and its body without compression.
struct ReadPage {
    let offset: Int
    let header: Thrift
    let body: [UInt8]
}

struct FileReader {
    let bytes: [UInt8]
    let footer: Thrift

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var length = ByteReader(bytes, at: bytes.count - 8)
        let size = length.integer(4)
        var reader = ByteReader(bytes, at: bytes.count - 8 - size)
        footer = reader.structure()
    }

    func chunk(_ column: Int, group: Int = 0) -> Thrift? {
        footer[4]?.list[group][1]?.list[column]
    }

    func structure(at offset: Int) -> Thrift {
        var reader = ByteReader(bytes, at: offset)
        return reader.structure()
    }

    /// Pages of a chunk from its first to its last byte.
    func pages(_ column: Int, group: Int = 0) -> [ReadPage] {
        guard let data = chunk(column, group: group)?[3], let size = data[7]?.integer,
            let start = data[11]?.integer ?? data[9]?.integer
        else { return [] }
        var reader = ByteReader(bytes, at: start)
        var pages: [ReadPage] = []
        while reader.offset < start + size {
            let offset = reader.offset
            let header = reader.structure()
            let stored = reader.take(header[3]?.integer ?? 0)
            let body =
                data[4]?.integer == 2 ? inflated(stored, to: header[2]?.integer ?? 0) : stored
            pages.append(ReadPage(offset: offset, header: header, body: body))
        }
        return pages
    }

    private func inflated(_ stored: [UInt8], to size: Int) -> [UInt8] {
        var stream = z_stream()
        var input = stored
        var output = [UInt8](repeating: 0, count: size + 1)
        return input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                let status = inflate(&stream, Z_FINISH)
                inflateEnd(&stream)
                return status == Z_STREAM_END && stream.avail_in == 0
                    ? Array(target.prefix(target.count - Int(stream.avail_out))) : []
            }
        }
    }
}
