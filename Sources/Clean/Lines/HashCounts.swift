/// How often each hash was added: a flat table, for hashes need no further hashing.
struct HashCounts {
    private var hashes: [UInt64]
    /// 0 where nothing stands.
    private var counts: [Int]

    /// For at most `capacity` different hashes.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        hashes = [UInt64](repeating: 0, count: size)
        counts = [Int](repeating: 0, count: size)
    }

    subscript(hash: UInt64) -> Int { counts[slot(of: hash)] }

    mutating func add(_ hash: UInt64) {
        let slot = slot(of: hash)
        hashes[slot] = hash
        counts[slot] += 1
    }

    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
        while counts[slot] > 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }
}
