import Lexicon
import Model

/// Joins the forms of one organization within an article: full name, short name, bracketed name.
struct PartnerClusters: Sendable {
    /// Words that may follow a short form in the full name: legal forms and trades.
    private let tails: [NameKey]
    /// Endings that make a name an institution of its own: 大学, 研究院, 局.
    private let heads: [NameKey]

    init(lexicons: LexiconStore) throws(LexiconError) {
        var tails: [NameKey] = []
        var heads: [NameKey] = []
        for row in try lexicons.table("name_endings").rows {
            if row[1] == "tail" {
                tails.append(NameKey(row[0]))
            } else {
                heads.append(NameKey(row[0]))
            }
        }
        for row in try lexicons.table("trades").rows { tails.append(NameKey(row[0])) }
        self.tails = tails.sorted { ($1.count, $0) < ($0.count, $1) }
        self.heads = heads
    }

    /// The partners of an article, and for each mention the partner it names.
    ///
    /// `fullName` gives the official name of a known abbreviation: 浙大 → 浙江大学. Where the text is
    /// given, what it defines is joined: `甲乙实业公司(下称“乙实”)`.
    func cluster(
        _ mentions: [Mention], in text: [UInt8] = [],
        fullName: (String) -> String? = { _ in nil }
    ) -> (partners: [LocalPartner], ofMention: [Int?]) {
        var groups: [Group] = []
        var groupOfKey: [String: Int] = [:]
        for (index, mention) in mentions.enumerated() {
            guard case .organization(let organization) = mention.value else { continue }
            let region = region(of: index, organization, in: mentions)
            let name = NameKey(organization.name)
            let key =
                region.map { "division:\($0.divisionCode ?? $0.country)" }
                ?? ZoneNames.shortened(fullName(organization.name).map { NameKey($0) } ?? name)
                .text
            if let group = groupOfKey[key] {
                groups[group].mentions.append(index)
                if organization.name.utf8.count > groups[group].name.utf8.count {
                    groups[group].name = organization.name
                }
            } else {
                groupOfKey[key] = groups.count
                groups.append(
                    Group(
                        key: key, name: organization.name, nameKey: name,
                        shortKey: ZoneNames.shortened(name), kind: organization.kind,
                        region: region, mentions: [index]))
            }
        }
        // Longer names first, so that a short form finds its full name.
        let order = groups.indices.sorted {
            let left = groups[$0].nameKey
            let right = groups[$1].nameKey
            return left.count != right.count ? left.count > right.count : left < right
        }
        var parent = Array(groups.indices)
        for (position, short) in order.enumerated() where groups[short].region == nil {
            let fuller = order[..<position].filter {
                groups[$0].region == nil
                    && isShortForm(groups[short], of: groups[$0])
            }
            var roots = Set(fuller.map { parent[$0] })
            if roots.isEmpty {
                roots = Set(
                    order[..<position].filter {
                        groups[$0].region == nil && isAbbreviation(groups[short], of: groups[$0])
                    }.map { parent[$0] })
            }
            if roots.count == 1, let root = roots.first { parent[short] = root }
        }
        joinDefined(groups, &parent, mentions, text)
        return assemble(groups, parent, mentions)
    }

    /// Mentions before a short form among which its full name is looked for.
    private static let neighbours = 24

    /// A name in brackets right after another one, told to be its short form, names the same.
    private func joinDefined(
        _ groups: [Group], _ parent: inout [Int], _ mentions: [Mention], _ text: [UInt8]
    ) {
        var groupOfMention: [Int: Int] = [:]
        for (index, group) in groups.enumerated() {
            for mention in group.mentions { groupOfMention[mention] = index }
        }
        for (index, mention) in mentions.enumerated() {
            guard let short = groupOfMention[index], groups[short].region == nil,
                parent[short] == short
            else { continue }
            let start = mention.range.lowerBound
            // The full name stands just before: a look at its neighbours is enough.
            let full = (max(0, index - Self.neighbours)..<index).first {
                groupOfMention[$0] != nil
                    && ShortFormDefinition.joins(mentions[$0].range.upperBound, start, text)
            }
            guard let full, let root = groupOfMention[full].map({ parent[$0] }), root != short
            else { continue }
            for index in parent.indices where parent[index] == short { parent[index] = root }
        }
    }

    private struct Group {
        let key: String
        var name: String {
            didSet {
                nameKey = NameKey(name)
                shortKey = ZoneNames.shortened(nameKey)
            }
        }
        var nameKey: NameKey
        /// The name with the long form of its zone's kind made short.
        var shortKey: NameKey
        let kind: Mention.Organization.Kind
        let region: Mention.Place?
        var mentions: [Int]
    }

    private static let peoplesGovernment = NameKey("人民政府")
    private static let government = NameKey("政府")
    /// 云岭区委 speaks for its region.
    private static let committee = NameKey("委")

    /// A government named by its region alone: 云岭区, 江海市云岭区人民政府.
    private func region(
        of index: Int, _ organization: Mention.Organization, in mentions: [Mention]
    ) -> Mention.Place? {
        guard organization.kind == .government else { return nil }
        let range = mentions[index].range
        // Mentions are sorted by start: those with the same one stand around this one.
        var first = index
        while first > 0, mentions[first - 1].range.lowerBound == range.lowerBound { first -= 1 }
        for other in mentions[first...] {
            if other.range.lowerBound != range.lowerBound { break }
            guard case .place(let place) = other.value, !place.isZone else { continue }
            let rest = range.upperBound - other.range.upperBound
            let ending = NameKey(organization.name)
            // 人民政府 and 政府 name the region itself; a department does not.
            let isGovernment =
                rest == 12 && ending.hasSuffix(Self.peoplesGovernment)
                || rest == 6 && ending.hasSuffix(Self.government)
                || rest == 3 && ending.hasSuffix(Self.committee)
            if rest == 0 || isGovernment { return place }
        }
        return nil
    }

    /// `云诺` of `云诺科技集团`, `江海芯谷` of `云岭江海芯谷集团有限公司`, never `浙江大学` of its institutes.
    private func isShortForm(_ short: Group, of full: Group) -> Bool {
        if isSameZone(short, full) { return true }
        let part = short.shortKey
        let whole = full.shortKey
        guard part.count >= 2, part.count < whole.count, let start = whole.position(of: part) else {
            return false
        }
        let rest = whole.slice((start + part.count)..<whole.count)
        // 自由贸易试验区|某某片区 is told as 某某片区 as well.
        if short.kind == .park, full.kind == .park, rest.count == 0, part.count >= 3 {
            return true
        }
        let isInstitution = heads.contains { part.hasSuffix($0) }
        if isInstitution {
            if short.kind == .park, ZoneNames.isAdministration(rest) { return true }
            return rest.count == 0 && short.kind == full.kind
                || isTails(rest) && short.kind == full.kind
        }
        // A bare brand has no ending that would tell its kind; the full name's counts.
        return start <= 6 && isTails(rest)
    }

    /// `滇某新区管委会` and `云岭滇某新区`: a zone, with or without its administration and the region it lies in.
    private func isSameZone(_ left: Group, _ right: Group) -> Bool {
        guard Self.zoneKinds.contains(left.kind), Self.zoneKinds.contains(right.kind),
            left.kind == .park || right.kind == .park
        else { return false }
        let one = ZoneNames.withoutAdministration(left.shortKey)
        let other = ZoneNames.withoutAdministration(right.shortKey)
        if one == other { return true }
        let (part, whole) = one.count < other.count ? (one, other) : (other, one)
        return part.count >= Self.shortestZone && whole.hasSuffix(part)
            && whole.count - part.count <= Self.longestRegion
    }

    /// Characters of a zone's name at least, and of the province or city before it at most.
    private static let shortestZone = 4
    private static let longestRegion = 3

    private static let zoneKinds: Set<Mention.Organization.Kind> = [.park, .government]

    /// `深创投` of `深圳市创新投资集团`, `国机集团` of `中国机械工业集团有限公司`: characters of the full name in
    /// order, the first of it among them or the one behind its country.
    private func isAbbreviation(_ short: Group, of full: Group) -> Bool {
        let part = short.nameKey.characters
        let whole = full.nameKey.characters
        guard short.kind == full.kind, Self.abbreviated.contains(short.kind),
            (3...4).contains(part.count), whole.count >= 2 * part.count,
            whole.prefix(2).contains(part[0])
        else { return false }
        var rest = whole[...]
        for character in part {
            guard let place = rest.firstIndex(of: character) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    private static let abbreviated: Set<Mention.Organization.Kind> = [
        .company, .fund, .university, .researchInstitute, .association,
    ]

    /// Whether the rest is made of legal forms, trades and brackets only.
    private func isTails(_ rest: NameKey) -> Bool {
        var rest = rest
        while rest.count > 0 {
            if rest.characters.first == 0x28 {
                guard let close = rest.characters.firstIndex(of: 0x29) else { return false }
                rest = rest.slice((close + 1)..<rest.count)
                continue
            }
            guard let tail = tails.first(where: { rest.hasPrefix($0) }) else { return false }
            rest = rest.slice(tail.count..<rest.count)
        }
        return true
    }

    private func assemble(
        _ groups: [Group], _ parent: [Int], _ mentions: [Mention]
    ) -> ([LocalPartner], [Int?]) {
        var partners: [LocalPartner] = []
        var partnerOfRoot: [Int: Int] = [:]
        var ofMention = [Int?](repeating: nil, count: mentions.count)
        for (index, group) in groups.enumerated() {
            let root = parent[index]
            let partner: Int
            if let known = partnerOfRoot[root] {
                partner = known
            } else {
                partner = partners.count
                partnerOfRoot[root] = partner
                let head = groups[root]
                partners.append(
                    LocalPartner(
                        key: head.key,
                        names: head.region.map { [$0.nameInChina, head.name] }
                            ?? [head.name], kind: head.kind,
                        divisionCode: head.region?.divisionCode, country: head.region?.country,
                        proofs: [], confidence: 0))
            }
            for mention in group.mentions {
                guard case .organization(let organization) = mentions[mention].value else {
                    continue
                }
                ofMention[mention] = partner
                partners[partner].proofs.append(Proof(field: nil, range: mentions[mention].range))
                partners[partner].confidence = max(
                    partners[partner].confidence, mentions[mention].confidence)
                if !partners[partner].names.contains(organization.name) {
                    partners[partner].names.append(organization.name)
                }
            }
        }
        for index in partners.indices where partners[index].kind == .park {
            for name in partners[index].names {
                for form in ZoneNames.withoutRegions(name)
                where !partners[index].names.contains(form) { partners[index].names.append(form) }
            }
        }
        return (partners, ofMention)
    }
}
