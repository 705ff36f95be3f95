import Model

/// The regions and zones that an article names by their place alone: `武进区举行集中开工仪式`.
///
/// A region that lands an undertaking takes part in it, though nothing but its name says so.
struct ToldRegions: Sendable {
    /// The article's text, where the mentions stand.
    private let text: [UInt8]
    private let mentions: [Mention]
    /// Mentions of regions below the province, outside the names of organizations and undertakings.
    private let free: [Int]
    /// All mentions of places in China.
    private let places: [Int]

    /// - Parameter passing: Mentions of regions that host nothing: `总部在云岭的企业`.
    init(_ mentions: [Mention], in text: [UInt8], passing: Set<Int> = []) {
        self.text = text
        self.mentions = mentions
        var reach = 0
        var free: [Int] = []
        var places: [Int] = []
        let names = mentions.filter {
            switch $0.value {
            case .organization, .project, .person: true
            default: false
            }
        }
        var next = 0
        for (index, mention) in mentions.enumerated() {
            guard case .place(let place) = mention.value, place.country == "CN",
                let code = place.divisionCode
            else { continue }
            places.append(index)
            while next < names.count, names[next].range.lowerBound <= mention.range.lowerBound {
                reach = max(reach, names[next].range.upperBound)
                next += 1
            }
            let isProvince = code.hasSuffix("0000") && !place.isZone
            if mention.range.lowerBound >= reach, !isProvince, !passing.contains(index) {
                free.append(index)
            }
        }
        self.free = free
        self.places = places
    }

    func range(of region: Int) -> Range<Int> { mentions[region].range }

    /// The region named last before `offset`: in the paragraph, else in the article.
    ///
    /// A region that cannot hold the undertaking's own place is passed over.
    func last(before offset: Int, compatible place: Mention.Place?) -> Int? {
        free.last { index in
            guard mentions[index].range.upperBound <= offset,
                case .place(let region) = mentions[index].value
            else { return false }
            return place.map { Self.holds(region, $0) } ?? true
        }
    }

    /// The regions and zones that stand for themselves, with how often each is told.
    func counted() -> [(name: String, division: String?, isZone: Bool, count: Int, first: Int)] {
        var found: [(name: String, division: String?, isZone: Bool, count: Int, first: Int)] = []
        for index in free {
            guard case .place(let place) = mentions[index].value else { continue }
            if let known = found.firstIndex(where: {
                $0.isZone == place.isZone
                    && (place.isZone ? $0.name == place.name : $0.division == place.divisionCode)
            }) {
                found[known].count += 1
            } else {
                found.append((place.name, place.divisionCode, place.isZone, 1, index))
            }
        }
        return found
    }

    /// The division told by a place inside the words of a partner.
    func division(at proofs: [Proof]) -> String? {
        for index in places {
            guard case .place(let place) = mentions[index].value,
                proofs.contains(where: { $0.range.overlaps(mentions[index].range) })
            else { continue }
            return place.divisionCode
        }
        return nil
    }

    /// The district or zone whose place stands at `range`, outside any name.
    func fine(at range: Range<Int>) -> Int? {
        free.first { mentions[$0].range == range && !isWhole($0) }
    }

    /// The division of a region.
    func division(of region: Int) -> String? {
        guard case .place(let place) = mentions[region].value else { return nil }
        return place.divisionCode
    }

    /// A city without its districts told.
    func isWhole(_ region: Int) -> Bool {
        guard case .place(let place) = mentions[region].value else { return false }
        return !place.isZone && place.divisionCode?.hasSuffix("00") ?? false
    }

    /// The district or zone that the article names most before `offset`, in the city `region` if
    /// that is told.
    func finest(within region: Int?, before offset: Int) -> Int? {
        var city: Substring?
        if let region, case .place(let place) = mentions[region].value {
            city = place.divisionCode?.prefix(4)
        }
        var counts: [(name: String, count: Int, first: Int)] = []
        for index in free where !isWhole(index) && mentions[index].range.upperBound <= offset {
            guard case .place(let place) = mentions[index].value,
                city == nil || place.divisionCode?.prefix(4) == city
            else { continue }
            if let known = counts.firstIndex(where: { $0.name == place.name }) {
                counts[known].count += 1
            } else {
                counts.append((place.name, 1, index))
            }
        }
        return counts.max { $0.count < $1.count }?.first
    }

    /// One of the two lies in the other, or both in one city without telling different districts.
    static func holds(_ region: Mention.Place, _ place: Mention.Place) -> Bool {
        guard place.country == "CN", let outer = region.divisionCode, let inner = place.divisionCode
        else { return false }
        if outer == inner { return true }
        let shared = outer.hasSuffix("00") || inner.hasSuffix("00") ? 4 : 6
        return inner.hasSuffix("0000") && outer.prefix(2) == inner.prefix(2)
            || outer.prefix(shared) == inner.prefix(shared)
    }

    /// The region that begins a name which another place follows: `云岭区(深圳)创新中心`, `云岭驻沪飞地`.
    func home(ofOutpost name: Range<Int>) -> Int? {
        let inside = places.filter {
            name.lowerBound <= mentions[$0].range.lowerBound
                && mentions[$0].range.upperBound <= name.upperBound
        }
        guard let first = inside.first, mentions[first].range.lowerBound == name.lowerBound,
            case .place(let home) = mentions[first].value,
            let other = inside.dropFirst().last, case .place(let away) = mentions[other].value,
            !Self.holds(home, away),
            !isOrganization(from: mentions[first].range.lowerBound, within: name)
        else { return nil }
        return first
    }

    /// 无锡高新区(深圳)创新中心: the park that begins the name is an organization already.
    private func isOrganization(from start: Int, within name: Range<Int>) -> Bool {
        mentions.contains {
            if case .organization = $0.value {
                $0.range.lowerBound == start && $0.range.upperBound < name.upperBound
            } else {
                false
            }
        }
    }

    /// The words of a partner are those of the same zone: `光谷`, `东某高新区`.
    private func names(_ zone: Mention.Place, _ partner: LocalPartner) -> Bool {
        places.contains { index in
            guard case .place(let place) = mentions[index].value, place.isZone,
                place.name == zone.name
            else { return false }
            return partner.proofs.contains { proof in
                proof.range.lowerBound == mentions[index].range.lowerBound
                    && proof.range.upperBound >= mentions[index].range.upperBound
                    && proof.range.upperBound - mentions[index].range.upperBound
                        <= Self.administration
            }
        }
    }

    /// Bytes of 管理委员会.
    private static let administration = 15

    /// The partner that stands for a region or zone: the known one, else a new one.
    func partner(of region: Int, in facts: inout ArticleFacts) -> Int {
        guard case .place(let place) = mentions[region].value else { return 0 }
        let text = String(decoding: self.text[mentions[region].range], as: UTF8.self)
        let key =
            place.isZone
            ? NameKey(place.name).text : "division:\(place.divisionCode ?? place.country)"
        let proof = Proof(field: nil, range: mentions[region].range)
        let zone = place.isZone ? ZoneNames.shortened(NameKey(text)) : nil
        if let known = facts.partners.firstIndex(where: { partner in
            if partner.key == key || place.isZone && partner.names.contains(text) { return true }
            guard let zone, partner.kind == .park || partner.kind == .government else {
                return false
            }
            if names(place, partner) { return true }
            return partner.names.contains { ZoneNames.isAdministration(NameKey($0), of: zone) }
        }) {
            if !facts.partners[known].proofs.contains(proof) {
                facts.partners[known].proofs.append(proof)
            }
            return known
        }
        facts.partners.append(
            LocalPartner(
                key: key,
                names: place.nameInChina == text ? [text] : [place.nameInChina, text],
                kind: place.isZone ? .park : .government, divisionCode: place.divisionCode,
                country: place.country, proofs: [proof], confidence: 0.7))
        return facts.partners.count - 1
    }
}
