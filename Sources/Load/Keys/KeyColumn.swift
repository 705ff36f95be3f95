import Model
import Parquet

/// All values of one column, addressable by row, for comparing keys.
struct KeyColumn {
    let name: String
    private let values: ColumnBatch.Values
    /// The place of each row's value among the present ones; -1 where the row is null. `nil` if none is.
    private let places: [Int]?
    /// For a list column, where each row's elements end.
    private let listEnds: [Int]?
    let rowCount: Int

    init(_ name: String, of table: Table, in dataset: Dataset) throws(LoadError) {
        guard let index = table.index(of: name) else {
            preconditionFailure("the schema names a column that \(table.name) lacks: \(name)")
        }
        self.init(
            name,
            try table.read(column: index, of: dataset, rows: 0..<table.rowCount(in: dataset)))
    }

    /// The values of a column that have been read.
    init(_ name: String, _ batch: ColumnBatch) {
        self.name = name
        values = batch.values
        listEnds = batch.listEnds
        rowCount = batch.rowCount
        if let validity = batch.validity {
            var next = 0
            var all: [Int] = []
            all.reserveCapacity(validity.count)
            for isPresent in validity {
                all.append(isPresent ? next : -1)
                if isPresent { next += 1 }
            }
            places = all
        } else {
            places = nil
        }
    }

    /// Where the values of a row lie among the present ones: one, none (null), or a list's elements.
    func places(ofRow row: Int) -> Range<Int> {
        if let listEnds { return (row == 0 ? 0 : listEnds[row - 1])..<listEnds[row] }
        let place = places?[row] ?? row
        return place < 0 ? 0..<0 : place..<place + 1
    }

    /// Whether a row holds the value of the row before it; never for lists.
    func repeatsPrevious(_ row: Int) -> Bool {
        listEnds == nil && row > 0 && compare(row - 1, with: self, row) == 0
    }

    /// Negative, zero or positive as the value of row `left` is before, equal to or after that of row `right`
    /// of another column; nulls first.
    func compare(_ left: Int, with other: KeyColumn, _ right: Int) -> Int {
        let a = places(ofRow: left)
        let b = other.places(ofRow: right)
        if a.isEmpty || b.isEmpty { return (a.isEmpty ? 0 : 1) - (b.isEmpty ? 0 : 1) }
        return compare(place: a.lowerBound, with: other, at: b.lowerBound)
    }

    /// Compares a present value with one of another column; text by bytes, numbers by size.
    func compare(place: Int, with other: KeyColumn, at otherPlace: Int) -> Int {
        switch (values, other.values) {
        case (.byteStrings(let mine), .byteStrings(let theirs)):
            mine.compare(place, with: theirs, at: otherPlace)
        case (.int32s(let mine), .int32s(let theirs)):
            mine[place] < theirs[otherPlace] ? -1 : mine[place] == theirs[otherPlace] ? 0 : 1
        case (.int64s(let mine), .int64s(let theirs)):
            mine[place] < theirs[otherPlace] ? -1 : mine[place] == theirs[otherPlace] ? 0 : 1
        default: 0
        }
    }

    /// A hash of a present value; equal values of columns of one type have the same.
    func hash(place: Int) -> UInt64 {
        switch values {
        case .byteStrings(let strings): strings.hash(at: place)
        case .int32s(let numbers): XXH64.finish(UInt64(bitPattern: Int64(numbers[place])))
        case .int64s(let numbers): XXH64.finish(UInt64(bitPattern: numbers[place]))
        default: 0
        }
    }

    /// A present value for a message.
    func text(place: Int) -> String {
        switch values {
        case .byteStrings(let strings): String(decoding: strings[place], as: UTF8.self)
        case .int32s(let numbers): String(numbers[place])
        case .int64s(let numbers): String(numbers[place])
        case .booleans(let flags): String(flags[place])
        case .doubles(let numbers): String(numbers[place])
        case .int128s(let numbers): String(numbers[place])
        }
    }

    /// The values of a row for a message: `prj_01`, `null`.
    func text(ofRow row: Int) -> String {
        let range = places(ofRow: row)
        return range.isEmpty ? "null" : range.map { text(place: $0) }.joined(separator: ";")
    }
}
