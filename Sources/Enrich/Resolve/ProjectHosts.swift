import Model

/// Gives an undertaking the region or park that tells of it as its host.
///
/// `惠山区…累计签约项目15个…香港新能源装备项目…已成功落地`: the government or park named last before the
/// undertaking in its paragraph, unless one of these takes part in it already.
struct ProjectHosts: Sendable {
    func add(to facts: inout ArticleFacts) {
        for index in facts.projects.indices {
            let project = facts.projects[index]
            let isHosted = project.partners.contains {
                [.government, .park].contains(facts.partners[$0.partner].kind)
            }
            guard !isHosted, let first = project.proofs.first(where: { $0.field == nil }),
                let host = host(before: first.range.lowerBound, in: facts)
            else { continue }
            facts.projects[index].partners.append((host, "host"))
        }
    }

    private func host(before offset: Int, in facts: ArticleFacts) -> Int? {
        let paragraph = facts.article.text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        var nearest: (partner: Int, end: Int)?
        for (index, partner) in facts.partners.enumerated()
        where [.government, .park].contains(partner.kind) && !partner.isUndertaking {
            for proof in partner.proofs
            where proof.range.lowerBound >= paragraph && proof.range.upperBound <= offset
                && proof.range.upperBound > nearest?.end ?? -1
            {
                nearest = (index, proof.range.upperBound)
            }
        }
        return nearest?.partner
    }
}
