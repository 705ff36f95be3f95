import Model

/// Who builds or runs an undertaking, told behind it: `X由甲、乙共同投资建设`, `项目由甲运营`, `投资方:甲`, or in
/// the next cell of its row.
struct ProjectBuilder: FrameRule {
    static let name = "project_builder"

    func frames(in context: ArticleContext) -> [Frame] {
        let roles = PartnerRoles(context: context)
        var frames: [Frame] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .project = mention.value,
                let sentence = context.sentence(at: context.spans[index].lowerBound)
            else { continue }
            let item = ItemTopic(context: context).extent(of: index)
            for (partner, role, trigger) in leads(item, context, roles) {
                frames.append(
                    Frame.projectPartner(
                        partner, of: index, as: role, rule: Self.name,
                        trigger: context.bytes(trigger),
                        sentence: context.bytes(context.sentences[sentence]), confidence: 0.65))
            }
            for range in item.isEmpty ? reach(of: index, from: sentence, context) : item {
                for (partner, role, trigger) in told(in: range, of: index, context, roles) {
                    frames.append(
                        Frame.projectPartner(
                            partner, of: index, as: role, rule: Self.name,
                            trigger: context.bytes(trigger), sentence: context.bytes(range),
                            confidence: 0.7))
                }
            }
        }
        return frames
    }

    /// `X 45亿元⏎甲公司牵头,…`, `X 12亿元 甲公司6月3日与云岭区签约`: who begins what an item tells, and acts.
    private func leads(
        _ item: [Range<Int>], _ context: ArticleContext, _ roles: PartnerRoles
    ) -> [(partner: Int, role: String, trigger: Range<Int>)] {
        guard let begin = item.first?.lowerBound, context.character(begin) != 0x2C else {
            return []
        }
        for range in item.prefix(2) {
            let organizations = roles.free(in: range)
            guard let first = organizations.first(where: { roles.role(of: $0) != "host" }) else {
                continue
            }
            let start = context.spans[first].lowerBound
            let clause = context.clause(at: start)
            let lead = max(clause.lowerBound, range.lowerBound)..<start
            guard lead.count <= 2 || context.character(start - 1) == 0x3011  // 】
            else { return [] }
            let joined = roles.joint(from: first, of: organizations)
            let end = joined.last.map { context.spans[$0].upperBound } ?? start
            let act = end..<min(range.upperBound, end + 24)
            let isActing =
                context.contains(.founding, in: act) || context.contains(.creating, in: act)
                || context.cues.triggers.contains {
                    $0.value.kind == "signing" && act.contains($0.range.lowerBound)
                }
            guard isActing else { return [] }
            return joined.compactMap { joint in
                roles.role(of: joint).map { (joint, $0, act) }
            }
        }
        return []
    }

    /// The rest of the sentence and the next two of the paragraph, up to the next undertaking.
    private func reach(
        of project: Int, from sentence: Int, _ context: ArticleContext
    ) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let paragraph = context.paragraphOfSentence[sentence]
        for index in sentence..<min(context.sentences.count, sentence + 3) {
            guard context.paragraphOfSentence[index] - paragraph <= 2 else { break }
            let whole = context.sentences[index]
            let start = index == sentence ? context.spans[project].upperBound : whole.lowerBound
            guard start < whole.upperBound else { continue }
            // X在甲大厦揭牌: where, not what.
            let next = context.projects(in: start..<whole.upperBound).first {
                (context.spans[$0].lowerBound > start + 1 || index > sentence)
                    && !context.has(.whereabouts, endingAt: context.spans[$0].lowerBound)
            }
            let end = next.map { context.spans[$0].lowerBound } ?? whole.upperBound
            if start < end { ranges.append(start..<end) }
            if next != nil { break }
        }
        return ranges
    }

    private func told(
        in range: Range<Int>, of project: Int, _ context: ArticleContext, _ roles: PartnerRoles
    ) -> [(partner: Int, role: String, trigger: Range<Int>)] {
        let organizations = roles.free(in: range)
        var found: [(Int, String, Range<Int>)] = []
        for organization in organizations {
            let start = context.spans[organization].lowerBound
            var lead = start
            while lead > range.lowerBound, Self.blanks.contains(context.character(lead - 1)) {
                lead -= 1
            }
            let trigger = max(range.lowerBound, lead - 6)..<start
            if isCell(organization, behind: project, context) {
                if let role = roles.role(of: organization), role != "host" {
                    found.append((organization, role, trigger))
                }
                continue
            }
            guard isAgent(organization, from: range.lowerBound, context) else {
                if context.has(.builderLabel, endingAt: lead) {
                    for joined in roles.joint(from: organization, of: organizations) {
                        found.append((joined, "developer", trigger))
                    }
                } else if context.has(.operatorLabel, endingAt: lead) {
                    found.append((organization, "operator", trigger))
                }
                continue
            }
            let joined = roles.joint(from: organization, of: organizations)
            let end = joined.last.map { context.spans[$0].upperBound } ?? start
            let act = end..<min(range.upperBound, end + 16)
            let isRun = context.contains(.operating, in: act)
            let isContractor = context.contains(.contracting, in: act)
            guard isRun || isContractor || context.contains(.founding, in: act) else { continue }
            let part = isRun ? "operator" : isContractor ? "partner" : "developer"
            for joint in joined {
                if let role = roles.role(of: joint, builder: part) {
                    found.append((joint, role, trigger))
                }
            }
        }
        return found
    }

    /// 由甲, 由德国企业甲, 由云岭开发区国企——甲: at most 14 characters behind 由 in its clause.
    private func isAgent(_ organization: Int, from start: Int, _ context: ArticleContext) -> Bool {
        let end = context.spans[organization].lowerBound
        return (max(start, end - 15)..<end).reversed().prefix {
            ![0x2C, 0x3B, 0x3001].contains(context.character($0))
        }.contains { context.character($0) == 0x7531 && context.character($0 - 1) != 0x7406 }
    }

    /// `X|甲有限公司`, and `甲有限公司|X`: the neighbouring cell of a row.
    private func isCell(_ organization: Int, behind project: Int, _ context: ArticleContext) -> Bool
    {
        let gap = context.spans[project].upperBound..<context.spans[organization].lowerBound
        return !gap.isEmpty && gap.count <= 8
            && gap.contains { Self.cells.contains(context.character($0)) }
            && gap.allSatisfy { Self.blanks.contains(context.character($0)) }
    }

    /// Blank, tab, colon, bar.
    private static let blanks: [UInt32] = [0x20, 0x09, 0x3A, 0x7C, 0x3000]
    /// Tab and bar.
    private static let cells: [UInt32] = [0x09, 0x7C]
}
