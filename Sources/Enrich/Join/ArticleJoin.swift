import Model

/// Joins the facts of all articles into the rows of every table, part by part.
///
/// A pure function of the set of articles: rows are found by keys, merged by rules that do not
/// depend on order, and sorted by primary key. Full, incremental and distributed runs agree.
///
/// What articles tell is put into buckets (``JoinBuckets``), each of which holds all that is told of some
/// rows and is joined alone, so that memory does not grow with the articles:
///
///     route     article 17 tells of ptr_3f…, prj_a0…    → buckets of those parts
///     occurrences   events, investments, metrics of a part; tells actors their totals and edges
///     actors        partners, projects of a part
///     evidence      of one table's rows of a part
///
/// ``dataset(of:)`` does all of it in memory.
package struct ArticleJoin: Sendable {
    private let router: FactRouter
    private let reference: ReferenceData

    init(_ names: JoinNames, _ reference: ReferenceData, minimumConfidence: Double) {
        router = FactRouter(
            partnerKeys: KeyRegistry(names.partners), projectKeys: KeyRegistry(names.projects),
            minimumConfidence: minimumConfidence)
        self.reference = reference
    }

    /// Puts what an article tells into buckets. `number` is its place in the order of identifiers.
    package func route(_ facts: ArticleFacts, number: Int, into contents: inout BucketContents) {
        router.route(facts, number: number, into: &contents)
    }

    /// The events, investments, metrics and links of a part, and what goes to the buckets of others.
    package func occurrences(
        _ content: [UInt8], eventEvidence: [UInt8], _ articles: ArticleIndex
    ) -> (rows: Dataset, contents: BucketContents) {
        var rows = Dataset()
        var contents = BucketContents()
        OccurrencePart(content, reference, articles).finish(eventEvidence, &rows, &contents)
        return (rows, contents)
    }

    /// The partners, projects and links of a part; all occurrences must have been joined.
    package func actors(_ content: [UInt8], _ articles: ArticleIndex) -> Dataset {
        var rows = Dataset()
        ActorPart(content, reference, articles).finish(&rows)
        return rows
    }

    /// Adds the evidence of a bucket; all occurrences must have been joined.
    package func addEvidence(
        _ content: [UInt8], ofBucket bucket: Int, _ articles: ArticleIndex,
        to table: inout EvidenceTable
    ) {
        let number = bucket / JoinBuckets.parts - 2
        guard let name = JoinBuckets.Proven(rawValue: number) else { return }
        EvidencePart.add(content, of: name, articles, to: &table)
    }

    /// All industries and currencies, and the places that rows point to.
    package func referenceTables(_ codes: Set<String>) -> Dataset {
        var dataset = Dataset()
        reference.addTables(to: &dataset, usedCodes: codes)
        return dataset
    }

    func dataset(of facts: [ArticleFacts]) -> Dataset {
        let order = facts.indices.sorted {
            bytewise(facts[$0].article.articleID, facts[$1].article.articleID)
        }
        var dataset = Dataset()
        var articles = ArticleIndex()
        var contents = BucketContents()
        for (number, index) in order.enumerated() {
            let article = facts[index].article
            dataset.articles.append(article)
            articles.add(article.articleID, published: article.publishedOn)
            route(facts[index], number: number, into: &contents)
        }
        for part in 0..<JoinBuckets.parts {
            let evidence = contents.bytes[JoinBuckets.eventEvidence(part)]
            OccurrencePart(
                contents.take(JoinBuckets.occurrences(part)), reference, articles
            ).finish(evidence, &dataset, &contents)
        }
        for part in 0..<JoinBuckets.parts {
            ActorPart(contents.take(JoinBuckets.actors(part)), reference, articles)
                .finish(&dataset)
        }
        for bucket in JoinBuckets.evidence {
            addEvidence(contents.take(bucket), ofBucket: bucket, articles, to: &dataset.evidence)
        }
        reference.addTables(to: &dataset, usedCodes: dataset.divisionCodes)
        return dataset
    }
}

extension Dataset {
    /// The codes of divisions that rows point to.
    package var divisionCodes: Set<String> {
        var codes: Set<String> = []
        codes.formUnion(partners.compactMap(\.divisionCode))
        codes.formUnion(projects.compactMap(\.divisionCode))
        codes.formUnion(investments.compactMap(\.divisionCode))
        codes.formUnion(events.compactMap(\.divisionCode))
        return codes
    }
}

/// The names of one article that have other forms, which is all that the keys of a run depend on.
package struct ArticleNames: Sendable, Codable {
    struct Forms: Sendable, Codable {
        let main: String
        let others: [String]
    }

    let partners: [Forms]
    let projects: [Forms]

    package init(_ facts: ArticleFacts) {
        partners = facts.partners.map { Forms(main: $0.key, others: $0.otherKeys) }
            .filter { !$0.others.isEmpty }
        projects = facts.projects.filter { !$0.isGeneric }
            .map { Forms(main: $0.key.text, others: $0.otherKeys) }
            .filter { !$0.others.isEmpty }
    }
}

/// The names of all articles of a run, in any order.
package struct JoinNames: Sendable {
    private(set) var partners = NameForms()
    private(set) var projects = NameForms()

    package init() {}

    package mutating func add(_ article: ArticleNames) {
        for forms in article.partners { partners.add(forms.main, forms.others) }
        for forms in article.projects { projects.add(forms.main, forms.others) }
    }
}
