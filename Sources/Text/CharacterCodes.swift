/// Small numbers for the characters of a vocabulary, in blocks of 64 neighbours.
///
/// A vocabulary of 30 words touches a few blocks, so its table is some kilobytes, where a flat one of
/// the basic plane takes 128. All planes are alike.
@usableFromInline
struct CharacterCodes: Sendable {
    /// For each 64 characters of Unicode the number of their block; 0 is the block of zeros.
    @usableFromInline
    var blocks: [UInt16] = []
    @usableFromInline
    var codes: [UInt16] = Array(repeating: 0, count: 64)
    /// The highest code given.
    private(set) var highest = 0

    /// Numbers the characters of `letters` from 1, frequent ones first, equal ones in order.
    ///
    /// Small codes of frequent characters keep siblings of a trie close together. More than 65,535
    /// different characters cannot be told apart: the rarest get no code.
    init(numbering letters: [UInt32]) {
        var counts = [UInt32](repeating: 0, count: 64)
        for letter in letters {
            let block = block(of: letter)
            if block << 6 >= counts.count { counts.append(contentsOf: repeatElement(0, count: 64)) }
            counts[block << 6 | Int(letter & 63)] += 1
        }
        codes = Array(repeating: 0, count: counts.count)
        // Rare characters have large keys: sorted upwards, the most frequent comes first.
        var keys: [UInt64] = []
        for (high, block) in blocks.enumerated() where block != 0 {
            for low in 0..<64 {
                let count = counts[Int(block) << 6 | low]
                if count > 0 {
                    keys.append(UInt64(UInt32.max - count) << 32 | UInt64(high << 6 | low))
                }
            }
        }
        keys.sort()
        for key in keys.prefix(0xFFFF) {
            let scalar = UInt32(truncatingIfNeeded: key)
            highest += 1
            codes[Int(blocks[Int(scalar >> 6)]) << 6 | Int(scalar & 63)] = UInt16(highest)
        }
    }

    /// Code of a character; 0 if it has none.
    @inlinable @inline(__always)
    subscript(scalar: UInt32) -> UInt32 {
        let high = Int(scalar >> 6)
        guard high < blocks.count else { return 0 }
        return UInt32(codes[Int(blocks[high]) << 6 | Int(scalar & 63)])
    }

    /// The block of a character; a new one, numbered on, at its first use.
    private mutating func block(of scalar: UInt32) -> Int {
        let high = Int(scalar >> 6)
        if high >= blocks.count {
            blocks.append(contentsOf: repeatElement(0, count: high + 1 - blocks.count))
        }
        if blocks[high] == 0 {
            blockCount += 1
            blocks[high] = UInt16(blockCount)
        }
        return Int(blocks[high])
    }

    private var blockCount = 0
}
