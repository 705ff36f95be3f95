import Lexicon
import Model

/// Joins the forms of one undertaking within an article: `华虹二期`, `华虹无锡…基地二期项目`.
struct ProjectClusters: Sendable {
    private let genericNames: Set<NameKey>
    private let venues: VenueHeads

    init(lexicons: LexiconStore) throws(LexiconError) {
        var names: Set<NameKey> = []
        for row in try lexicons.table("generic_project_names").rows {
            names.insert(NameKey(row[0]))
        }
        genericNames = names
        venues = try VenueHeads(lexicons: lexicons)
    }

    /// The projects of an article, and for each mention the project it names.
    func cluster(_ mentions: [Mention]) -> (projects: [LocalProject], ofMention: [Int?]) {
        var projects: [LocalProject] = []
        var ofMention = [Int?](repeating: nil, count: mentions.count)
        var keys: [NameKey] = []
        let order = mentions.indices.sorted {
            mentions[$0].range.count != mentions[$1].range.count
                ? mentions[$0].range.count > mentions[$1].range.count : $0 < $1
        }
        for index in order {
            guard case .project(let name) = mentions[index].value else { continue }
            let key = NameKey.ofProject(name)
            let isGeneric = genericNames.contains(key)
            let known = isGeneric ? [] : keys.indices.filter { isSame(key, keys[$0]) }
            let target: Int
            if let exact = keys.firstIndex(of: key) {
                target = exact
            } else if known.count == 1, let only = known.first {
                target = only
            } else {
                target = projects.count
                keys.append(key)
                projects.append(
                    LocalProject(
                        key: key, isGeneric: genericNames.contains(key), names: [name],
                        proofs: [], confidence: 0))
            }
            ofMention[index] = target
            projects[target].proofs.append(Proof(field: nil, range: mentions[index].range))
            projects[target].confidence = max(
                projects[target].confidence, mentions[index].confidence)
            if !projects[target].names.contains(name) { projects[target].names.append(name) }
        }
        for index in projects.indices {
            projects[index].isVenue = projects[index].names.allSatisfy(venues.end)
            projects[index].proofs.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        return (projects, ofMention)
    }

    /// A shorter form that ends or begins the longer name and is long enough to be told apart.
    private func isSame(_ short: NameKey, _ full: NameKey) -> Bool {
        guard short.count >= 5, short.count < full.count else { return false }
        if full.hasSuffix(short) || full.hasPrefix(short) && full.count - short.count <= 2 {
            return true
        }
        // 甲总部 of 甲总部暨甲系统工厂.
        if full.hasPrefix(short), full.characters[short.count] == 0x66A8 { return true }
        return full.withoutBrackets == short || isContraction(short, of: full)
    }

    /// `环太湖科创圈` of `环太湖科技创新圈`: the same beginning and end, characters left out between.
    private func isContraction(_ short: NameKey, of full: NameKey) -> Bool {
        guard full.count - short.count <= 4,
            short.characters.prefix(3).elementsEqual(full.characters.prefix(3)),
            short.characters.last == full.characters.last
        else { return false }
        var rest = full.characters[...]
        for character in short.characters {
            guard let position = rest.firstIndex(of: character) else { return false }
            rest = rest[(position + 1)...]
        }
        return true
    }
}
