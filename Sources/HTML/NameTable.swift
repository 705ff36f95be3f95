/// What is known of names, found by their keys: `div`, `nav`, `TRS_Editor`.
///
/// A flat hash table with open addressing, because every tag of every page asks it several times;
/// the keys are hashes already.
struct NameTable<Value: Sendable>: Sendable {
    /// 0 where nothing stands.
    private var keys: [UInt64]
    private var values: [Value?]

    /// Names in lower case, separated by blanks; of equal ones the last counts.
    init(_ rows: [(Value, String)]) {
        let entries = rows.flatMap { value, names in
            names.split(separator: " ").map { (key: ContainerNames.key(String($0)), value: value) }
        }
        var size = 8
        while size < entries.count * 4 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        for (key, value) in entries {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = value
        }
    }

    subscript(key: UInt64) -> Value? {
        @inline(__always)
        get { values[slot(of: key)] }
    }

    func contains(_ key: UInt64) -> Bool { keys[slot(of: key)] == key }

    /// Where `key` stands, or the free slot where it would.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }
}
