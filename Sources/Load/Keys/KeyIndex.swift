/// The keys of a table, for looking up whether a value is one of them.
///
/// Open addressing by 64-bit hashes; what has the hash of a key is compared with it.
struct KeyIndex {
    private let column: KeyColumn
    /// Places of the values plus one, by their hash; 0 where there is none.
    private var slots: [UInt32]

    init(_ column: KeyColumn) {
        self.column = column
        let places = (0..<column.rowCount).reduce(0) { $0 + column.places(ofRow: $1).count }
        var capacity = 16
        while capacity < 2 * places { capacity *= 2 }
        slots = [UInt32](repeating: 0, count: capacity)
        for row in 0..<column.rowCount {
            for place in column.places(ofRow: row) { insert(place) }
        }
    }

    private mutating func insert(_ place: Int) {
        var slot = Int(truncatingIfNeeded: column.hash(place: place)) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(place + 1)
    }

    func contains(_ other: KeyColumn, place: Int) -> Bool {
        var slot = Int(truncatingIfNeeded: other.hash(place: place)) & (slots.count - 1)
        while slots[slot] != 0 {
            if column.compare(place: Int(slots[slot]) - 1, with: other, at: place) == 0 {
                return true
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }
}
