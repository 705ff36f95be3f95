import Text

/// How much lines of a page are about the same: rare pairs of characters that they share.
///
/// `溧阳` in a headline and in a paragraph two columns further says more than any layout.
struct TopicAffinity: Sendable {
    private let count: Int
    private let shared: [Double]
    private let places: [Int: Int]

    /// `lines`: the lines of text and headlines of a page.
    init(_ lines: [Int], marks: StoryMarks, words: SeamWords) {
        count = lines.count
        var pairs: [(key: UInt64, place: Int)] = []
        for (place, line) in lines.enumerated() {
            var previous: UInt32 = 0
            var own: [UInt64] = []
            for scalar in marks.characters(line) {
                let current = isHan(scalar) ? scalar : 0
                if previous != 0, current != 0, words.isTelling(previous, current) {
                    own.append(UInt64(previous) << 32 | UInt64(current))
                }
                previous = current
            }
            own.sort()
            for (index, key) in own.enumerated() where index == 0 || own[index - 1] != key {
                pairs.append((key, place))
            }
        }
        pairs.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        var shared = [Double](repeating: 0, count: lines.count * lines.count)
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].key == pairs[start].key { end += 1 }
            let group = pairs[start..<end]
            if group.count > 1, group.count <= max(3, lines.count / 4) {
                let weight = Self.information(group.count, of: lines.count)
                for first in group {
                    for second in group where first.place != second.place {
                        shared[first.place * lines.count + second.place] += weight
                    }
                }
            }
            start = end
        }
        self.shared = shared
        var places: [Int: Int] = [:]
        for (place, line) in lines.enumerated() { places[line] = place }
        self.places = places
    }

    /// Weight of what two lines share.
    func shared(_ first: Int, _ second: Int) -> Double {
        guard let first = places[first], let second = places[second] else { return 0 }
        return shared[first * count + second]
    }

    /// Halvings from all lines to those that hold a pair: about its information in bits.
    private static func information(_ holders: Int, of lines: Int) -> Double {
        var bits = 0.0
        var rest = lines
        while rest > holders {
            rest /= 2
            bits += 1
        }
        return bits
    }
}
