/// The keys of a table in ascending order, for looking up whether a value is one of them.
struct KeyIndex {
    private let column: KeyColumn
    /// Places of the values in ascending order; as they stand in a sorted table.
    private let order: [Int]

    init(_ column: KeyColumn) {
        self.column = column
        let places = (0..<column.rowCount).flatMap { Array(column.places(ofRow: $0)) }
        let isSorted = zip(places, places.dropFirst()).allSatisfy {
            column.compare(place: $0, with: column, at: $1) <= 0
        }
        order =
            isSorted
            ? places : places.sorted { column.compare(place: $0, with: column, at: $1) < 0 }
    }

    func contains(_ other: KeyColumn, place: Int) -> Bool {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            let comparison = column.compare(place: order[middle], with: other, at: place)
            if comparison == 0 { return true }
            if comparison < 0 { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
