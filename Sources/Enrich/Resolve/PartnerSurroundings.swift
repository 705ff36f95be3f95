import Model
import Text

/// What stands beside the mentions of a partner, and what its name is made of.
///
/// `在云岭产业园`: only a place; `云岭集团董事长方某某`: only whom somebody works for; `“云岭”`, `甲、云岭、乙`.
struct PartnerSurroundings {
    private let text: [UInt8]
    private let mentions: [Mention]
    private let isWord: ([UInt32]) -> Bool

    /// Bytes of an office between an organization and the person who holds it at most.
    private static let longestOffice = 36
    /// Mentions behind one among which such a person is looked for.
    private static let neighbours = 4

    init(_ text: [UInt8], _ mentions: [Mention], isWord: @escaping ([UInt32]) -> Bool) {
        self.text = text
        self.mentions = mentions
        self.isWord = isWord
    }

    func signs(of own: [Int]) -> [RowFeature] {
        guard !own.isEmpty else { return [] }
        var signs: [RowFeature] = []
        if own.allSatisfy(isWhere) { signs.append(.whereOnly) }
        if own.allSatisfy(isEmployer) { signs.append(.employer) }
        if own.allSatisfy({ Self.quotes.contains(before($0)) }) { signs.append(.quoted) }
        if own.allSatisfy({ before($0) == Self.list || after($0) == Self.list }) {
            signs.append(.listed)
        }
        if own.contains(where: { Self.edges.contains(before($0)) }) { signs.append(.leading) }
        return signs
    }

    /// 在, 于, 落户, 来自 stand before it.
    private func isWhere(_ mention: Int) -> Bool {
        let start = mentions[mention].range.lowerBound
        return Self.whereabouts.contains { word in
            start >= word.count && text[(start - word.count)..<start].elementsEqual(word)
        }
    }

    /// A person follows with nothing but an office between.
    private func isEmployer(_ mention: Int) -> Bool {
        let end = mentions[mention].range.upperBound
        for other in mentions[min(mentions.count, mention + 1)...].prefix(Self.neighbours) {
            guard case .person = other.value, other.range.lowerBound >= end else { continue }
            let gap = end..<other.range.lowerBound
            return gap.count <= Self.longestOffice
                && !FoldedText(Array(text[gap])).characters.contains { Self.stops.contains($0) }
        }
        return false
    }

    /// Every character belongs to a common word of two or more: 中低压开关, 合共投资.
    func isOfCommonWords(_ name: String) -> Bool {
        let characters = FoldedText(Array(name.utf8)).characters
        guard (2...Self.longestCommon).contains(characters.count) else { return false }
        var reached = [Bool](repeating: false, count: characters.count + 1)
        reached[0] = true
        for end in 2...characters.count {
            for start in 0...(end - 2) where reached[start] && end - start <= 4 {
                if isWord(Array(characters[start..<end])) { reached[end] = true }
            }
        }
        return reached[characters.count]
    }

    private static let longestCommon = 10

    private func before(_ mention: Int) -> UInt32 {
        let start = mentions[mention].range.lowerBound
        guard start > 0 else { return 0x0A }
        var position = start - 1
        while position > 0, text[position] & 0xC0 == 0x80 { position -= 1 }
        return decodeScalar(text.span, at: position).scalar
    }

    private func after(_ mention: Int) -> UInt32 {
        let end = mentions[mention].range.upperBound
        return end < text.count ? decodeScalar(text.span, at: end).scalar : 0x0A
    }

    private static let list: UInt32 = 0x3001
    private static let quotes: Set<UInt32> = [0x201C, 0x300C, 0x300A, 0x22]
    /// Line ends, stops, commas and blanks.
    private static let edges: Set<UInt32> = [
        0x0A, 0x20, 0x09, 0x3002, 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0xFF1A, 0x3A, 0x3000, 0xFF01,
    ]
    private static let stops = Set(",;:。!?、的与和".unicodeScalars.map(\.value))
    private static let whereabouts = [
        "在", "于", "落户", "来自", "位于", "落地", "选址", "赴", "入驻", "坐落", "地处", "进驻",
    ].map { Array($0.utf8) }
}
