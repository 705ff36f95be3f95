import Lexicon
import Model
import Values

/// Joins the facts of all articles into the rows of every table.
///
/// A pure function of the set of articles: rows are found by keys, merged by rules that do not
/// depend on order, and sorted by primary key. Full, incremental and distributed runs agree.
struct Resolver: Sendable {
    let reference: ReferenceData
    let minimumConfidence: Double

    func resolve(_ facts: [ArticleFacts]) -> Dataset {
        let order = facts.indices.sorted {
            bytewise(facts[$0].article.articleID, facts[$1].article.articleID)
        }
        var tables = TableBuilder(reference: reference)
        let partnerKeys = KeyRegistry(
            order.lazy.flatMap { facts[$0].partners }.map {
                (main: $0.key, forms: $0.otherKeys)
            })
        let projectKeys = KeyRegistry(
            order.lazy.flatMap { facts[$0].projects }.filter { !$0.isGeneric }.map {
                (main: $0.key.text, forms: $0.otherKeys)
            })
        for index in order {
            let identified = ArticleIdentifiers(
                facts[index], partnerKeys: partnerKeys, projectKeys: projectKeys,
                minimumConfidence: minimumConfidence)
            tables.add(facts[index], identified)
        }
        return tables.dataset()
    }
}

/// The keys of one article's partners and projects; `nil` for those below the threshold.
struct ArticleIdentifiers: Sendable {
    let partners: [ContentNumber?]
    let projects: [ContentNumber?]

    init(
        _ facts: ArticleFacts, partnerKeys: KeyRegistry, projectKeys: KeyRegistry,
        minimumConfidence: Double
    ) {
        let partners = facts.partners.map { partner -> ContentNumber? in
            guard partner.isTold, partner.confidence >= minimumConfidence else { return nil }
            return ContentNumber(of: [partnerKeys.key(for: partner.key)])
        }
        self.partners = partners
        projects = facts.projects.map { project -> ContentNumber? in
            guard project.isTold, project.confidence >= minimumConfidence else { return nil }
            var key = [projectKeys.key(for: project.key.text)]
            if project.isGeneric {
                // A name that many share is told apart by its builder, else by its place.
                let lead = project.partners.first.flatMap { partners[$0.partner] }
                    .map { $0.identifier("ptr") }
                key.append(lead ?? project.place?.divisionCode ?? facts.mainDivision ?? "")
            }
            return ContentNumber(of: key)
        }
    }
}
