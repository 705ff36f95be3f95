import Clean
import Enrich
import Extract
import Lexicon
import Model

/// The stages of one page, built once from the configuration and shared by all tasks.
package struct Stages: Sendable {
    package let reader: PageReader
    package let extractor: Extractor
    package let cleaner: Cleaner
    package let enricher: Enricher
    /// Whether pages need signatures.
    package let findsDuplicates: Bool

    package init(_ configuration: Configuration) throws(LexiconError) {
        let lexicons = try LexiconStore(overlays: configuration.enrich.lexicons)
        findsDuplicates = configuration.cleaner.duplicates.enabled
        reader = PageReader(configuration: configuration.extractor)
        extractor = Extractor(configuration: configuration.extractor)
        cleaner = try Cleaner(configuration: configuration.cleaner, lexicons: lexicons)
        enricher = try Enricher(configuration: configuration.enricher, lexicons: lexicons)
    }

    /// The articles of a page with their mentions and frames, or why there are none.
    ///
    /// A rejected article keeps its text in the tables but tells no facts.
    package func process(_ page: Page, times: inout StageTimes) -> Outcome<[AnnotatedArticle]> {
        let document: Document
        switch times.measure(.extract, { extractor.extract(page) }) {
        case .kept(let made): document = made
        case .rejected(let reject): return .rejected(reject)
        }
        switch times.measure(.clean, { cleaner.clean(document) }) {
        case .kept(let articles):
            return .kept(
                times.measure(.enrich) { enricher.annotate(articles) })
        case .rejected(let reject): return .rejected(reject)
        }
    }
}
