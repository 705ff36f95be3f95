import Model

/// Who puts an amount in, and at which event it was agreed, where the amount's own sentence tells.
///
/// `云岭科技投资30亿元建设研发基地` names the developer of the undertaking before its amount;
/// `28个项目集中签约,总投资300亿元` tells a sum of the signing. A sentence that names two developers
/// or two such events leaves the cell empty.
struct InvestmentTies {
    func add(to facts: inout ArticleFacts, _ links: FactCollector.MentionLinks) {
        for frame in links.frames where frame.kind == "investment" {
            guard let mention = frame.mentions(of: "amount").first else { continue }
            let amount = Proof(field: "amount", range: links.mentions[mention].range)
            guard let index = facts.investments.firstIndex(where: { $0.proofs.contains(amount) })
            else { continue }
            addInvestor(to: &facts, index, before: mention, in: frame.sentence, links)
            addEvent(to: &facts, index, in: frame.sentence)
        }
    }

    /// The only developer of the undertaking that is named in the sentence before the amount.
    private func addInvestor(
        to facts: inout ArticleFacts, _ index: Int, before amount: Int, in sentence: Range<Int>,
        _ links: FactCollector.MentionLinks
    ) {
        guard facts.investments[index].investor == nil,
            let project = facts.investments[index].project
        else { return }
        let developers = Set(
            facts.projects[project].partners.filter { $0.role == "developer" }.map(\.partner))
        var told: (partner: Int, mention: Int)?
        for mention in links.mentions[..<amount].indices.reversed() {
            guard links.mentions[mention].range.lowerBound >= sentence.lowerBound else { break }
            guard let partner = links.partner[mention], developers.contains(partner) else {
                continue
            }
            if let told, told.partner != partner { return }
            told = (partner, mention)
        }
        guard let told else { return }
        facts.investments[index].investor = told.partner
        facts.investments[index].proofs.append(
            Proof(field: "investor_id", range: links.mentions[told.mention].range))
    }

    /// The only signing or start of building that the sentence of a sum tells.
    private func addEvent(to facts: inout ArticleFacts, _ index: Int, in sentence: Range<Int>) {
        guard facts.investments[index].event == nil,
            facts.investments[index].scope == "aggregate"
        else { return }
        let told = facts.events.indices.filter { event in
            Self.agreeing.contains(facts.events[event].kind)
                && facts.events[event].proofs.contains {
                    $0.field == nil && $0.range.overlaps(sentence)
                }
        }
        guard let event = told.first, told.count == 1 else { return }
        facts.investments[index].event = event
    }

    private static let agreeing: Set<String> = ["signing", "groundbreaking", "cooperation"]
}
