/// Walks over the rows of a TSV file and tells where their cells lie, without a copy of any.
package struct CellReader {
    /// Byte ranges of the cells of the row read last.
    package private(set) var cells: [Range<Int>] = []
    /// 1-based line of that row.
    package private(set) var line = 0
    private var position = 0

    package init() {}

    /// Reads the next line that is neither empty nor a comment; `false` at the end of the file.
    package mutating func next(_ bytes: Span<UInt8>) -> Bool {
        if position == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            position = 3
        }
        while position < bytes.count {
            line += 1
            cells.removeAll(keepingCapacity: true)
            let start = position
            var cell = position
            while position < bytes.count, bytes[position] != 0x0A {
                if bytes[position] == 0x09 {
                    cells.append(cell..<position)
                    cell = position + 1
                }
                position += 1
            }
            var end = position
            position += 1
            if end > cell, bytes[end - 1] == 0x0D { end -= 1 }
            if end == start || bytes[start] == 0x23 { continue }
            cells.append(cell..<end)
            return true
        }
        return false
    }
}
