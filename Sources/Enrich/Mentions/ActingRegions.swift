import Model
import Text

/// Regions that act, alone or listed beside one that does.
///
/// `云岭区举行集中签约活动`, `云岭区与星河集团签约`: what follows the name makes it the one that acts.
/// `由上海市嘉定区、青浦区,江苏省苏州市、无锡市等共建`: the word that makes one of them a party stands
/// only at the end of the list.
struct ActingRegions: Sendable {
    private static let longestTail = 14
    /// Characters of time and manner between a region and what it does: 近日, 昨天上午.
    private static let longestLead = 8

    /// What the words around a region say, by the character they begin at.
    struct Words {
        let isJoint: (Int) -> Bool
        /// Begins what a government does: 举行, 引进, 签约.
        let isAct: (Int) -> Bool
        /// Ends before a place that something happens at: 在, 落户.
        let isWhere: (_ end: Int) -> Bool
    }

    /// Government mentions for regions that act, given the mentions found so far.
    func find(_ folded: FoldedText, _ mentions: [Mention], _ words: Words) -> [Mention] {
        let regions = mentions.indices.filter {
            if case .place(let place) = mentions[$0].value {
                !place.isZone && place.divisionCode != nil
            } else {
                false
            }
        }
        guard !regions.isEmpty else { return [] }
        let organizations = MentionCover(mentions) {
            if case .organization = $0 { true } else { false }
        }
        let names = MentionCover(mentions) {
            switch $0 {
            case .organization, .project, .person: true
            default: false
            }
        }
        var found: [Mention] = []
        var list: [Int] = []
        for (position, index) in regions.enumerated() {
            list.append(index)
            let next = position + 1 < regions.count ? regions[position + 1] : nil
            if let next, isCoordinated(mentions[index], mentions[next], folded) { continue }
            let isActing =
                list.count >= 2 && acts(after: mentions[index], folded, words.isJoint)
                || isSubject(from: mentions[list[0]], to: mentions[index], folded, names, words)
            if isActing {
                found += list.compactMap { government(mentions[$0], folded, organizations) }
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

    /// `近日,云岭区隆重举行…`, `由云岭区主办`: not a place that something happens at or somebody is from.
    private func isSubject(
        from first: Mention, to last: Mention, _ folded: FoldedText, _ names: MentionCover,
        _ words: Words
    ) -> Bool {
        let start = folded.characterIndex(ofByte: first.range.lowerBound)
        guard start == 0 || !words.isWhere(start) else { return false }
        let end = folded.characterIndex(ofByte: last.range.upperBound)
        for index in end..<min(folded.count, end + Self.longestLead) {
            if words.isAct(index) { return true }
            // A name or a break begins: what follows is somebody else's.
            let character = folded.characters[index]
            if Self.breaks.contains(character) || Self.links.contains(character)
                || Self.nouns.contains(character)
            {
                return false
            }
            let byte = folded.byteRange(index..<(index + 1)).lowerBound
            if names.overlaps(byte..<(byte + 1)) { return false }
        }
        return false
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
        _ mention: Mention, _ folded: FoldedText, _ organizations: MentionCover
    ) -> Mention? {
        guard !organizations.overlaps(mention.range) else { return nil }
        let start = folded.characterIndex(ofByte: mention.range.lowerBound)
        let end = folded.characterIndex(ofByte: mention.range.upperBound)
        // 成渝共建, 豫台洽谈会: regions by one character each are no parties.
        guard end - start > 1 else { return nil }
        let name = folded.characters[start..<end].flatMap { utf8(of: $0) }
        return Mention(
            range: mention.range,
            value: .organization(
                Mention.Organization(
                    name: String(decoding: name, as: UTF8.self), kind: .government)),
            confidence: 0.85)
    }

    private static let joints = Set("、,和与及同".unicodeScalars.map(\.value))
    /// 的 and 、 make the region a qualifier or one of a list.
    private static let links = Set("的、(“".unicodeScalars.map(\.value))
    /// Of words for others than the region: 上海|生命科技产业|联合.
    private static let nouns = Set("业企司园校院厂产科技".unicodeScalars.map(\.value))
    private static let breaks = Set(",。;!?\n".unicodeScalars.map(\.value))
}
