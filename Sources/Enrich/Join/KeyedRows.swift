import Model

/// Things found by their key, counted from 0 in the order in which they were first seen.
struct KeyedRows<Key: Hashable, Row> {
    private(set) var keys: [Key] = []
    var rows: [Row] = []
    private var numbers: [Key: Int32] = [:]

    var count: Int { keys.count }

    /// The number of the thing with a key, which `make` begins when it is new.
    mutating func number(of key: Key, make: () -> Row) -> Int {
        if let known = numbers[key] { return Int(known) }
        numbers[key] = Int32(keys.count)
        keys.append(key)
        rows.append(make())
        return keys.count - 1
    }

    func row(of key: Key) -> Row? { numbers[key].map { rows[Int($0)] } }
}

extension KeyedRows where Key: Comparable {
    /// The numbers of all things in the order of their keys.
    func order() -> [Int] { keys.indices.sorted { keys[$0] < keys[$1] } }
}

/// Compares strings by their UTF-8 bytes, as every table is sorted.
func bytewise(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// Two decimals, as the `confidence` columns hold them.
func confidence(_ value: Double) -> FixedDecimal {
    FixedDecimal(unscaled: Int128((min(max(value, 0), 1) * 100).rounded()), scale: 2)
}
