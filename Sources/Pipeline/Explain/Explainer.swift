import Clean
import Enrich
import Extract
import Load
import Model
import Text

/// Answers “why is this row there?” and “what became of this page?” by working the pages again.
package struct Explainer: Sendable {
    private let configuration: Configuration
    private let stages: Stages

    package init(configuration: Configuration, stages: Stages) {
        self.configuration = configuration
        self.stages = stages
    }

    /// The row with an identifier such as `inv_3f…` or, for a link, its key `prj_…|ptr_…|developer`;
    /// `nil` if the present pages and rules give no such row.
    package func row(_ identifier: String) async throws -> RowExplanation? {
        let listing = try InputListing(configuration.extract.sources)
        let collector = PageCollector(
            stages: stages, sources: configuration.extract.sources, workers: Processors.count)
        var collection = try await collector.collect(listing) { _ in }
        let learnt = try collection.removeSiteLines(stages)
        if configuration.cleaner.duplicates.enabled {
            try collection.markDuplicates(stages.cleaner.duplicateFinder)
        }
        var dataset = stages.enricher.resolve(try collection.allFacts())
        try Corrections.apply(of: configuration, to: &dataset)
        guard let fact = try Fact.all(in: dataset).first(where: { $0.identifier == identifier })
        else { return nil }
        var sources: [String: String] = [:]
        for article in dataset.articles { sources[article.articleID] = article.source }
        var pages = PagesAgain(
            listing: listing, sources: configuration.extract.sources, stages: stages,
            learnt: learnt)
        let proofs = dataset.evidence
            .filter { $0.tableName == fact.table && $0.rowID == fact.identifier }
            .compactMap { row in
                sources[row.articleID].flatMap { pages.article(row.articleID, at: $0) }
                    .map { proof(row, $0, &pages) }
            }
        return RowExplanation(
            table: fact.table, identifier: fact.identifier, values: fact.values, proofs: proofs)
    }

    private func proof(
        _ row: EvidenceRow, _ annotated: AnnotatedArticle, _ pages: inout PagesAgain
    ) -> RowExplanation.Proof {
        let article = annotated.article
        let span = CodePointIndex(article.text).bytes(ofCodePoints: row.startOffset..<row.endOffset)
        let bytes = row.sourceStartOffset.flatMap { start in
            row.sourceEndOffset.map { start..<max(start, $0) }
        }
        return RowExplanation.Proof(
            field: row.field, quote: row.quote, source: article.source.description,
            title: article.title, sentence: marked(span, in: article.text),
            rules: rules(at: span, in: annotated),
            line: bytes.flatMap { pages.line(of: $0.lowerBound, in: article.source) },
            bytes: bytes)
    }

    /// Rules whose frame has its trigger or an argument in the span, in the order of the rules.
    private func rules(at span: Range<Int>, in annotated: AnnotatedArticle) -> [String] {
        let found = annotated.frames.filter { frame in
            frame.trigger.overlaps(span)
                || frame.arguments.contains { argument in
                    annotated.mentions[argument.mention].range.overlaps(span)
                        && frame.sentence.overlaps(span)
                }
        }
        let names = Set(found.map(\.rule))
        return Enricher.Configuration.ruleNames.filter(names.contains)
    }

    private func marked(_ span: Range<Int>, in text: [UInt8]) -> String {
        let around = Sentences(text).ranges.filter { $0.overlaps(span) }
        let start = min(around.first?.lowerBound ?? span.lowerBound, span.lowerBound)
        let end = max(around.last?.upperBound ?? span.upperBound, span.upperBound)
        func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
        return part(start..<span.lowerBound) + "⟦" + part(span) + "⟧"
            + part(span.upperBound..<end)
    }
}
