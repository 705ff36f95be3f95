import Model
import Parquet

/// One value of a row, for checks, previews and explanations; sinks read whole columns instead.
package enum Cell: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case decimal(FixedDecimal)
    case boolean(Bool)
    case date(CalendarDate)
    case list([String])

    /// As CSV writes it without quotes: `null` and an empty list are empty.
    package var description: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .list(let elements): elements.joined(separator: ";")
        }
    }
}

extension Table {
    /// The values of one column, a row each.
    package func cells(column index: Int, of dataset: Dataset) throws(LoadError) -> [Cell] {
        let batch = try read(column: index, of: dataset, rows: 0..<rowCount(in: dataset))
        let type = columns[index].type
        var next = 0
        return (0..<batch.rowCount).map { row in
            if let validity = batch.validity, !validity[row] { return .null }
            if let ends = batch.listEnds {
                let elements = (row == 0 ? 0 : ends[row - 1])..<ends[row]
                return .list(elements.map { batch.values.text(at: $0) })
            }
            defer { next += 1 }
            return batch.values.cell(at: next, type: type)
        }
    }

    /// All values of one row, in the order of the columns.
    package func cells(row: Int, of dataset: Dataset) throws(LoadError) -> [Cell] {
        var cells: [Cell] = []
        for index in columns.indices {
            let batch = try read(column: index, of: dataset, rows: row..<row + 1)
            if batch.validity == [false] {
                cells.append(.null)
            } else if let ends = batch.listEnds {
                cells.append(.list((0..<(ends.last ?? 0)).map { batch.values.text(at: $0) }))
            } else {
                cells.append(batch.values.cell(at: 0, type: columns[index].type))
            }
        }
        return cells
    }
}

extension ColumnBatch.Values {
    fileprivate func text(at index: Int) -> String {
        if case .byteStrings(let strings) = self {
            return String(decoding: strings[index], as: UTF8.self)
        }
        return ""
    }

    fileprivate func cell(at index: Int, type: ColumnType) -> Cell {
        switch self {
        case .byteStrings(let strings): .text(String(decoding: strings[index], as: UTF8.self))
        case .booleans(let flags): .boolean(flags[index])
        case .int32s(let numbers): Cell(Int(numbers[index]), type: type)
        case .int64s(let numbers): Cell(Int(numbers[index]), type: type)
        case .doubles(let numbers): .text(String(numbers[index]))
        case .int128s(let numbers):
            .decimal(FixedDecimal(unscaled: numbers[index], scale: type.scale))
        }
    }
}

extension ColumnType {
    fileprivate var scale: Int {
        if case .decimal(_, let scale) = self { scale } else { 0 }
    }
}

extension Cell {
    /// An integer as the column means it: a date counts days, a decimal its smallest unit.
    fileprivate init(_ number: Int, type: ColumnType) {
        switch type {
        case .date: self = .date(CalendarDate(daysSinceEpoch: number))
        case .decimal: self = .decimal(FixedDecimal(unscaled: Int128(number), scale: type.scale))
        default: self = .integer(number)
        }
    }
}
