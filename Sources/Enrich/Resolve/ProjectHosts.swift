import Model

/// Gives an undertaking the region or park that tells of it as its host, and the region whose
/// outpost it is as its developer.
///
/// `云岭区…今年签下20个项目…新加坡轴承装备项目…已经入驻`: the government, park or region named last before
/// the undertaking in its paragraph, else in the article, unless one takes part in it already.
/// `云岭区(深圳)创新中心`, `云岭区驻沪飞地`: the region that begins the name built it elsewhere.
struct ProjectHosts: Sendable {
    /// - Parameter passing: Mentions of regions that only tell where an investor comes from.
    func add(
        to facts: inout ArticleFacts, _ mentions: [Mention], partnerOf: [Int?] = [],
        passing: Set<Int> = []
    ) {
        let regions = ToldRegions(mentions, in: facts.article.text, passing: passing)
        let home = HomeRegion.find(in: &facts, mentions, regions)
        let sections = SectionHeads(mentions, in: facts.article.text)
        for index in facts.projects.indices {
            guard let first = facts.projects[index].proofs.first(where: { $0.field == nil }) else {
                continue
            }
            let told = told(index, facts, regions)
            if let told {
                let partner = regions.partner(of: told, in: &facts)
                link(partner, "host", to: index, &facts)
                if !facts.hosts.contains(partner) { facts.hosts.append(partner) }
            }
            if let home = regions.home(ofOutpost: first.range) {
                let partner = regions.partner(of: home, in: &facts)
                link(partner, "developer", to: index, &facts)
                continue
            }
            guard told == nil else { continue }
            let isHosted = facts.projects[index].partners.contains {
                [.government, .park].contains(facts.partners[$0.partner].kind)
            }
            if let head = sections.head(at: first.range.lowerBound),
                let host = self.head(head, of: index, mentions, partnerOf, regions, &facts)
            {
                guard !isHosted else { continue }
                // A park named in the paragraph is finer than the region that heads it.
                let park = self.host(before: first.range.lowerBound, in: facts)?.partner
                let nearer = park.flatMap { facts.partners[$0].kind == .park ? $0 : nil }
                let landed = facts.partners[host].isRegion ? nearer ?? host : host
                link(landed, "host", to: index, &facts)
                if !facts.hosts.contains(landed) { facts.hosts.append(landed) }
                continue
            }
            guard !isHosted else { continue }
            let place = facts.projects[index].place
            let named = host(before: first.range.lowerBound, in: facts)
            let region = regions.last(before: first.range.lowerBound, compatible: place)
            if let home, isAtHome(place, named, region, home, regions, facts) {
                if !isWhole(facts.partners[home.partner]) {
                    link(home.partner, "host", to: index, &facts)
                }
                continue
            }
            if let named, region.map({ regions.range(of: $0).upperBound <= named.end }) ?? true,
                !isWhole(facts.partners[named.partner])
            {
                link(named.partner, "host", to: index, &facts)
            } else if let region, !regions.isWhole(region) {
                link(regions.partner(of: region, in: &facts), "host", to: index, &facts)
            } else if region != nil || place == nil,
                let finer = regions.finest(within: region, before: first.range.lowerBound)
            {
                link(regions.partner(of: finer, in: &facts), "host", to: index, &facts)
            } else if let main = leading(in: facts, holding: place) {
                link(main, "host", to: index, &facts)
            }
        }
    }

    /// The partner that heads the part of the article which tells of the undertaking, unless its words put it elsewhere.
    /// A whole city is where it lies, no host.
    private func head(
        _ head: Int, of project: Int, _ mentions: [Mention], _ partnerOf: [Int?],
        _ regions: ToldRegions, _ facts: inout ArticleFacts
    ) -> Int? {
        var partner: Int?
        var place: Mention.Place?
        if case .place(let value) = mentions[head].value {
            place = value
            if !regions.isWhole(head) { partner = regions.partner(of: head, in: &facts) }
        } else if partnerOf.indices.contains(head) {
            partner = partnerOf[head]
            place =
                mentions.compactMap { mention -> Mention.Place? in
                    guard case .place(let value) = mention.value,
                        mentions[head].range.lowerBound <= mention.range.lowerBound,
                        mention.range.upperBound <= mentions[head].range.upperBound
                    else { return nil }
                    return value
                }.last
        }
        if let place {
            let known = facts.projects[project].place
            let isElsewhere = known.map { !ToldRegions.holds(place, $0) } ?? false
            guard !isElsewhere || facts.projects[project].placeConfidence < Self.named else {
                return nil
            }
            let isCoarse = known.map { ($0.divisionCode ?? "00").hasSuffix("00") } ?? true
            if isElsewhere || isCoarse {
                facts.projects[project].place = place
                facts.projects[project].placeConfidence = Self.named
                facts.projects[project].proofs.append(
                    Proof(field: "division_code", range: mentions[head].range))
            }
        }
        return partner
    }

    /// Places in a name or told in so many words are surer than the heading of a part.
    private static let named = 0.75

    /// The government of a whole city or province.
    private func isWhole(_ partner: LocalPartner) -> Bool {
        partner.isRegion && (partner.divisionCode ?? "").hasSuffix("00")
    }

    /// The district, town or zone that the words put the undertaking in: `在|云岭区|建设`, `落户|东湾街道`.
    private func told(_ project: Int, _ facts: ArticleFacts, _ regions: ToldRegions) -> Int? {
        guard facts.projects[project].placeConfidence >= Self.told,
            let proof = facts.projects[project].proofs.last(where: { $0.field == "division_code" })
        else { return nil }
        return regions.fine(at: proof.range)
    }

    private static let told = 0.9

    /// Nothing nearer tells of another place: the region named last lies elsewhere, or is the home's own city.
    private func isAtHome(
        _ place: Mention.Place?, _ named: (partner: Int, end: Int)?, _ region: Int?,
        _ home: HomeRegion, _ regions: ToldRegions, _ facts: ArticleFacts
    ) -> Bool {
        if let place, !home.holds(place.divisionCode) { return false }
        if let named, named.partner != home.partner {
            let code =
                facts.partners[named.partner].divisionCode
                ?? regions.division(at: facts.partners[named.partner].proofs)
            if home.holds(code), !(code ?? "00").hasSuffix("00") { return false }
        }
        guard let region else { return true }
        return !home.holds(regions.division(of: region)) || regions.isWhole(region)
    }

    private func link(_ partner: Int, _ role: String, to project: Int, _ facts: inout ArticleFacts)
    {
        guard !facts.projects[project].partners.contains(where: { $0.partner == partner }) else {
            return
        }
        facts.projects[project].partners.append(Participation(partner, role))
    }

    /// The region or park that the article names again and again, where only its city stands before
    /// an undertaking.
    private func leading(in facts: ArticleFacts, holding place: Mention.Place?) -> Int? {
        let city = place?.divisionCode?.prefix(4)
        let hosts = facts.partners.indices.filter { index in
            let own = facts.partners[index].divisionCode?.prefix(4)
            return isHost(facts.partners[index]) && !isWhole(facts.partners[index])
                && (own == nil || city == nil || own == city)
        }
        let most = hosts.max {
            facts.partners[$0].proofs.count != facts.partners[$1].proofs.count
                ? facts.partners[$0].proofs.count < facts.partners[$1].proofs.count : $0 > $1
        }
        return most.flatMap { facts.partners[$0].proofs.count >= 2 ? $0 : nil }
    }

    /// A park or the government of a region; a department hosts nothing.
    private func isHost(_ partner: LocalPartner) -> Bool {
        !partner.isUndertaking
            && (partner.kind == .park
                || partner.kind == .government && partner.key.hasPrefix("division:"))
    }

    /// The government or park named last before `offset` in its paragraph.
    private func host(
        before offset: Int, in facts: ArticleFacts
    ) -> (partner: Int, end: Int)? {
        let paragraph = facts.article.text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        var nearest: (partner: Int, end: Int)?
        for (index, partner) in facts.partners.enumerated()
        where isHost(partner) {
            for proof in partner.proofs
            where proof.range.lowerBound >= paragraph && proof.range.upperBound <= offset
                && proof.range.upperBound > nearest?.end ?? -1
            {
                nearest = (index, proof.range.upperBound)
            }
        }
        return nearest
    }
}
