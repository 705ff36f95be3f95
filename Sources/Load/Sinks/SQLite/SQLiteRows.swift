import GRDB
import GRDBSQLite
import Glibc
import Parquet

/// Inserts the rows of one table through one prepared statement.
///
/// - A decimal is an INTEGER where it is whole, else a REAL where it has at most 15 digits, which a binary float
///   gives back digit for digit, else TEXT: never a number that is not the one meant.
/// - Dates are ISO 8601 text, booleans 0 and 1, lists JSON arrays, which `json_each` takes apart.
///
/// A row's texts lie in one buffer while it is inserted, so that SQLite need not copy them one by one.
struct SQLiteRows {
    private let columns: [Column]
    private let statement: Statement
    private let handle: OpaquePointer
    private let path: String
    private var text: [UInt8] = []
    private var values: [Value] = []

    private enum Value {
        case null
        case integer(Int64)
        case real(Double)
        case text(Range<Int>)
    }

    init(of table: String, _ columns: [Column], in connection: Database) throws {
        self.columns = columns
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        statement = try connection.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
        handle = statement.sqliteStatement
        path = table
    }

    mutating func append(_ batches: [ColumnBatch]) throws(LoadError) {
        guard let rowCount = batches.first?.rowCount else { return }
        var cursors = batches.map { ColumnCursor($0) }
        for _ in 0..<rowCount {
            text.removeAll(keepingCapacity: true)
            values.removeAll(keepingCapacity: true)
            for index in cursors.indices {
                let place = cursors[index].advance()
                values.append(value(cursors[index].values, place, columns[index].type))
            }
            // A pointer to no bytes would be taken for null.
            if text.isEmpty { text.append(0) }
            try insert()
        }
    }

    private func insert() throws(LoadError) {
        let status = text.withUnsafeBufferPointer { text -> Int32 in
            for (index, value) in values.enumerated() {
                let place = Int32(index + 1)
                let status =
                    switch value {
                    case .null: sqlite3_bind_null(handle, place)
                    case .integer(let number): sqlite3_bind_int64(handle, place, number)
                    case .real(let number): sqlite3_bind_double(handle, place, number)
                    case .text(let range):
                        sqlite3_bind_text64(
                            handle, place,
                            text.baseAddress.map {
                                UnsafeRawPointer($0 + range.lowerBound)
                                    .assumingMemoryBound(to: CChar.self)
                            }, sqlite3_uint64(range.count), nil, UInt8(SQLITE_UTF8))
                    }
                if status != SQLITE_OK { return status }
            }
            let step = sqlite3_step(handle)
            let reset = sqlite3_reset(handle)
            return step == SQLITE_DONE ? SQLITE_OK : reset == SQLITE_OK ? step : reset
        }
        guard status == SQLITE_OK else {
            let reason = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
            throw LoadError.sqlite(path: path, code: status, reason: reason ?? "no reason told")
        }
    }

    private mutating func value(
        _ values: ColumnBatch.Values, _ place: ColumnCursor.Place, _ type: ColumnType
    ) -> Value {
        switch (values, place) {
        case (_, .null): return .null
        case (.byteStrings(let strings), .value(let place)):
            let start = text.count
            text.append(contentsOf: strings[place])
            return .text(start..<text.count)
        case (.byteStrings(let strings), .list(let elements)):
            let start = text.count
            text.append(UInt8(ascii: "["))
            for element in elements {
                if element > elements.lowerBound { text.append(UInt8(ascii: ",")) }
                appendQuoted(String(decoding: strings[element], as: UTF8.self), to: &text)
            }
            text.append(UInt8(ascii: "]"))
            return .text(start..<text.count)
        case (.booleans(let flags), .value(let place)): return .integer(flags[place] ? 1 : 0)
        case (.int32s(let numbers), .value(let place)): return number(Int128(numbers[place]), type)
        case (.int64s(let numbers), .value(let place)): return number(Int128(numbers[place]), type)
        case (.int128s(let numbers), .value(let place)): return number(numbers[place], type)
        case (.doubles(let numbers), .value(let place)): return .real(numbers[place])
        case (_, .list): return .null
        }
    }

    private mutating func number(_ number: Int128, _ type: ColumnType) -> Value {
        switch type {
        case .decimal(_, let scale):
            let unit = (0..<scale).reduce(Int128(1)) { unit, _ in unit * 10 }
            if number % unit == 0, let whole = Int64(exactly: number / unit) {
                return .integer(whole)
            }
            if number.magnitude < 1_000_000_000_000_000 {
                return .real(Double(number) / Double(unit))
            }
        case .date, .timestamp: break
        default:
            if let whole = Int64(exactly: number) { return .integer(whole) }
        }
        let start = text.count
        text.append(contentsOf: CSVCells.text(number, type))
        return .text(start..<text.count)
    }
}
