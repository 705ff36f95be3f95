import Clean
import Model

extension PageCollection {
    /// Marks the articles that republish another one; looks at all kept articles of the run.
    mutating func markDuplicates(_ configuration: Cleaner.Configuration.Duplicates) {
        guard configuration.enabled, !signatures.isEmpty else { return }
        let start = ContinuousClock.now
        let found = DuplicateFinder(threshold: configuration.threshold).find(among: signatures)
        var originals: [String: String] = [:]
        for (signature, original) in zip(signatures, found) {
            if let original { originals[signature.identifier] = original }
        }
        let marked = articles.map { annotated in
            guard let original = originals[annotated.article.identifier] else { return annotated }
            var article = annotated.article
            article.status = .duplicate
            article.reason = "republished"
            article.duplicateOf = original
            return AnnotatedArticle(
                article: article, mentions: annotated.mentions, frames: annotated.frames)
        }
        replaceArticles(marked, duplicatesTook: ContinuousClock.now - start)
    }
}
