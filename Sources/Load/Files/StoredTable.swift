import Model
import Glibc
import Parquet

/// The first rows of a Parquet file as people read them, ours or another writer's.
package struct StoredTable: Sendable {
    /// Name and type of each column; why it has no values, if so.
    package let columns: [(name: String, type: String, obstacle: String?)]
    package let rowCount: Int
    package let createdBy: String?
    package let rows: [[ReadableCell]]

    /// Whether a file begins as Parquet files do.
    package static func isOne(_ path: String) -> Bool {
        guard let file = try? ReadableFile(path) else { return false }
        return (try? file.bytes(0..<4)) == Array("PAR1".utf8)
    }

    /// Reads at most `rowLimit` rows. Columns that cannot be read stay empty and say why.
    package init(path: String, rowLimit: Int) throws(StoredTableError) {
        let file = try ReadableFile(path)
        do {
            try self.init(
                ParquetFile(ParquetSource(size: file.size) { try file.bytes($0) }),
                rowLimit: rowLimit)
        } catch ParquetError.input(let error as StoredTableError) {
            throw error
        } catch {
            throw StoredTableError(path: path, reason: error.description)
        }
    }

    private init(_ file: ParquetFile, rowLimit: Int) throws(ParquetError) {
        var columns: [(name: String, type: String, obstacle: String?)] = []
        var rows = [[ReadableCell]](repeating: [], count: min(rowLimit, file.rowCount))
        for (index, column) in file.columns.enumerated() {
            var obstacle = column.obstacle
            var cells: [ReadableCell] = []
            do {
                for group in file.rowGroups.indices where cells.count < rows.count {
                    let wanted = rows.count - cells.count
                    cells += try file.batch(column: index, rowGroup: group, rows: wanted)
                        .texts(column.type, rowLimit: wanted)
                }
            } catch ParquetError.unsupported(let feature) {
                obstacle = obstacle ?? feature
                cells = []
            }
            for row in rows.indices {
                rows[row].append(row < cells.count ? cells[row] : .null)
            }
            let type = "\(column.type)"
            columns.append(
                (name: column.name, type: column.isList ? "list<\(type)>" : type, obstacle))
        }
        self.columns = columns
        self.rows = rows
        rowCount = file.rowCount
        createdBy = file.createdBy
    }
}

/// Why a file's rows cannot be shown.
package struct StoredTableError: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    fileprivate init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    fileprivate init(path: String, code: Int32) {
        self.init(path: path, reason: "\(ErrorNumber(code)) (errno \(code))")
    }

    package var description: String { "\(path): \(reason)" }
}

/// A file read at any place.
private final class ReadableFile {
    let size: Int
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(StoredTableError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw StoredTableError(path: path, code: errno)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let code = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : errno
            Glibc.close(descriptor)
            throw StoredTableError(path: path, code: code == 0 ? EINVAL : code)
        }
        size = Int(status.st_size)
    }

    deinit { Glibc.close(descriptor) }

    /// The bytes of a range, fewer at the end of the file.
    func bytes(_ range: Range<Int>) throws(StoredTableError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            count = 0
            while count < range.count, let start = buffer.baseAddress {
                let got = pread(
                    descriptor, start + count, range.count - count, range.lowerBound + count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        guard failure == 0 else { throw StoredTableError(path: path, code: failure) }
        return bytes
    }
}
