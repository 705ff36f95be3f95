/// Records of CSV (RFC 4180) read piece by piece: `a,,"","x ""y"""` is `a`, null, empty, `x "y"`.
///
/// Reads what the CSV sink writes; what it cannot have written is ``Damage``.
struct CSVReader {
    /// Null for an empty cell without quotes.
    typealias Cell = [UInt8]?

    struct Damage: Error {
        /// 1-based record.
        let record: Int
    }

    private var pieces: () throws -> [UInt8]?
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var record = 0

    /// `pieces` hands out the next bytes, `nil` at the end.
    init(pieces: @escaping () throws -> [UInt8]?) {
        self.pieces = pieces
    }

    /// The next record; `nil` at the end.
    mutating func next() throws -> [Cell]? {
        record += 1
        guard try byte(at: 0) != nil else { return nil }
        var cells: [Cell] = []
        while true {
            cells.append(try cell())
            switch try byte(at: 0) {
            case UInt8(ascii: ","): position += 1
            case 0x0D:
                guard try byte(at: 1) == 0x0A else { throw Damage(record: record) }
                position += 2
                return cells
            case nil: return cells
            default: throw Damage(record: record)
            }
        }
    }

    private mutating func cell() throws -> Cell {
        guard try byte(at: 0) == UInt8(ascii: "\"") else {
            var cell: [UInt8] = []
            while let next = try byte(at: 0), next != UInt8(ascii: ","), next != 0x0D {
                cell.append(next)
                position += 1
            }
            return cell.isEmpty ? nil : cell
        }
        position += 1
        var cell: [UInt8] = []
        while true {
            guard let next = try byte(at: 0) else { throw Damage(record: record) }
            position += 1
            guard next == UInt8(ascii: "\"") else {
                cell.append(next)
                continue
            }
            guard try byte(at: 0) == UInt8(ascii: "\"") else { return cell }
            cell.append(next)
            position += 1
        }
    }

    private mutating func byte(at offset: Int) throws -> UInt8? {
        while position + offset >= buffer.count {
            guard !isAtEnd, let piece = try pieces() else {
                isAtEnd = true
                return nil
            }
            buffer.removeSubrange(..<position)
            position = 0
            buffer += piece
        }
        return buffer[position + offset]
    }
}
