import Model
import Parquet

/// Rows of one table as CSV (RFC 4180): CRLF, comma, quotes only where needed.
///
/// Null is an empty cell without quotes, an empty string `""`. Lists are joined by `;` with `\`
/// before a `;` or `\` of an element; the empty list is `""`. A batch is encoded column by column
/// into cells, which are then laid into lines.
struct CSVEncoder {
    let columns: [Column]
    let flavour: CSVFlavour
    private(set) var bytes: [UInt8] = []
    /// The cells of each column of a batch; kept for their storage.
    private var cells: [CSVCells]

    init(columns: [Column], flavour: CSVFlavour) {
        self.columns = columns
        self.flavour = flavour
        cells = columns.map { _ in CSVCells() }
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Byte order mark (spreadsheet) and the column names.
    mutating func appendHeader() {
        bytes += flavour.byteOrderMark
        for (index, column) in columns.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVCells.append(Array(column.name.utf8).span, guarding: false, to: &bytes)
        }
        bytes += [0x0D, 0x0A]
    }

    /// Appends the rows of one batch; `batches` has one batch a column with the same rows.
    mutating func append(_ batches: [ColumnBatch]) {
        guard let rowCount = batches.first?.rowCount else { return }
        var size = 0
        for index in batches.indices {
            cells[index].fill(
                with: batches[index], type: columns[index].type, flavour: flavour)
            size += cells[index].bytes.count
        }
        bytes.reserveCapacity(bytes.count + size + rowCount * (batches.count + 1))
        for row in 0..<rowCount {
            for index in cells.indices {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                cells[index].append(row, to: &bytes)
            }
            bytes.append(0x0D)
            bytes.append(0x0A)
        }
    }
}
