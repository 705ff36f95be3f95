import Model

/// What organizations of a kind are to an undertaking that they are told to stand behind, and which
/// ones stand together.
struct PartnerRoles {
    let context: ArticleContext

    /// A region or park that "builds" is where an undertaking lands.
    func role(of organization: Int, builder: String = "developer") -> String? {
        guard case .organization(let value) = context.mentions[organization].value else {
            return nil
        }
        switch value.kind {
        case .government, .park: return "host"
        case .company, .university, .researchInstitute, .fund, .association, .other: return builder
        }
    }

    /// The park, government, zone or district that `range` names as where something lands: the last
    /// and finest of them.
    func lands(in range: Range<Int>) -> Int? {
        let hosts = context.mentions(in: range) {
            switch $0 {
            case .organization(let value): value.kind == .park || value.kind == .government
            case .place(let place):
                place.country == "CN"
                    && place.divisionCode.map { !$0.hasSuffix("0000") || place.isZone } ?? false
            default: false
            }
        }
        // Of a park and the places in its name, the park.
        return hosts.last { index in
            !hosts.contains {
                $0 != index && context.spans[$0].count > context.spans[index].count
                    && context.spans[$0].lowerBound <= context.spans[index].lowerBound
                    && context.spans[$0].upperBound >= context.spans[index].upperBound
            }
        }
    }

    /// The company that an article in its own name calls 公司: the one told most, and in the headline or first.
    func mainCompany() -> Int? {
        var counts: [(name: String, count: Int, first: Int)] = []
        for (index, mention) in context.mentions.enumerated() {
            guard case .organization(let organization) = mention.value,
                organization.kind == .company
            else { continue }
            if let known = counts.firstIndex(where: {
                $0.name.hasPrefix(organization.name) || organization.name.hasPrefix($0.name)
            }) {
                counts[known].count += 1
            } else {
                counts.append((organization.name, 1, index))
            }
        }
        guard let most = counts.max(by: { $0.count < $1.count }), most.count >= 2,
            let earliest = counts.first, earliest.count * 2 >= most.count
        else { return nil }
        return earliest.first
    }

    /// Organizations that stand for themselves, not inside another name.
    func free(in range: Range<Int>) -> [Int] {
        let names = context.mentions(in: range) {
            switch $0 {
            case .organization, .project: true
            default: false
            }
        }
        var free: [Int] = []
        // The furthest end of the names that start earlier.
        var reach = 0
        var next = names.startIndex
        while next < names.endIndex {
            let start = context.spans[names[next]].lowerBound
            let same = names[next...].prefix { context.spans[$0].lowerBound == start }
            let sameReach = same.reduce(0) { max($0, context.spans[$1].upperBound) }
            for index in same
            where context.spans[index].upperBound == sameReach && sameReach > reach {
                if case .organization = context.mentions[index].value { free.append(index) }
            }
            reach = max(reach, sameReach)
            next = same.endIndex
        }
        return free
    }

    /// `last` of `organizations` and those that a list, 和 or 与 joins to it: `甲、乙与德国企业丙`.
    func joint(with last: Int, of organizations: [Int]) -> [Int] {
        guard let position = organizations.firstIndex(of: last) else { return [last] }
        var joined = [last]
        var start = context.spans[last].lowerBound
        for organization in organizations[..<position].reversed() {
            let between =
                context.spans[organization]
                .upperBound..<max(
                    start, context.spans[organization].upperBound)
            guard isJoin(between) || isRegionList(between, organization, joined[joined.count - 1])
            else { break }
            joined.append(organization)
            start = context.spans[organization].lowerBound
        }
        return joined.reversed()
    }

    /// `first` and those joined to it behind: `由甲、乙共同投资`.
    func joint(from first: Int, of organizations: [Int]) -> [Int] {
        guard let position = organizations.firstIndex(of: first) else { return [first] }
        var joined = [first]
        for organization in organizations[(position + 1)...] {
            let end = context.spans[joined[joined.count - 1]].upperBound
            guard isJoin(end..<max(end, context.spans[organization].lowerBound)) else { break }
            joined.append(organization)
        }
        return joined
    }

    /// `甲省乙市、丙市,丁省戊市`: a comma between two regions of a list.
    private func isRegionList(_ gap: Range<Int>, _ left: Int, _ right: Int) -> Bool {
        gap.count == 1 && context.character(gap.lowerBound) == 0x2C
            && [left, right].allSatisfy { index in
                if case .organization(let value) = context.mentions[index].value {
                    value.kind == .government
                } else {
                    false
                }
            }
    }

    /// 、 和 与 及 同, a short form in brackets, and at most a few words that tell what comes.
    private func isJoin(_ range: Range<Int>) -> Bool {
        var depth = 0
        var isJoined = false
        var others = 0
        for index in range {
            let character = context.character(index)
            if character == 0x28 {
                depth += 1
            } else if character == 0x29 {
                depth -= 1
            } else if depth == 0 {
                if Self.joins.contains(character) {
                    isJoined = true
                } else if [0x2C, 0x3B, 0x3A].contains(character) {
                    return false
                } else {
                    others += 1
                }
            }
        }
        return isJoined && others <= 5
    }

    /// 、 和 与 及 同.
    private static let joins: [UInt32] = [0x3001, 0x548C, 0x4E0E, 0x53CA, 0x540C]
}
