import Lexicon
import Model

/// One organization named after another that it belongs to: `中国科学院|西北某某研究院`, `某某集团|云岭某某公司`,
/// `某某能建|西南院`, `某某大学|酒店学院`.
///
/// Two names without anything between them are one, of the kind of the second; so are a name and the
/// head of a part of it that is no name by itself (`七〇二所`, `三院`).
struct ChainedNames: Sendable {
    let parts: NameParts

    /// Characters of a part that is no name by itself, its head included.
    private static let longestPart = 10

    func join(_ organizations: [Candidate], in text: TokenizedText) -> [Candidate] {
        var joined: [Candidate] = []
        for organization in organizations.sorted(by: { $0.start < $1.start }) {
            if let last = joined.last, last.end == organization.start,
                belongs(organization, to: last, in: text)
            {
                joined[joined.count - 1] = Candidate(
                    start: last.start, end: organization.end, subject: organization.subject,
                    features: last.features, score: max(last.score, organization.score))
            } else {
                joined.append(organization)
            }
        }
        return joined.indices.map { position in
            let next = position + 1 < joined.count ? joined[position + 1].start : .max
            return extended(joined[position], before: next, in: text)
        }
    }

    private func belongs(
        _ part: Candidate, to whole: Candidate, in text: TokenizedText
    ) -> Bool {
        guard case .organization(let outer) = whole.subject,
            case .organization(let inner) = part.subject
        else { return false }
        // 甲区政府|乙公司: a region owns no part by its name alone.
        guard outer != .government, !endsInLegalForm(whole, text) || isBranch(part, text) else {
            return false
        }
        switch inner {
        case .company, .university, .researchInstitute, .association, .other: return true
        // 自由贸易试验区|某某片区管委会.
        case .park: return outer == .park
        case .government, .fund: return false
        }
    }

    /// `七〇二所` behind `某某船舶`: a place, a number or a word, then the head of a part.
    private func extended(
        _ organization: Candidate, before limit: Int, in text: TokenizedText
    ) -> Candidate {
        guard case .organization(let kind) = organization.subject, Self.owners.contains(kind),
            organization.end < text.characters.count
        else { return organization }
        var index = text.tokenIndex(at: organization.end)
        guard index < text.tokens.count, Int(text.tokens[index].start) == organization.end else {
            return organization
        }
        while index < text.tokens.count {
            let token = text.tokens[index]
            guard Int(token.end) <= limit, Int(token.end) - organization.end <= Self.longestPart
            else { break }
            let rest = text.characters[organization.end..<Int(token.end)]
            if let part = parts.kind(of: rest, owner: kind),
                isClosed(text, behind: index, part: rest)
            {
                return Candidate(
                    start: organization.start, end: Int(token.end),
                    subject: .organization(part), features: organization.features,
                    score: organization.score)
            }
            switch token.kind {
            case .place, .unknown, .numeral, .noun, .trade, .suffix, .head, .latin: index += 1
            default: return organization
            }
        }
        return organization
    }

    /// What follows does not go on with a longer word for a unit.
    private func isClosed(
        _ text: TokenizedText, behind index: Int, part: ArraySlice<UInt32>
    ) -> Bool {
        guard index + 1 < text.tokens.count else { return true }
        switch text.tokens[index + 1].kind {
        case .suffix, .head, .noun, .trade: return false
        default: return true
        }
    }

    /// A whole name of a company ends there: what follows is another's, unless it is a branch.
    private func endsInLegalForm(_ organization: Candidate, _ text: TokenizedText) -> Bool {
        text.characters[organization.start..<organization.end].suffix(2)
            .elementsEqual("公司".unicodeScalars.map(\.value))
    }

    private func isBranch(_ organization: Candidate, _ text: TokenizedText) -> Bool {
        let name = text.characters[organization.start..<organization.end]
        return Self.branches.contains {
            name.count >= $0.count && name.suffix($0.count).elementsEqual($0)
        }
    }

    private static let branches = ["分公司", "分行", "支行", "办事处", "代表处", "分院", "子公司"].map {
        $0.unicodeScalars.map(\.value)
    }
    private static let owners: Set<Mention.Organization.Kind> = [
        .company, .university, .researchInstitute, .association, .other,
    ]
}
