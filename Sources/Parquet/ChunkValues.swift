/// Values of a column chunk in the column's physical type.
enum ChunkValues: Sendable, Equatable {
    case booleans([Bool])
    case int32s([Int32])
    case int64s([Int64])
    case doubles([Double])
    case int128s([Int128])
    case strings(PlainStrings)

    init(_ type: ParquetType.Physical) {
        self =
            switch type {
            case .boolean: .booleans([])
            case .int32: .int32s([])
            case .int64: .int64s([])
            case .double: .doubles([])
            case .byteArray: .strings(PlainStrings())
            case .fixedLengthByteArray: .int128s([])
            }
    }

    init(_ values: ColumnBatch.Values) {
        switch values {
        case .booleans(let all): self = .booleans(all)
        case .int32s(let all): self = .int32s(all)
        case .int64s(let all): self = .int64s(all)
        case .doubles(let all): self = .doubles(all)
        case .int128s(let all): self = .int128s(all)
        case .byteStrings(let all):
            var strings = PlainStrings()
            strings.append(contentsOf: all, 0..<all.count)
            self = .strings(strings)
        }
    }

    /// No values, with room for as many as `other` has.
    init(_ type: ParquetType.Physical, roomOf other: ChunkValues) {
        self.init(type)
        guard case .strings(let strings) = other else { return }
        self = .strings(PlainStrings(roomOf: strings))
    }

    var count: Int {
        switch self {
        case .booleans(let all): all.count
        case .int32s(let all): all.count
        case .int64s(let all): all.count
        case .doubles(let all): all.count
        case .int128s(let all): all.count
        case .strings(let all): all.count
        }
    }

    /// Bytes of all values in the PLAIN encoding.
    var plainBytes: Int {
        switch self {
        case .booleans(let all): (all.count + 7) / 8
        case .int32s(let all): all.count * 4
        case .int64s(let all): all.count * 8
        case .doubles(let all): all.count * 8
        case .int128s(let all): all.count * 16
        case .strings(let all): all.bytes.count
        }
    }

    /// Whether both hold values of one type.
    func accepts(_ other: ColumnBatch.Values) -> Bool {
        switch (self, other) {
        case (.booleans, .booleans), (.int32s, .int32s), (.int64s, .int64s),
            (.doubles, .doubles), (.int128s, .int128s), (.strings, .byteStrings):
            true
        default: false
        }
    }

    /// Appends some values of a batch. They are taken out of their storage before they grow, so that they are
    /// not copied.
    mutating func append(_ other: ColumnBatch.Values, _ places: Range<Int>) {
        switch other {
        case .booleans(let theirs):
            guard case .booleans(var mine) = self else { return }
            self = .booleans([])
            mine += theirs[places]
            self = .booleans(mine)
        case .int32s(let theirs):
            guard case .int32s(var mine) = self else { return }
            self = .booleans([])
            mine += theirs[places]
            self = .int32s(mine)
        case .int64s(let theirs):
            guard case .int64s(var mine) = self else { return }
            self = .booleans([])
            mine += theirs[places]
            self = .int64s(mine)
        case .doubles(let theirs):
            guard case .doubles(var mine) = self else { return }
            self = .booleans([])
            mine += theirs[places]
            self = .doubles(mine)
        case .int128s(let theirs):
            guard case .int128s(var mine) = self else { return }
            self = .booleans([])
            mine += theirs[places]
            self = .int128s(mine)
        case .byteStrings(let theirs):
            guard case .strings(var mine) = self else { return }
            self = .booleans([])
            mine.append(contentsOf: theirs, places)
            self = .strings(mine)
        }
    }

    /// The values at `places`, in that order.
    func gather<Place: BinaryInteger>(_ places: [Place]) -> ChunkValues {
        switch self {
        case .booleans(let all): .booleans(places.map { all[Int($0)] })
        case .int32s(let all): .int32s(places.map { all[Int($0)] })
        case .int64s(let all): .int64s(places.map { all[Int($0)] })
        case .doubles(let all): .doubles(places.map { all[Int($0)] })
        case .int128s(let all): .int128s(places.map { all[Int($0)] })
        case .strings(let all): .strings(all.gather(places))
        }
    }

    /// The values as a batch has them, with some of a batch behind them.
    func batchValues(with more: ColumnBatch.Values, _ places: Range<Int>) -> ColumnBatch.Values {
        var all = self
        if !places.isEmpty { all.append(more, places) }
        return switch all {
        case .booleans(let all): .booleans(all)
        case .int32s(let all): .int32s(all)
        case .int64s(let all): .int64s(all)
        case .doubles(let all): .doubles(all)
        case .int128s(let all): .int128s(all)
        case .strings(let all): .byteStrings(all.byteStrings)
        }
    }

    /// Takes all values out and keeps their room.
    mutating func removeAll() {
        switch self {
        case .booleans(var mine):
            self = .booleans([])
            mine.removeAll(keepingCapacity: true)
            self = .booleans(mine)
        case .int32s(var mine):
            self = .booleans([])
            mine.removeAll(keepingCapacity: true)
            self = .int32s(mine)
        case .int64s(var mine):
            self = .booleans([])
            mine.removeAll(keepingCapacity: true)
            self = .int64s(mine)
        case .doubles(var mine):
            self = .booleans([])
            mine.removeAll(keepingCapacity: true)
            self = .doubles(mine)
        case .int128s(var mine):
            self = .booleans([])
            mine.removeAll(keepingCapacity: true)
            self = .int128s(mine)
        case .strings(var mine):
            self = .booleans([])
            mine.removeAll()
            self = .strings(mine)
        }
    }
}
