import Model

/// The rows of the largest table: gathered in any order, sorted in place, each told once.
///
/// Ten thousand pages tell some 800,000 of them, so rows are neither hashed nor moved while they are
/// sorted: what is sorted is a number made of the table and the start of the row's identifier, and
/// only rows with the same number are compared by their columns.
struct EvidenceRows {
    private(set) var rows: [EvidenceRow] = []

    private struct Key {
        /// Rank of the table in 8 bits, then the first 7 bytes of the row's identifier.
        let number: UInt64
        let index: Int32
    }

    mutating func add(_ more: [EvidenceRow]) { rows.append(contentsOf: more) }

    /// The rows in the order of the table `evidence`, without repetitions. Leaves none here.
    mutating func finish() -> [EvidenceRow] {
        let order = order()
        var sorted: [EvidenceRow] = []
        swap(&sorted, &rows)
        Self.permute(&sorted, by: order)
        var kept = 0
        for index in sorted.indices {
            // Equal rows have the same table, row, article and offsets, so they are neighbours.
            if kept > 0, sorted[index] == sorted[kept - 1] { continue }
            if index != kept { sorted.swapAt(index, kept) }
            kept += 1
        }
        sorted.removeSubrange(kept...)
        return sorted
    }

    /// For each place the row that comes there.
    private func order() -> [Int32] {
        let names = Set(rows.map(\.tableName)).sorted(by: bytewise)
        let ranks = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var keys: [Key] = []
        keys.reserveCapacity(rows.count)
        for index in rows.indices {
            var number = UInt64(ranks[rows[index].tableName] ?? 0)
            var length = 0
            for byte in rows[index].rowID.utf8.prefix(7) {
                number = number << 8 | UInt64(byte)
                length += 1
            }
            number <<= UInt64(8 * (7 - length))
            keys.append(Key(number: number, index: Int32(index)))
        }
        keys.sort { one, other in
            if one.number != other.number { return one.number < other.number }
            return precedes(Int(one.index), Int(other.index))
        }
        return keys.map(\.index)
    }

    /// Two rows of one table: by row, field and article, then by where the words stand.
    private func precedes(_ left: Int, _ right: Int) -> Bool {
        if rows[left].rowID != rows[right].rowID {
            return bytewise(rows[left].rowID, rows[right].rowID)
        }
        let field = rows[left].field ?? ""
        let otherField = rows[right].field ?? ""
        if field != otherField { return bytewise(field, otherField) }
        if rows[left].articleID != rows[right].articleID {
            return bytewise(rows[left].articleID, rows[right].articleID)
        }
        return (rows[left].startOffset, rows[left].endOffset, left)
            < (rows[right].startOffset, rows[right].endOffset, right)
    }

    /// Brings row `order[i]` to place `i` for every `i`, along the cycles of the permutation.
    private static func permute(_ rows: inout [EvidenceRow], by order: [Int32]) {
        var order = order
        for start in order.indices {
            var place = start
            while Int(order[place]) != start {
                let from = Int(order[place])
                rows.swapAt(place, from)
                order[place] = Int32(place)
                place = from
            }
            order[place] = Int32(place)
        }
    }
}
