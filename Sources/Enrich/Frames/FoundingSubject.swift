import Model

/// The verb of founding before something that is built or founded, and those whom it is said of.
struct FoundingSubject: Sendable {
    let context: ArticleContext
    private let roles: PartnerRoles

    init(context: ArticleContext) {
        self.context = context
        roles = PartnerRoles(context: context)
    }

    /// Characters between a verb and what it founds: an amount, a place, a time.
    private static let reach = 30
    /// Parties of an agreement that what is told next can be of.
    private static let mostParties = 3

    /// The verb before the mention `founded` or before the list that it stands in.
    func verb(before founded: Int, in sentence: Range<Int>) -> Range<Int>? {
        var start = context.spans[founded].lowerBound
        for earlier in context.projects(in: sentence.lowerBound..<start).reversed() {
            let gap =
                context.spans[earlier]
                .upperBound..<max(
                    start, context.spans[earlier].upperBound)
            guard gap.count == 1, context.containsCharacter(Self.listing, in: gap) else { break }
            start = context.spans[earlier].lowerBound
        }
        while start > sentence.lowerBound, Self.quotes.contains(context.character(start - 1)) {
            start -= 1
        }
        let head = max(sentence.lowerBound, start - Self.reach)..<start
        // 将X放在云岭, 把X布局在云岭.
        if Self.moving.contains(context.character(start - 1)) { return (start - 1)..<start }
        let names = context.mentions(in: head) {
            switch $0 {
            case .organization, .project: true
            default: false
            }
        }
        let nearest = names.map { context.spans[$0].upperBound }.max() ?? head.lowerBound
        let gap = max(head.lowerBound, nearest)..<start
        if let verb = context.last(.founding, in: gap) ?? context.last(.creating, in: gap) {
            return verb
        }
        // 分两期建X: the bare verb stands right before what is built.
        let isBare = !gap.isEmpty && context.has(.building, endingAt: start)
        return isBare ? (start - 1)..<start : nil
    }

    /// The organizations that the verb is said of: the last ones before it in its sentence, else what
    /// 后者, 该公司 or 双方 refers to, else who agreed to something in the sentence before.
    func subjects(of verb: Range<Int>, in sentence: Int) -> [Int] {
        let whole = context.sentences[sentence]
        let start = context.statementStart(before: verb.lowerBound, in: whole)
        let head = start..<verb.lowerBound
        let before = roles.free(in: head).filter { !isObject($0) }
        let actors = before.filter { roles.role(of: $0) != "host" }
        if let ranked = ranked(in: head, behind: actors.last) { return [ranked] }
        if let last = actors.last {
            let joined = roles.joint(with: last, of: before)
            if isOfBoth(context.spans[last].upperBound..<verb.lowerBound),
                joined.count == 1, before.count > 1
            {
                return before
            }
            return joined + companions(of: joined, in: head)
        }
        let isBoth = isOfBoth(head)
        let isAnaphoric = isBoth || context.contains(.companyAnaphora, in: head)
        if isAnaphoric, before.isEmpty, start > whole.lowerBound {
            // …组建丙公司;新公司建设X: the statement before in its sentence.
            let told = roles.free(in: whole.lowerBound..<start)
            if isBoth, (2...4).contains(told.count) { return told }
            let actors = told.filter { roles.role(of: $0) != "host" }
            let founded =
                context.contains(.newCompany, in: head) ? actors.last(where: isFounded) : nil
            if !isBoth, let last = founded ?? actors.last { return [last] }
        }
        guard sentence > 0 else { return [] }
        guard isAnaphoric else {
            return before.isEmpty && start == whole.lowerBound ? agreed(before: sentence, head) : []
        }
        let main = isBoth ? nil : roles.mainCompany()
        let paragraph = context.paragraphOfSentence[sentence]
        for earlier in stride(from: sentence - 1, through: max(0, sentence - 3), by: -1)
        where paragraph - context.paragraphOfSentence[earlier] <= 1 {
            let told = roles.free(in: context.sentences[earlier])
            let companies = told.filter { roles.role(of: $0) != "host" }
            guard let last = companies.last else { continue }
            return isBoth && told.count <= 4 ? told : [last]
        }
        return main.map { [$0] } ?? []
    }

    /// 组建|丙公司: what 新公司 refers to.
    private func isFounded(_ organization: Int) -> Bool {
        let start = context.spans[organization].lowerBound
        return context.contains(.establishing, in: max(0, start - 6)..<start)
    }

    /// `前者拟建X,后者把Y放在云岭`: the first or last of those told before, if the word stands behind `actor`.
    private func ranked(in head: Range<Int>, behind actor: Int?) -> Int? {
        guard let word = context.last(.ranked, in: head),
            actor.map({ context.spans[$0].upperBound <= word.lowerBound }) ?? true,
            let sentence = context.sentence(at: word.lowerBound)
        else { return nil }
        let isLatter = context.character(word.lowerBound) == Self.latter
        let own = context.sentences[sentence].lowerBound..<word.lowerBound
        let earlier = sentence > 0 ? context.sentences[sentence - 1] : own
        for range in [own, earlier] {
            let told = roles.free(in: range)
            let actors = told.filter { roles.role(of: $0) != "host" }
            guard told.count >= 2 else { continue }
            if actors.count >= 2 { return isLatter ? actors.last : actors.first }
            let pick = isLatter ? told.last : told.first
            return pick.flatMap { actors.contains($0) ? $0 : nil }
        }
        return nil
    }

    /// `公司还与甲大学共建X`: the company that the definite word beside a companion stands for.
    private func companions(of joined: [Int], in head: Range<Int>) -> [Int] {
        guard let first = joined.first,
            context.has(.companion, endingAt: context.spans[first].lowerBound)
        else { return [] }
        return DefiniteReference(context: context).parties(
            in: head, beside: joined, excluding: head.upperBound..<head.upperBound
        ).filter { $0.position < context.spans[first].lowerBound }.map(\.party)
    }

    /// `云岭区与甲集团签约。项目投资5亿元,建设X`: without a subject of its own the sentence goes on with what was agreed.
    private func agreed(before sentence: Int, _ head: Range<Int>) -> [Int] {
        guard context.projects(in: head).isEmpty, !context.contains(.widening, in: head),
            context.paragraphOfSentence[sentence - 1] == context.paragraphOfSentence[sentence]
        else { return [] }
        let earlier = context.sentences[sentence - 1]
        guard
            context.cues.triggers.contains(where: {
                $0.value.kind == "signing" && earlier.contains($0.range.lowerBound)
            })
        else { return [] }
        let parties = roles.free(in: earlier)
        let companies = parties.filter { roles.role(of: $0) != "host" }
        return parties.count <= Self.mostParties && companies.count == 1 ? companies : []
    }

    /// 在, 为, 向, 对, 落户 before an organization: it does not act.
    private func isObject(_ organization: Int) -> Bool {
        let start = context.spans[organization].lowerBound
        return Self.objects.contains(context.character(start - 1))
            || context.has(.whereabouts, endingAt: start)
    }

    private func isOfBoth(_ range: Range<Int>) -> Bool {
        context.contains(.joint, in: range) || context.contains(.bothParties, in: range)
    }

    /// 、 和 与 及.
    private static let listing: [UInt32] = [0x3001, 0x548C, 0x4E0E, 0x53CA]
    /// 将 把.
    private static let moving: [UInt32] = [0x5C06, 0x628A]
    /// 在 为 向 对 给.
    private static let objects: [UInt32] = [0x5728, 0x4E3A, 0x5411, 0x5BF9, 0x7ED9]
    /// 后
    private static let latter: UInt32 = 0x540E
    private static let quotes: [UInt32] = [0x201C, 0x300C, 0x300E, 0x22]
}
