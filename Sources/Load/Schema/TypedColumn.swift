import Model
import Parquet

/// The kinds of column, one function each; the closure takes the value out of the row.
extension TypedColumn {
    static func string(
        _ name: String, _ zh: String, _ en: String, unit: String? = nil, note: String? = nil,
        codes: [String] = [], _ value: @escaping @Sendable (Row) -> String
    ) -> TypedColumn {
        make(name, .string, false, zh, en, unit, note, codes) { rows in
            var strings = ByteStrings()
            let rows = rows.span
            for index in rows.indices { strings.append(value(rows[index])) }
            return ColumnBatch(rowCount: rows.count, values: .byteStrings(strings))
        }
    }

    /// UTF-8 bytes that the row already holds as bytes.
    static func utf8(
        _ name: String, _ zh: String, _ en: String, note: String? = nil,
        _ value: @escaping @Sendable (Row) -> [UInt8]
    ) -> TypedColumn {
        make(name, .string, false, zh, en, nil, note, []) { rows in
            var strings = ByteStrings()
            let rows = rows.span
            for index in rows.indices { strings.append(value(rows[index])) }
            return ColumnBatch(rowCount: rows.count, values: .byteStrings(strings))
        }
    }

    static func optionalString(
        _ name: String, _ zh: String, _ en: String, unit: String? = nil, note: String? = nil,
        codes: [String] = [], _ value: @escaping @Sendable (Row) -> String?
    ) -> TypedColumn {
        make(name, .string, true, zh, en, unit, note, codes) { rows in
            var strings = ByteStrings()
            var validity = Validity(capacity: rows.count)
            let rows = rows.span
            for index in rows.indices {
                let present = value(rows[index])
                validity.append(present != nil)
                if let present { strings.append(present) }
            }
            return ColumnBatch(
                rowCount: rows.count, values: .byteStrings(strings), validity: validity.flags)
        }
    }

    static func list(
        _ name: String, _ zh: String, _ en: String, note: String? = nil,
        _ value: @escaping @Sendable (Row) -> [String]
    ) -> TypedColumn {
        make(name, .list, false, zh, en, nil, note, []) { rows in
            var strings = ByteStrings()
            var ends: [Int] = []
            ends.reserveCapacity(rows.count)
            for row in rows {
                for element in value(row) { strings.append(element) }
                ends.append(strings.count)
            }
            return ColumnBatch(
                rowCount: rows.count, values: .byteStrings(strings), listEnds: ends)
        }
    }

    static func boolean(
        _ name: String, _ zh: String, _ en: String, note: String? = nil,
        _ value: @escaping @Sendable (Row) -> Bool
    ) -> TypedColumn {
        make(name, .boolean, false, zh, en, nil, note, []) { rows in
            ColumnBatch(rowCount: rows.count, values: .booleans(rows.map { value($0) }))
        }
    }

    static func int32(
        _ name: String, _ zh: String, _ en: String, unit: String? = nil, note: String? = nil,
        _ value: @escaping @Sendable (Row) -> Int
    ) -> TypedColumn {
        make(name, .int32, false, zh, en, unit, note, []) { rows throws(ColumnValueError) in
            try Self.int32Batch(rows, hasNulls: false) { value($0) }
        }
    }

    static func optionalInt32(
        _ name: String, _ zh: String, _ en: String, unit: String? = nil, note: String? = nil,
        _ value: @escaping @Sendable (Row) -> Int?
    ) -> TypedColumn {
        make(name, .int32, true, zh, en, unit, note, []) { rows throws(ColumnValueError) in
            try Self.int32Batch(rows, hasNulls: true, value)
        }
    }

    static func optionalInt64(
        _ name: String, _ zh: String, _ en: String, unit: String? = nil, note: String? = nil,
        _ value: @escaping @Sendable (Row) -> Int?
    ) -> TypedColumn {
        make(name, .int64, true, zh, en, unit, note, []) { rows in
            var values: [Int64] = []
            var validity = Validity(capacity: rows.count)
            let rows = rows.span
            for index in rows.indices {
                let present = value(rows[index])
                validity.append(present != nil)
                if let present { values.append(Int64(present)) }
            }
            return ColumnBatch(
                rowCount: rows.count, values: .int64s(values), validity: validity.flags)
        }
    }

    static func optionalDate(
        _ name: String, _ zh: String, _ en: String, note: String? = nil,
        _ value: @escaping @Sendable (Row) -> CalendarDate?
    ) -> TypedColumn {
        make(name, .date, true, zh, en, nil, note, []) { rows throws(ColumnValueError) in
            try Self.int32Batch(rows, hasNulls: true) { value($0)?.daysSinceEpoch }
        }
    }

    /// Rounded half away from zero to the column's scale; more digits than it has are an error.
    static func decimal(
        _ name: String, _ type: ColumnType, _ zh: String, _ en: String, unit: String? = nil,
        note: String? = nil, _ value: @escaping @Sendable (Row) -> FixedDecimal
    ) -> TypedColumn {
        make(name, type, false, zh, en, unit, note, []) { rows throws(ColumnValueError) in
            try Self.decimalBatch(rows, type, hasNulls: false) { value($0) }
        }
    }

    static func optionalDecimal(
        _ name: String, _ type: ColumnType, _ zh: String, _ en: String, unit: String? = nil,
        note: String? = nil, _ value: @escaping @Sendable (Row) -> FixedDecimal?
    ) -> TypedColumn {
        make(name, type, true, zh, en, unit, note, []) { rows throws(ColumnValueError) in
            try Self.decimalBatch(rows, type, hasNulls: true, value)
        }
    }

    private static func make(
        _ name: String, _ type: ColumnType, _ isNullable: Bool, _ zh: String, _ en: String,
        _ unit: String?, _ note: String?, _ codes: [String], read: @escaping Read
    ) -> TypedColumn {
        TypedColumn(
            column: Column(
                name: name, type: type, isNullable: isNullable, titleZH: zh, titleEN: en,
                unit: unit, note: note, codes: codes),
            read: read)
    }
}

extension TypedColumn {
    private static func int32Batch(
        _ rows: ArraySlice<Row>, hasNulls: Bool, _ value: (Row) -> Int?
    ) throws(ColumnValueError) -> ColumnBatch {
        var values: [Int32] = []
        values.reserveCapacity(rows.count)
        var validity = Validity(capacity: rows.count)
        let rows = rows.span
        for index in rows.indices {
            let present = value(rows[index])
            validity.append(present != nil)
            guard let present else { continue }
            guard let narrow = Int32(exactly: present) else {
                throw ColumnValueError(row: index, value: String(present))
            }
            values.append(narrow)
        }
        return ColumnBatch(
            rowCount: rows.count, values: .int32s(values),
            validity: hasNulls ? validity.flags : nil)
    }

    /// Up to 9 digits in an INT32, up to 18 in an INT64, as Parquet stores them.
    private static func decimalBatch(
        _ rows: ArraySlice<Row>, _ type: ColumnType, hasNulls: Bool, _ value: (Row) -> FixedDecimal?
    ) throws(ColumnValueError) -> ColumnBatch {
        guard case .decimal(let precision, let scale) = type else {
            throw ColumnValueError(row: 0, value: "\(type) is no decimal type")
        }
        let limit = FixedDecimal.powerOfTen(precision)
        var values: [Int64] = []
        values.reserveCapacity(rows.count)
        var validity = Validity(capacity: rows.count)
        let rows = rows.span
        for index in rows.indices {
            let present = value(rows[index])
            validity.append(present != nil)
            guard let present else { continue }
            guard let unscaled = present.unscaled(atScale: scale), unscaled < limit,
                unscaled > -limit, let narrow = Int64(exactly: unscaled)
            else { throw ColumnValueError(row: index, value: present.description) }
            values.append(narrow)
        }
        return ColumnBatch(
            rowCount: rows.count,
            values: precision <= 9
                ? .int32s(values.map { Int32(truncatingIfNeeded: $0) }) : .int64s(values),
            validity: hasNulls ? validity.flags : nil)
    }
}

/// Flags of present values; `nil` as long as none is missing.
struct Validity {
    private(set) var flags: [Bool]?
    private var count = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    mutating func append(_ isPresent: Bool) {
        if flags == nil, !isPresent {
            var all = [Bool](repeating: true, count: count)
            all.reserveCapacity(capacity)
            flags = all
        }
        flags?.append(isPresent)
        count += 1
    }
}
