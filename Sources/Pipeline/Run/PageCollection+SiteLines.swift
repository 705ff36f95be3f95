import Clean
import Enrich
import Model

extension PageCollection {
    /// Takes out what a site repeats around its articles, and annotates the changed ones anew.
    ///
    /// Looks at all articles of the run: a page's own result stays what it was, so that it can be kept
    /// from run to run; only articles with a learnt line are worked again.
    mutating func removeSiteLines(_ stages: Stages) {
        guard let learnt = stages.cleaner.siteBoilerplate(articles.map(\.article)) else { return }
        var changed: [AnnotatedArticle] = []
        var signed: [String: ArticleSignature] = [:]
        changed.reserveCapacity(articles.count)
        var start = 0
        while start < articles.count {
            var end = start + 1
            let page = articles[start].article.pageDigest
            while end < articles.count, articles[end].article.pageDigest == page { end += 1 }
            let cleaned = articles[start..<end].map { learnt.cleaned($0.article) }
            if cleaned.contains(where: { $0 != nil }) {
                // A page's articles are annotated together.
                let whole = zip(articles[start..<end], cleaned).map { $1 ?? $0.article }
                changed += stages.enricher.annotate(whole)
                for case let article? in cleaned where article.status == .kept {
                    signed[article.identifier] = ArticleSignature(article)
                }
            } else {
                changed += articles[start..<end]
            }
            start = end
        }
        replaceArticles(changed, signatures: signatures.map { signed[$0.identifier] ?? $0 })
    }
}
