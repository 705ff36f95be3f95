import Model

/// Who stands behind an undertaking: the company in its name, the builder before it, the tenants.
struct ProjectPartner: FrameRule {
    static let name = "project_partner"

    func frames(in context: ArticleContext) -> [Frame] {
        var frames: [Frame] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .project = mention.value,
                let sentenceIndex = context.sentence(at: context.spans[index].lowerBound)
            else { continue }
            let sentence = context.sentences[sentenceIndex]
            for (partner, role) in partners(of: index, in: sentence, context) {
                frames.append(
                    Frame.projectPartner(
                        partner, of: index, as: role, rule: Self.name,
                        trigger: context.bytes(context.spans[partner]),
                        sentence: context.bytes(sentence), confidence: 0.75))
            }
        }
        return frames
    }

    private func partners(
        of project: Int, in sentence: Range<Int>, _ context: ArticleContext
    ) -> [(Int, String)] {
        let span = context.spans[project]
        let roles = PartnerRoles(context: context)
        let free = roles.free(in: sentence)
        var found: [(Int, String)] = []
        if Self.selves.contains(where: {
            context.has($0, at: span.lowerBound - $0.unicodeScalars.count)
        }),
            let main = roles.mainCompany()
        {
            found.append((main, "developer"))
        }
        for organization in context.organizations(in: sentence) {
            let place = context.spans[organization]
            if place.lowerBound >= span.lowerBound, place.upperBound <= span.upperBound {
                if !isOwnName(place, of: span, context) {
                    found.append((organization, roleInName(organization, span, context)))
                }
            } else if place.upperBound <= span.lowerBound {
                let between = place.upperBound..<span.lowerBound
                guard between.count <= 30, !context.containsCharacter([0x3B], in: between) else {
                    continue
                }
                if isOwner(between, context), free.contains(organization) {
                    for owner in roles.joint(with: organization, of: free) {
                        if let role = roles.role(of: owner) { found.append((owner, role)) }
                    }
                } else if context.contains(.tenancy, in: between) {
                    found.append((organization, "tenant"))
                } else if !context.containsCharacter([0x2C], in: between),
                    context.contains(.developing, in: between), free.contains(organization),
                    !free.contains(where: { between.contains(context.spans[$0].lowerBound) }),
                    !context.has(.whereabouts, endingAt: span.lowerBound)
                {
                    for owner in roles.joint(with: organization, of: free) {
                        found.append((owner, "developer"))
                    }
                } else if between.isEmpty
                    || between.count == 1
                        && Self.joints.contains(context.character(between.lowerBound))
                    || isItem(place, between, in: sentence, context)
                {
                    found.append((organization, "developer"))
                }
            } else if place.lowerBound >= span.upperBound {
                let between = span.upperBound..<place.lowerBound
                let tail = place.upperBound..<min(sentence.upperBound, place.upperBound + 30)
                if context.contains(.tenancy, in: tail), between.count <= 60 {
                    found.append((organization, "tenant"))
                } else if between.count <= 12,
                    context.containsCharacter([0x7531], in: between),
                    !context.containsCharacter([0x2C, 0x3B], in: between)
                {
                    found.append((organization, "developer"))
                }
            }
        }
        return found
    }

    /// `甲公司在云岭区的|X`, `“甲科技”的“X”`, `甲、乙两家公司的X`.
    private func isOwner(_ between: Range<Int>, _ context: ArticleContext) -> Bool {
        var start = between.lowerBound
        var end = between.upperBound
        while start < end, Self.quotes.contains(context.character(start)) { start += 1 }
        while start < end, Self.quotes.contains(context.character(end - 1)) { end -= 1 }
        guard start < end, context.character(end - 1) == 0x7684,  // 的
            !context.containsCharacter([0x2C, 0x3B, 0x3A], in: start..<end),
            context.organizations(in: start..<end).isEmpty
        else { return false }
        if end - start == 1 { return between.count > 1 }
        if context.character(start) == 0x5728, end - start <= 14 {  // 在
            return !context.contains(.founding, in: start..<end)
        }
        return end - start <= 10 && context.character(start + 1) == 0x5BB6  // 两家
    }

    /// `▶ 甲有限公司 X`: the head of an item, blanks between the two.
    private func isItem(
        _ organization: Range<Int>, _ between: Range<Int>, in sentence: Range<Int>,
        _ context: ArticleContext
    ) -> Bool {
        !between.isEmpty && between.count <= 3
            && between.allSatisfy { Self.blanks.contains(context.character($0)) }
            && organization.lowerBound - sentence.lowerBound <= 3
    }

    /// | tab 的
    private static let joints: [UInt32] = [0x7C, 0x09, 0x7684]
    /// Blanks of all widths, and the colon of `甲公司:X`.
    private static let blanks: [UInt32] = [0x20, 0x3000, 0xA0, 0x3A]
    private static let selves = ["我司", "我公司", "本公司", "公司"]
    private static let quotes: [UInt32] = [0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F]

    /// A park in the name is where the undertaking lies, unless it is the park's own outpost.
    private func roleInName(
        _ organization: Int, _ project: Range<Int>, _ context: ArticleContext
    ) -> String {
        guard case .organization(let value) = context.mentions[organization].value,
            value.kind == .park || value.kind == .government,
            !["飞地", "离岸", "驻", "异地"].contains(where: { context.find($0, in: project) != nil })
        else { return "developer" }
        return "host"
    }

    /// 云岭产业园(南区), 云岭产业园二期项目: the organization is the undertaking itself.
    private func isOwnName(
        _ organization: Range<Int>, of project: Range<Int>, _ context: ArticleContext
    ) -> Bool {
        guard organization.lowerBound == project.lowerBound else { return false }
        let rest = organization.upperBound..<project.upperBound
        return rest.isEmpty || context.character(rest.lowerBound) == 0x28
            || context.has(.anaphora, at: rest.lowerBound)
                && context.mentions(in: organization) {
                    if case .organization(let value) = $0 { value.kind == .park } else { false }
                }.isEmpty == false
    }
}
