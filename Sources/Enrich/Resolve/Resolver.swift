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

    func resolve(_ facts: [ArticleFacts], copies: [String: Int]) -> Dataset {
        let ordered = facts.map { $0.leavingOut(below: minimumConfidence) }.sorted {
            $0.article.identifier.utf8.lexicographicallyPrecedes($1.article.identifier.utf8)
        }
        var tables = TableBuilder(reference: reference)
        let partnerKeys = KeyRegistry(
            ordered.flatMap { article in
                article.partners.map { (main: $0.key, forms: $0.names.map { NameKey($0).text }) }
            })
        let projectKeys = KeyRegistry(
            ordered.flatMap { article in
                article.projects.filter { !$0.isGeneric }.map { project in
                    (
                        main: project.key.text,
                        forms: project.names.map { NameKey.ofProject($0).text }
                    )
                }
            })
        for article in ordered {
            tables.add(article.article, copies: copies[article.article.source.description] ?? 0)
            let identified = ArticleIdentifiers(
                article, partnerKeys: partnerKeys, projectKeys: projectKeys,
                minimumConfidence: minimumConfidence)
            tables.add(article, identified)
        }
        return tables.dataset()
    }
}

/// The identifiers of one article's partners and projects; `nil` for those below the threshold.
struct ArticleIdentifiers: Sendable {
    let partners: [String?]
    let projects: [String?]

    init(
        _ facts: ArticleFacts, partnerKeys: KeyRegistry, projectKeys: KeyRegistry,
        minimumConfidence: Double
    ) {
        let partners = facts.partners.map { partner -> String? in
            let isRegion = partner.key.hasPrefix("division:")
            let isTold = partner.isActing || !isRegion && !partner.isUndertaking
            guard isTold, partner.confidence >= minimumConfidence else { return nil }
            return contentIdentifier("ptr", [partnerKeys.key(for: partner.key)])
        }
        self.partners = partners
        projects = facts.projects.map { project -> String? in
            guard project.isTold, project.confidence >= minimumConfidence else { return nil }
            var key = [projectKeys.key(for: project.key.text)]
            if project.isGeneric {
                // A name that many share is told apart by its builder, else by its place.
                let lead = project.partners.first.flatMap { partners[$0.partner] }
                key.append(lead ?? project.place?.divisionCode ?? facts.mainDivision ?? "")
            }
            return contentIdentifier("prj", key)
        }
    }
}
