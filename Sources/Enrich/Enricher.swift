import Lexicon
import Model
import Text
import Values

/// Finds what articles tell, and joins it into the tables.
package struct Enricher: Sendable {
    private let values: ValueScanner
    private let places: PlaceScanner
    private let names: MentionAnnotator
    private let described: DescribedUndertakings
    let vocabulary: CueVocabulary
    private let rules: [any FrameRule]
    private let collector: FactCollector
    private let resolver: Resolver

    package init(
        configuration: Configuration = Configuration(), lexicons: LexiconStore
    ) throws(LexiconError) {
        values = try ValueScanner(lexicons: lexicons)
        places = try PlaceScanner(lexicons)
        names = try MentionAnnotator(lexicons: lexicons)
        described = try DescribedUndertakings(lexicons: lexicons)
        vocabulary = try CueVocabulary(lexicons: lexicons)
        rules = FrameRules.all.filter { !configuration.disabledRules.contains($0.name) }
            .map { $0.init() }
        collector = FactCollector(
            names: names, partnerClusters: try PartnerClusters(lexicons: lexicons),
            projectClusters: try ProjectClusters(lexicons: lexicons),
            minimumConfidence: configuration.minimumConfidence)
        resolver = Resolver(
            reference: try ReferenceData(divisions: places.divisions, lexicons: lexicons),
            minimumConfidence: configuration.minimumConfidence)
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
        let mentions = mentions(
            in: article.text, folded: folded, reference: reference, kinds: .told,
            context: places.context(publisher: article.publisher, url: article.url))
        let context = ArticleContext(
            article: article, folded: folded, mentions: mentions, vocabulary: vocabulary)
        let frames = rules.flatMap { $0.frames(in: context) }
        return AnnotatedArticle(article: article, mentions: mentions, frames: frames)
    }

    /// The mentions of a text in simplified script, sorted by start and end.
    ///
    /// `reference` is the day that relative dates (去年10月, 28日) are read against; `kinds` chooses
    /// among the values, names are always found.
    package func mentions(
        in text: [UInt8], reference: CalendarDate?, kinds: ValueKinds = .all
    ) -> [Mention] {
        mentions(
            in: text, folded: FoldedText(text), reference: reference, kinds: kinds,
            context: PlaceContext())
    }

    private func mentions(
        in text: [UInt8], folded: FoldedText, reference: CalendarDate?, kinds: ValueKinds,
        context: PlaceContext
    ) -> [Mention] {
        var found: [Mention] = []
        values.scan(folded, reference: reference, kinds: kinds, into: &found)
        places.scan(folded, context: context, into: &found)
        found += ColumnAmounts(vocabulary: vocabulary, values: values).find(text, found)
        found = inTextOrder(found)
        HomeCurrency(values: values).apply(to: &found, in: text)
        found += names.annotate(text, folded: folded, values: found)
        found = inTextOrder(found)
        let count = found.count
        found += described.find(folded, found)
        let words = vocabulary.words
        found += ActingRegions().find(
            folded, found,
            ActingRegions.Words(
                isJoint: { words.length(.joint, in: folded.characters.span, at: $0) != nil },
                isAct: { words.length(.acting, in: folded.characters.span, at: $0) != nil },
                isWhere: { words.has(.whereabouts, in: folded.characters.span, endingAt: $0) }))
        return found.count > count ? inTextOrder(found) : found
    }

    /// What one article tells, joined within the article: all that the join of a run needs of it.
    package func facts(of article: AnnotatedArticle) -> ArticleFacts {
        collector.collect(article)
    }

    /// Joins the facts of all articles into the tables; the result does not depend on their order.
    package func resolve(_ facts: [ArticleFacts]) -> Dataset {
        resolver.resolve(facts)
    }
}

/// Mentions by start, then by end; equal ones keep their order. Mentions are large: they move once.
private func inTextOrder(_ mentions: [Mention]) -> [Mention] {
    var order: [(range: UInt64, index: Int)] = []
    order.reserveCapacity(mentions.count)
    for index in mentions.indices {
        let range = mentions[index].range
        order.append((UInt64(range.lowerBound) << 32 | UInt64(range.upperBound), index))
    }
    order.sort { ($0.range, $0.index) < ($1.range, $1.index) }
    return order.map { mentions[$0.index] }
}
