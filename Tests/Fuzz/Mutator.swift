/// Makes inputs for the fuzz targets: words of the genre put together, then broken.
///
/// Every input follows from its number alone, so a failure is made again by that number.
struct Mutator {
    private let words: [[UInt8]]
    private var state: UInt64

    /// The generator of input `number`.
    init(words: [String], number: UInt64) {
        self.words = words.map { Array($0.utf8) }
        state = number &* 0x9E37_79B9_7F4A_7C15 ^ 0xD1B5_4A32_D192_ED03
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// Up to some hundred words, with bytes changed, cut, doubled and put in.
    mutating func input() -> [UInt8] {
        var bytes: [UInt8] = []
        let count = below(4) == 0 ? below(300) : below(24)
        for _ in 0...count {
            let word = words[below(words.count)]
            let times = below(40) == 0 ? below(60) : 1
            for _ in 0..<times { bytes += word }
        }
        guard below(3) > 0 else { return bytes }
        change(&bytes) { $0.below($1) }
        return bytes
    }

    /// One of some files, broken: often near its end, where a format may keep what tells of the rest.
    mutating func changed(_ files: [[UInt8]]) -> [UInt8] {
        var bytes = files[below(files.count)]
        change(&bytes) { mutator, count in
            let reach = mutator.below(3) == 0 ? count : min(count, 1 << mutator.below(16))
            return count - 1 - mutator.below(reach)
        }
        return bytes
    }

    /// Changes, cuts, doubles and puts in bytes at places that `choose` names.
    private mutating func change(
        _ bytes: inout [UInt8], _ choose: (inout Mutator, Int) -> Int
    ) {
        for _ in 0...below(6) where !bytes.isEmpty {
            let place = choose(&self, bytes.count)
            switch below(6) {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(truncatingIfNeeded: next()), at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + below(20)))
            case 4: bytes[place] ^= 1 << UInt8(below(8))
            default:
                let end = min(bytes.count, place + below(40))
                bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
            }
        }
    }
}
