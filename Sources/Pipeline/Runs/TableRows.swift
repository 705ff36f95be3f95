import Glibc
import Load
import Model

/// The rows of a table one after the other, each a cell a column of the present schema.
///
/// Cells are as the plain flavour of CSV has them, whatever flavour the file has.
struct TableRows {
    typealias Row = [CSVReader.Cell]

    private let read: () throws -> Row?

    /// The rows of a published file.
    init(_ table: Table, file path: String) throws {
        let file = try FilePieces(path)
        var reader = CSVReader { try file.next() }
        guard var header = try reader.next() else { throw CSVReader.Damage(record: 1) }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let isGuarded = header.first??.starts(with: mark) ?? false
        if isGuarded { header[0]?.removeFirst(mark.count) }
        let names = header.map { String(decoding: $0 ?? [], as: UTF8.self) }
        // An older run may have other columns.
        let places = table.columns.map { column in names.firstIndex(of: column.name) }
        let isText = table.columns.map { $0.type == .string || $0.type == .list }
        var number = 1
        read = {
            number += 1
            guard let cells = try reader.next() else { return nil }
            guard cells.count == names.count else { throw CSVReader.Damage(record: number) }
            return places.indices.map { column in
                guard let place = places[column], var cell = cells[place] else { return nil }
                if isGuarded, isText[column], cell.first == UInt8(ascii: "'") { cell.removeFirst() }
                return cell
            }
        }
    }

    /// The rows of a dataset that is not published.
    init(_ table: Table, of dataset: Dataset) {
        let count = table.rowCount(in: dataset)
        var start = 0
        var reader = CSVReader {
            guard start < count else { return nil }
            let range = start..<min(start + CSVText.batchRows, count)
            start = range.upperBound
            return try CSVText.rows(range, of: table, in: dataset)
        }
        read = { try reader.next() }
    }

    func next() throws -> Row? { try read() }
}

/// A file in pieces of a megabyte.
final class FilePieces {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(SystemError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open", path) }
    }

    deinit {
        close(descriptor)
    }

    func next() throws(SystemError) -> [UInt8]? {
        while true {
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
                let taken = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if taken < 0 { failure = errno }
                count = max(taken, 0)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw SystemError("read", path, code: failure) }
            return piece.isEmpty ? nil : piece
        }
    }
}
