/// Reproducible random text of mixed scripts, for properties (SplitMix64).
struct RandomText: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA0...0x17F, 0x3000...0x303F, 0x4E00...0x9FFF, 0x4E00...0x9FFF,
        0xF900...0xFAFF, 0xFF00...0xFFEF, 0x1F300...0x1F6FF, 0x20000...0x2FA1F,
    ]

    mutating func scalars(count: Int) -> [Unicode.Scalar] {
        (0..<count).compactMap { _ in
            let range = Self.ranges[Int(next() % UInt64(Self.ranges.count))]
            let value = range.lowerBound + UInt32(next() % UInt64(range.count))
            return Unicode.Scalar(value)
        }
    }
}
