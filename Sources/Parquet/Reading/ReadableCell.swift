/// A value of a table as people read it.
///
///     decimal(18,2) 14300000000000000 → number 143000000000000.00       date 19061 → text 2022-03-10
package enum ReadableCell: Sendable, Equatable {
    case null
    /// A literal that is a number or a boolean in JSON too.
    case literal(String)
    case text(String)
    case list([String])

    /// What a line of a table shows; `null` is empty.
    package var plain: String {
        switch self {
        case .null: ""
        case .literal(let text), .text(let text): text
        case .list(let elements): elements.joined(separator: ";")
        }
    }
}

extension ColumnBatch {
    /// The first `rowLimit` rows as text, by the column's type.
    package func texts(_ type: ParquetType, rowLimit: Int) -> [ReadableCell] {
        var cells: [ReadableCell] = []
        var place = 0
        for row in 0..<min(rowCount, rowLimit) {
            let isPresent = validity?[row] ?? true
            if let listEnds {
                let end = listEnds[row]
                cells.append(
                    isPresent ? .list((place..<end).map { text(at: $0, type).plain }) : .null)
                place = end
            } else if isPresent {
                cells.append(text(at: place, type))
                place += 1
            } else {
                cells.append(.null)
            }
        }
        return cells
    }

    private func text(at place: Int, _ type: ParquetType) -> ReadableCell {
        switch values {
        case .booleans(let all): return .literal(all[place] ? "true" : "false")
        case .doubles(let all):
            let value = all[place]
            return value.isFinite ? .literal("\(value)") : .text("\(value)")
        case .int32s(let all): return Self.text(Int128(all[place]), type)
        case .int64s(let all): return Self.text(Int128(all[place]), type)
        case .int128s(let all): return Self.text(all[place], type)
        case .byteStrings(let all):
            if type == .string { return .text(String(decoding: all[place], as: UTF8.self)) }
            let digits = all[place].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            return .text(digits.joined())
        }
    }

    private static func text(_ value: Int128, _ type: ParquetType) -> ReadableCell {
        switch type {
        case .date: return .text(day(Int(value)))
        case .timestamp:
            let (days, rest) = Int(value).quotientAndRemainder(dividingBy: 86_400_000_000)
            let time = rest < 0 ? rest + 86_400_000_000 : rest
            let seconds = time / 1_000_000
            let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
                .map { padded($0, 2) }.joined(separator: ":")
            let fraction = time % 1_000_000
            return .text(
                day(rest < 0 ? days - 1 : days) + "T" + clock
                    + (fraction == 0 ? "" : "." + padded(fraction, 6)) + "Z")
        case .decimal(_, let scale) where scale > 0:
            let digits = padded(value.magnitude, scale + 1)
            return .literal(
                (value < 0 ? "-" : "") + digits.dropLast(scale) + "." + digits.suffix(scale))
        default: return .literal("\(value)")
        }
    }

    private static func padded(_ value: some BinaryInteger, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The day of the proleptic Gregorian calendar, counted from 1970-01-01.
    private static func day(_ days: Int) -> String {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
        return padded(year, 4) + "-" + padded(month < 10 ? month + 3 : month - 9, 2) + "-"
            + padded(dayOfYear - (153 * month + 2) / 5 + 1, 2)
    }
}
