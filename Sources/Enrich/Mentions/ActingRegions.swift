import Model
import Text

/// Regions that act because they are listed beside one that does.
///
/// `由上海市嘉定区、青浦区,江苏省苏州市、无锡市等共建`: the word that makes one of them a party stands
/// only at the end of the list.
struct ActingRegions: Sendable {
    private static let longestTail = 14

    /// Government mentions for the places of coordinated lists, given the mentions found so far.
    func find(_ folded: FoldedText, _ mentions: [Mention], _ isJoint: (Int) -> Bool) -> [Mention] {
        let regions = mentions.indices.filter {
            if case .place(let place) = mentions[$0].value {
                !place.isZone && place.divisionCode != nil
            } else {
                false
            }
        }
        var found: [Mention] = []
        var list: [Int] = []
        for (position, index) in regions.enumerated() {
            list.append(index)
            let next = position + 1 < regions.count ? regions[position + 1] : nil
            if let next, isCoordinated(mentions[index], mentions[next], folded) { continue }
            if list.count >= 2, acts(after: mentions[index], folded, isJoint) {
                found += list.compactMap { government(mentions[$0], folded, mentions) }
            }
            list = []
        }
        return found
    }

    /// Only 、 , 和 与 及 stand between the two.
    private func isCoordinated(_ left: Mention, _ right: Mention, _ folded: FoldedText) -> Bool {
        let start = folded.characterIndex(ofByte: left.range.upperBound)
        let end = folded.characterIndex(ofByte: right.range.lowerBound)
        guard end > start, end - start <= 2 else { return false }
        return folded.characters[start..<end].allSatisfy { Self.joints.contains($0) }
    }

    /// A word of joint action follows the list: 共建, 共同发布, 签署.
    private func acts(
        after mention: Mention, _ folded: FoldedText, _ isJoint: (Int) -> Bool
    ) -> Bool {
        let start = folded.characterIndex(ofByte: mention.range.upperBound)
        for index in start..<min(folded.count, start + Self.longestTail) {
            if Self.breaks.contains(folded.characters[index]) { return false }
            if isJoint(index) { return true }
        }
        return false
    }

    private func government(
        _ mention: Mention, _ folded: FoldedText, _ mentions: [Mention]
    ) -> Mention? {
        let isKnown = mentions.contains {
            if case .organization = $0.value { $0.range.overlaps(mention.range) } else { false }
        }
        guard !isKnown else { return nil }
        let start = folded.characterIndex(ofByte: mention.range.lowerBound)
        let end = folded.characterIndex(ofByte: mention.range.upperBound)
        let name = folded.characters[start..<end].flatMap { utf8(of: $0) }
        return Mention(
            range: mention.range,
            value: .organization(
                Mention.Organization(
                    name: String(decoding: name, as: UTF8.self), kind: .government)),
            confidence: 0.85)
    }

    private static let joints = Set("、,和与及同".unicodeScalars.map(\.value))
    private static let breaks = Set(",。;!?\n".unicodeScalars.map(\.value))
}
