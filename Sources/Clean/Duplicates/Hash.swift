/// Hashes that are the same on every machine and in every run.
enum Hash {
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a over a 32-bit word.
    @inline(__always)
    static func mix(_ hash: UInt64, _ word: UInt32) -> UInt64 {
        (hash ^ UInt64(word)) &* 0x100_0000_01b3
    }

    /// The finalizer of SplitMix64.
    @inline(__always)
    static func finalized(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
