import Lexicon
import Model
import Text

/// Phases told after their undertaking or their owner: `…智慧产业园(一期),…。二期工程于2021年3月开工`, `园区三期奠基`,
/// `…企业与云岭区签下三期项目协议`.
///
/// A phase is an undertaking of its own where its owner is a park or company, or another phase has been told as one;
/// it bears the owner's name. The phases of an undertaking told as a whole are its parts.
struct PhasedUndertakings: Sendable {
    private let status: WordMatcher
    private let signing: SuffixMatcher

    init(lexicons: LexiconStore) throws(LexiconError) {
        let told = try lexicons.table("status_words").rows.filter { $0[2] == "told" }
        status = WordMatcher(
            told.filter { $0[1] != "signed" }.map { (word: $0[0], value: 1) })
        signing = SuffixMatcher(
            told.filter { $0[1] == "signed" }.map { (word: $0[0], value: 1) })
    }

    /// The phases told by `mentions` (sorted), as further mentions.
    func find(_ folded: FoldedText, _ mentions: [Mention]) -> [Mention] {
        let characters = folded.characters
        var found: [Mention] = []
        guard characters.count > 4 else { return [] }
        for index in 0..<(characters.count - 1)
        where characters[index + 1] == 0x671F && Self.ordinals.contains(characters[index]) {
            guard let phase = phase(at: index, folded) else { continue }
            let bytes = folded.byteRange(phase)
            let isNamed = mentions.contains {
                switch $0.value {
                case .project, .organization: $0.range.overlaps(bytes)
                default: false
                }
            }
            guard !isNamed, isTold(phase, characters),
                let owner = owner(of: phase, characters[index], folded, mentions + found)
            else { continue }
            let words = String(
                decoding: (index..<phase.upperBound).flatMap { utf8(of: characters[$0]) },
                as: UTF8.self)
            found.append(
                Mention(range: bytes, value: .project(name: owner + words), confidence: 0.75))
        }
        return found
    }

    /// `园区三期项目`, `二期工程`, `一期` at the start of a clause, or behind what is signed.
    private func phase(at index: Int, _ folded: FoldedText) -> Range<Int>? {
        let characters = folded.characters
        var start = index
        for noun in Self.anaphora where characters[..<start].suffix(noun.count).elementsEqual(noun)
        {
            start -= noun.count
            break
        }
        let before = start > 0 ? characters[start - 1] : 0x0A
        guard
            Self.edges.contains(before) || before == 0x5176
                || signing.longestMatch(in: characters.span, endingAt: start) != nil
        else { return nil }
        var end = index + 2
        for noun in Self.tails where characters[end...].starts(with: noun) {
            end += noun.count
            break
        }
        return start..<end
    }

    /// Something is said of its progress in its clause.
    private func isTold(_ phase: Range<Int>, _ characters: [UInt32]) -> Bool {
        if signing.longestMatch(in: characters.span, endingAt: phase.lowerBound) != nil {
            return true
        }
        var index = phase.upperBound
        var depth = 0
        while index < min(characters.count, phase.upperBound + Self.reach) {
            let character = characters[index]
            if character == 0x28 { depth += 1 }
            if character == 0x29 { depth -= 1 }
            if depth == 0 {
                if Self.edges.contains(character) { return false }
                if status.longestMatch(in: characters.span, at: index) != nil { return true }
            }
            index += 1
        }
        return false
    }

    /// The name of what the phase is one of.
    private func owner(
        of phase: Range<Int>, _ ordinal: UInt32, _ folded: FoldedText, _ mentions: [Mention]
    ) -> String? {
        let start = folded.byteRange(phase).lowerBound
        let before = mentions.filter { $0.range.upperBound <= start }
            .sorted { $0.range.upperBound < $1.range.upperBound }
        let hasNoun = !Self.ordinals.contains(folded.characters[phase.lowerBound])
        for mention in before.reversed() {
            let from = folded.characterIndex(ofByte: mention.range.upperBound)
            guard phase.lowerBound - from <= Self.farthest else { break }
            switch mention.value {
            case .project(let name):
                if let base = base(of: name) { return base }
                if !hasNoun { return nil }
            case .organization(let organization):
                if hasNoun ? organization.kind == .park : organization.kind == .company {
                    return organization.name
                }
            default: break
            }
        }
        guard hasNoun else { return nil }
        // 园区 is the park that the page names most.
        return mentions.compactMap { mention -> String? in
            if case .organization(let organization) = mention.value, organization.kind == .park {
                organization.name
            } else {
                nil
            }
        }.first
    }

    /// `云岭产业园` of `云岭产业园(一期)`, `云岭产业园一期项目`; `nil` of what is no phase.
    private func base(of name: String) -> String? {
        var characters = name.unicodeScalars.map(\.value)
        for tail in Self.tails where characters.suffix(tail.count).elementsEqual(tail) {
            characters.removeLast(tail.count)
        }
        if characters.last == 0x29 { characters.removeLast() }
        guard characters.count > 4, characters.last == 0x671F,
            Self.ordinals.contains(characters[characters.count - 2])
        else { return nil }
        characters.removeLast(2)
        if characters.last == 0x28 { characters.removeLast() }
        return String(decoding: characters.flatMap { utf8(of: $0) }, as: UTF8.self)
    }

    private static let reach = 24
    private static let farthest = 160
    private static let ordinals = Set("一二三四五".unicodeScalars.map(\.value))
    /// Line end 。 , ; : 、 ! and quotes.
    private static let edges: Set<UInt32> = [
        0x0A, 0x3002, 0x2C, 0x3B, 0x3A, 0x3001, 0x21, 0x3F, 0x20, 0x09,
    ]
    private static let anaphora = ["园区", "基地", "公司", "项目"].map { $0.unicodeScalars.map(\.value) }
    private static let tails = ["工程项目", "工程", "项目", "厂房"].map { $0.unicodeScalars.map(\.value) }
}
