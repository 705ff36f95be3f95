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
    /// Where the next cell of each line goes.
    private var places: [Int] = []

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
    ///
    /// First the length of every line is known, then each column goes down the lines and puts its cells in.
    mutating func append(_ batches: [ColumnBatch]) {
        guard let rowCount = batches.first?.rowCount else { return }
        places.removeAll(keepingCapacity: true)
        // Commas between the cells, two bytes at the line's end.
        places.append(contentsOf: repeatElement(batches.count + 1, count: rowCount))
        for index in batches.indices {
            cells[index].fill(
                with: batches[index], type: columns[index].type, flavour: flavour)
            for row in 0..<rowCount { places[row] += cells[index].counts[row] }
        }
        var end = bytes.count
        for row in 0..<rowCount {
            let length = places[row]
            places[row] = end
            end += length
        }
        bytes.append(contentsOf: repeatElement(0, count: end - bytes.count))
        for index in batches.indices {
            cells[index].write(
                to: &bytes, at: &places, isLast: index == batches.count - 1)
        }
    }
}
