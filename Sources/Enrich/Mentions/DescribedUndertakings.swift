import Lexicon
import Model
import Text

/// Undertakings that only an amount and their builder describe: `云某把投资2亿元的区域总部建在…`.
///
/// The phrase behind the amount is too generic to be a name; together with the company that acts in
/// the sentence it is one: `保某科技集团总部项目`.
struct DescribedUndertakings: Sendable {
    private let heads: SuffixMatcher
    private let longestPhrase = 10

    init(lexicons: LexiconStore) throws(LexiconError) {
        let rows = try lexicons.table("generic_project_names").rows
        heads = SuffixMatcher(rows.map { (word: $0[0], value: 1) } + [(word: "项目", value: 1)])
    }

    /// The undertakings told by `mentions` (sorted), as further mentions.
    func find(_ folded: FoldedText, _ mentions: [Mention]) -> [Mention] {
        var found: [Mention] = []
        for (index, mention) in mentions.enumerated() {
            guard case .money(let money) = mention.value, money.role == .amount else { continue }
            let start = folded.characterIndex(ofByte: mention.range.upperBound)
            guard start < folded.count, folded.characters[start] == 0x7684,  // 的
                let phrase = phrase(from: start + 1, folded)
            else { continue }
            let range = folded.byteRange(phrase)
            let isNamed = mentions.contains {
                if case .project = $0.value { $0.range.overlaps(range) } else { false }
            }
            guard !isNamed, let builder = builder(before: index, mentions, folded) else { continue }
            let words = String(
                decoding: phrase.flatMap { utf8(of: folded.characters[$0]) }, as: UTF8.self)
            found.append(
                Mention(range: range, value: .project(name: builder + words), confidence: 0.7))
        }
        return found
    }

    /// The shortest run of at most ten characters that ends with a generic head and 项目.
    private func phrase(from start: Int, _ folded: FoldedText) -> Range<Int>? {
        let limit = min(folded.count, start + longestPhrase)
        guard start < limit else { return nil }
        for end in (start + 1)...limit {
            guard isHan(folded.characters[end - 1]) else { return nil }
            if end - start >= 4, folded.characters[end - 2..<end].elementsEqual(Self.project),
                heads.longestMatch(in: folded.characters.span, endingAt: end - 2) != nil
            {
                return start..<end
            }
        }
        return nil
    }

    /// The company named last before the amount, in the same paragraph.
    private func builder(before index: Int, _ mentions: [Mention], _ folded: FoldedText) -> String?
    {
        for mention in mentions[..<index].reversed() {
            guard case .organization(let organization) = mention.value,
                organization.kind == .company
            else { continue }
            let start = folded.characterIndex(ofByte: mention.range.upperBound)
            let end = folded.characterIndex(ofByte: mentions[index].range.lowerBound)
            let isFar = end - start > 80 || folded.characters[start..<end].contains(0x0A)
            return isFar ? nil : organization.name
        }
        return nil
    }

    private static let project: [UInt32] = [0x9879, 0x76EE]  // 项目
}
