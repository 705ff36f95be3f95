import Lexicon
import Model
import Text
import Values

/// Finds what articles tell, and joins it into the tables.
package struct Enricher: Sendable {
    private let vocabulary: CueVocabulary
    private let rules: [any FrameRule]
    private let collector: FactCollector
    private let resolver: Resolver

    package init(
        configuration: Configuration = Configuration(), lexicons: LexiconStore
    ) throws(LexiconError) {
        vocabulary = try CueVocabulary(lexicons: lexicons)
        rules = FrameRules.all.filter { !configuration.disabledRules.contains($0.name) }
            .map { $0.init() }
        collector = FactCollector(
            partnerClusters: try PartnerClusters(lexicons: lexicons),
            projectClusters: try ProjectClusters(lexicons: lexicons))
        resolver = Resolver(
            reference: try ReferenceData(lexicons: lexicons),
            baseCurrency: configuration.baseCurrency,
            minimumConfidence: configuration.minimumConfidence)
    }

    /// Finds mentions and frames in one article. Pure and independent of other articles.
    package func annotate(_ article: Article) -> AnnotatedArticle {
        let folded = FoldedText(article.text)
        let mentions: [Mention] = []
        let context = ArticleContext(
            article: article, folded: folded, mentions: mentions, vocabulary: vocabulary)
        let frames = rules.flatMap { $0.frames(in: context) }
        return AnnotatedArticle(article: article, mentions: mentions, frames: frames)
    }

    /// Joins the facts of all articles into the tables; the result does not depend on their order.
    ///
    /// `copies` counts byte-identical pages by the source of the one that was kept.
    package func resolve(
        _ articles: [AnnotatedArticle], copies: [String: Int] = [:]
    ) -> Dataset {
        resolver.resolve(articles.map(collector.collect), copies: copies)
    }
}
