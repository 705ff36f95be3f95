import Lexicon
import Model
import Text
import Values

/// Finds what articles tell, and joins it into the tables.
package struct Enricher: Sendable {
    private let finder: MentionFinder
    var vocabulary: CueVocabulary { finder.vocabulary }
    private let rules: [any FrameRule]
    private let collector: FactCollector
    private let reference: ReferenceData
    private let minimumConfidence: Double

    package init(
        configuration: Configuration = Configuration(), lexicons: LexiconStore
    ) throws(LexiconError) {
        finder = try MentionFinder(lexicons: lexicons)
        rules = FrameRules.all.filter { !configuration.disabledRules.contains($0.name) }
            .map { $0.init() }
        collector = FactCollector(
            names: finder.names, partnerClusters: try PartnerClusters(lexicons: lexicons),
            projectClusters: try ProjectClusters(lexicons: lexicons),
            confidence: try RowConfidence(lexicons: lexicons),
            verdict: try ProjectVerdict(lexicons: lexicons),
            metricUnits: try MetricUnits(lexicons: lexicons),
            minimumConfidence: configuration.minimumConfidence)
        reference = try ReferenceData(divisions: finder.divisions, lexicons: lexicons)
        minimumConfidence = configuration.minimumConfidence
    }

    /// Finds mentions and frames in the articles of one page, which need not be dated one by one.
    ///
    /// Pure and independent of other pages. Rejected articles come back without mentions.
    package func annotate(_ articles: [Article]) -> [AnnotatedArticle] {
        let folded = articles.map { FoldedText($0.text) }
        // Pieces of a newspaper page share the day of the one that tells it.
        let told = articles.compactMap(\.published).max() ?? ReferenceDate.inferred(from: folded)
        return zip(articles, folded).map { article, folded in
            guard article.status != .rejected else {
                return AnnotatedArticle(article: article, mentions: [], frames: [])
            }
            return annotate(article, folded, reference: article.published ?? told)
        }
    }

    /// Finds mentions and frames in one article that stands alone.
    package func annotate(_ article: Article) -> AnnotatedArticle {
        let folded = FoldedText(article.text)
        return annotate(
            article, folded,
            reference: article.published ?? ReferenceDate.inferred(from: [folded]))
    }

    private func annotate(
        _ article: Article, _ folded: FoldedText, reference: CalendarDate?
    ) -> AnnotatedArticle {
        let day = ReferenceDate.dateline(of: folded, published: reference) ?? reference
        var mentions = finder.mentions(
            in: article.text, folded: folded, reference: day, kinds: .told,
            context: finder.context(of: article))
        DigestMonth(words: vocabulary.words).settle(
            &mentions, in: folded, title: article.title, reference: day)
        MonthHeadings().settle(&mentions, in: folded, reference: day)
        SameYears().settle(&mentions, in: folded)
        YearlessDates(words: vocabulary.words).settle(&mentions, in: folded, reference: day)
        SameDays(words: vocabulary.words).settle(&mentions, in: folded, reference: day)
        let context = ArticleContext(
            article: article, folded: folded, mentions: mentions, vocabulary: vocabulary,
            reference: day)
        let frames = rules.flatMap { $0.frames(in: context) }
        return AnnotatedArticle(
            article: article, mentions: mentions, frames: frames, reference: day)
    }

    /// The mentions of a text, see ``MentionFinder/mentions(in:reference:kinds:)``.
    package func mentions(
        in text: [UInt8], reference: CalendarDate?, kinds: ValueKinds = .all
    ) -> [Mention] {
        finder.mentions(in: text, reference: reference, kinds: kinds)
    }

    /// What one article tells, joined within the article: all that the join of a run needs of it.
    package func facts(of article: AnnotatedArticle) -> ArticleFacts {
        collector.collect(article)
    }

    /// What speaks for and against the partners and events of one article, whatever their confidence.
    package func evidence(of article: AnnotatedArticle) -> [RowEvidence] {
        var evidence: [RowEvidence]? = []
        _ = collector.collect(article, &evidence)
        return evidence ?? []
    }

    /// Joins the facts of all articles into the tables; the result does not depend on their order.
    package func resolve(_ facts: [ArticleFacts]) -> Dataset {
        var names = JoinNames()
        for article in facts { names.add(ArticleNames(article)) }
        return join(names).dataset(of: facts)
    }

    /// The join of articles that use these names.
    package func join(_ names: JoinNames) -> ArticleJoin {
        ArticleJoin(names, reference, minimumConfidence: minimumConfidence)
    }
}
