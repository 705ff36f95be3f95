import Glibc
import Load
import Parquet

/// Reads the column dump that `Benchmarks/table_dump.py` writes, a batch at a time.
///
/// A dump is lines of text `name type nullable`, an empty line, then batches: rows (4 bytes), and for each column its
/// number of present values, one byte a row if some are missing, and the values; texts as ends (4 bytes each) and bytes.
final class ColumnDump {
    let columns: [Column]
    private let file: UnsafeMutablePointer<FILE>

    struct Fault: Error, CustomStringConvertible { let description: String }

    init(_ path: String) throws {
        guard let file = fopen(path, "r") else { throw Fault(description: "cannot open \(path)") }
        self.file = file
        var columns: [Column] = []
        while let line = Self.line(file), !line.isEmpty {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3, let type = Self.types[parts[1]] else {
                throw Fault(description: "\(path): \(line)")
            }
            columns.append(
                Column(
                    name: parts[0], type: type, isNullable: parts[2] == "1", titleZH: parts[0],
                    titleEN: parts[0]))
        }
        self.columns = columns
    }

    deinit { fclose(file) }

    private static let types: [String: ColumnType] = [
        "string": .string, "int32": .int32, "int64": .int64, "bool": .boolean, "double": .double,
        "date": .date, "timestamp": .timestamp, "decimal": .decimal(precision: 38, scale: 2),
    ]

    private static func line(_ file: UnsafeMutablePointer<FILE>) -> String? {
        var bytes: [UInt8] = []
        while true {
            let byte = getc(file)
            if byte == EOF { return nil }
            if byte == 10 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(UInt8(truncatingIfNeeded: byte))
        }
    }

    /// The next rows of all columns; `nil` at the end.
    func next() -> [ColumnBatch]? {
        let head: [UInt32] = numbers(1, 0)
        guard let rows = head.first.map(Int.init), rows > 0 else { return nil }
        return columns.map { column in
            let present = Int((numbers(1, 0) as [UInt32]).first ?? 0)
            let validity = present < rows ? (numbers(rows, 0) as [UInt8]).map { $0 != 0 } : nil
            let values: ColumnBatch.Values
            switch column.type {
            case .string, .list:
                let ends: [UInt32] = numbers(present, 0)
                let bytes: [UInt8] = numbers(Int(ends.last ?? 0), 0)
                var strings = ByteStrings()
                var start = 0
                for end in ends {
                    strings.append(bytes[start..<Int(end)])
                    start = Int(end)
                }
                values = .byteStrings(strings)
            case .int32, .date: values = .int32s(numbers(present, 0))
            case .int64, .timestamp: values = .int64s(numbers(present, 0))
            case .boolean: values = .booleans((numbers(present, 0) as [UInt8]).map { $0 != 0 })
            case .double: values = .doubles(numbers(present, 0))
            case .decimal: values = .int128s(numbers(present, 0))
            }
            return ColumnBatch(rowCount: rows, values: values, validity: validity)
        }
    }

    private func numbers<Number>(_ count: Int, _ zero: Number) -> [Number] {
        guard count > 0 else { return [] }
        return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = fread(buffer.baseAddress, MemoryLayout<Number>.stride, count, file)
        }
    }
}
