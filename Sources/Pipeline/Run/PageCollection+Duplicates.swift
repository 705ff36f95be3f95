import Clean
import Model

extension PageCollection {
    /// Marks the articles that republish another one; looks at all kept articles of the run.
    mutating func markDuplicates(_ configuration: Cleaner.Configuration.Duplicates) {
        guard configuration.enabled, !signatures.isEmpty else { return }
        let start = ContinuousClock.now
        let found = DuplicateFinder(threshold: configuration.threshold).find(among: signatures)
        var relations: [String: DuplicateFinder.Relation] = [:]
        for (signature, relation) in zip(signatures, found) {
            if let relation { relations[signature.identifier] = relation }
        }
        let marked = articles.map { annotated in
            guard let relation = relations[annotated.article.identifier] else { return annotated }
            var article = annotated.article
            switch relation {
            case .copy(let original):
                article.status = .duplicate
                article.reason = "republished"
                article.duplicateOf = original
            case .excerpt(let original):
                // Kept: its wording is its own evidence.
                article.reason = "excerpt"
                article.duplicateOf = original
            }
            return AnnotatedArticle(
                article: article, mentions: annotated.mentions, frames: annotated.frames)
        }
        replaceArticles(marked, duplicatesTook: ContinuousClock.now - start)
    }
}
