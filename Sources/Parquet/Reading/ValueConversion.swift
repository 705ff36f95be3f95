/// What stored values mean: from the physical type in the file to the one that ``ParquetType`` has.
///
/// Timestamps of other units become microseconds (nanoseconds are cut), INT96 likewise, decimals take the
/// width of their precision, unsigned 64-bit numbers become decimals of 20 digits.
struct ValueConversion: Sendable {
    enum Step: Sendable {
        case none
        /// INT32 of 8 to 32 unsigned bits.
        case unsigned32
        case unsigned64
        /// Multiplied, then divided, to microseconds.
        case scaled(by: Int64, over: Int64)
        case decimal
    }

    let type: ParquetType
    let step: Step
    let obstacle: String?

    /// `element`: a leaf of the footer's schema.
    init(_ element: ThriftValue, _ physical: StoredPhysical) {
        let logical = element[10]
        let converted = element[6]?.integer
        func result(
            _ type: ParquetType, _ step: Step = .none, obstacle: String? = nil
        ) -> (ParquetType, Step, String?) { (type, step, obstacle) }
        let answer: (ParquetType, Step, String?)
        switch physical {
        case .boolean: answer = result(.boolean)
        case .float, .double: answer = result(.double)
        case .int96: answer = result(.timestamp)
        case .int32, .int64:
            answer = Self.integer(logical, converted, element, isWide: physical == .int64)
        case .byteArray, .fixedLengthByteArray:
            if logical?[5] != nil || converted == 5 {
                answer = Self.decimal(logical, element)
            } else if logical?[1] != nil || logical?[4] != nil || logical?[12] != nil
                || [0, 4, 19].contains(converted ?? -1)
            {
                answer = result(.string)
            } else {
                answer = result(.binary)
            }
        }
        (type, step, obstacle) = answer
    }

    private static func integer(
        _ logical: ThriftValue?, _ converted: Int?, _ element: ThriftValue, isWide: Bool
    ) -> (ParquetType, Step, String?) {
        if logical?[5] != nil || converted == 5 { return decimal(logical, element) }
        if logical?[6] != nil || converted == 6 { return (.date, .none, nil) }
        if let timestamp = logical?[8], isWide {
            let unit = timestamp[2]
            if unit?[1] != nil { return (.timestamp, .scaled(by: 1000, over: 1), nil) }
            if unit?[3] != nil { return (.timestamp, .scaled(by: 1, over: 1000), nil) }
            return (.timestamp, .none, nil)
        }
        if converted == 9, isWide { return (.timestamp, .scaled(by: 1000, over: 1), nil) }
        if converted == 10, isWide { return (.timestamp, .none, nil) }
        let unsigned: Bool
        if let number = logical?[10] {
            unsigned = number[2]?.boolean == false
            if !unsigned, let bits = number[1]?.integer, [8, 16, 32, 64].contains(bits),
                (bits == 64) == isWide
            {
                return (.integer(bitWidth: bits), .none, nil)
            }
        } else {
            unsigned = (11...14).contains(converted ?? 0)
        }
        if unsigned {
            return isWide
                ? (.decimal(precision: 20, scale: 0), .unsigned64, nil) : (.int64, .unsigned32, nil)
        }
        return (isWide ? .int64 : .int32, .none, nil)
    }

    private static func decimal(
        _ logical: ThriftValue?, _ element: ThriftValue
    ) -> (ParquetType, Step, String?) {
        let scale = logical?[5]?[1]?.integer ?? element[7]?.integer ?? 0
        let precision = logical?[5]?[2]?.integer ?? element[8]?.integer ?? 0
        guard (1...38).contains(precision), (0...precision).contains(scale) else {
            return (.binary, .none, "decimal(\(precision),\(scale))")
        }
        return (.decimal(precision: precision, scale: scale), .decimal, nil)
    }

    /// `values` in the physical type of ``type``.
    func converted(_ values: StoredValues, _ column: String) throws(ParquetError)
        -> ColumnBatch.Values
    {
        switch (values, step) {
        case (.booleans(let all), _): return .booleans(all)
        case (.doubles(let all), _): return .doubles(all)
        case (.int32s(let all), .unsigned32):
            return .int64s(all.map { Int64(UInt32(bitPattern: $0)) })
        case (.int32s(let all), .decimal): return try decimals(all.map { Int128($0) }, column)
        case (.int32s(let all), _): return .int32s(all)
        case (.int64s(let all), .unsigned64):
            return .int128s(all.map { Int128(UInt64(bitPattern: $0)) })
        case (.int64s(let all), .decimal): return try decimals(all.map { Int128($0) }, column)
        case (.int64s(let all), .scaled(let factor, let divisor)):
            var scaled: [Int64] = []
            scaled.reserveCapacity(all.count)
            for value in all {
                let product = value.multipliedReportingOverflow(by: factor)
                guard !product.overflow else {
                    throw ParquetError.unsupported(
                        "column \(column): the time \(value) has too many microseconds")
                }
                let quotient = product.partialValue / divisor
                scaled.append(product.partialValue % divisor < 0 ? quotient - 1 : quotient)
            }
            return .int64s(scaled)
        case (.int64s(let all), _): return .int64s(all)
        case (.byteStrings(let all), .decimal):
            var numbers: [Int128] = []
            numbers.reserveCapacity(all.count)
            for place in 0..<all.count {
                numbers.append(try Self.bigEndian(all[place], column))
            }
            return try decimals(numbers, column)
        case (.byteStrings(let all), _): return .byteStrings(all)
        }
    }

    /// As ``ParquetType/physical`` has decimals of this precision.
    private func decimals(
        _ values: [Int128], _ column: String
    ) throws(ParquetError) -> ColumnBatch.Values {
        switch type.physical {
        case .int32:
            return .int32s(try narrowed(values, column))
        case .int64:
            return .int64s(try narrowed(values, column))
        default: return .int128s(values)
        }
    }

    private func narrowed<Number: FixedWidthInteger>(
        _ values: [Int128], _ column: String
    ) throws(ParquetError) -> [Number] {
        var numbers: [Number] = []
        numbers.reserveCapacity(values.count)
        for value in values {
            guard let number = Number(exactly: value) else {
                throw ParquetError.corrupt("column \(column): \(value) has too many digits")
            }
            numbers.append(number)
        }
        return numbers
    }

    /// Two's complement, the highest byte first.
    private static func bigEndian(
        _ bytes: ArraySlice<UInt8>, _ column: String
    ) throws(ParquetError) -> Int128 {
        guard let first = bytes.first else {
            throw ParquetError.corrupt("column \(column): a decimal without bytes")
        }
        var value: Int128 = first >= 0x80 ? -1 : 0
        let filler: UInt8 = first >= 0x80 ? 0xFF : 0
        for (position, byte) in bytes.enumerated() {
            if bytes.count - position > 16 {
                guard byte == filler else {
                    throw ParquetError.unsupported(
                        "column \(column): a decimal of \(bytes.count) bytes")
                }
                continue
            }
            value = value << 8 | Int128(byte)
        }
        return value
    }
}
