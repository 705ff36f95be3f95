import Clean
import Enrich
import Model

extension PageCollection {
    /// Takes out what a site repeats around its articles, and annotates the changed ones anew.
    ///
    /// Looks at all articles of the run: a page's own result stays what it was, so that it can be kept
    /// from run to run; only pages with a learnt line are worked again. Returns what was learnt.
    @discardableResult
    mutating func removeSiteLines(_ stages: Stages) throws(RunFailure) -> SiteBoilerplate? {
        defer { dropEdgedPages() }
        guard let learnt = stages.cleaner.siteBoilerplate(siteEdges) else { return nil }
        for page in edgedPages {
            let articles = try articles(of: page)
            let cleaned = articles.map { learnt.cleaned($0) }
            guard cleaned.contains(where: { $0 != nil }) else { continue }
            // A page's articles are annotated together.
            let whole = zip(articles, cleaned).map { $1 ?? $0 }
            let annotated = stages.enricher.annotate(whole)
            var rules = RuleCounts()
            for article in annotated { rules.add(article) }
            let signatures =
                page.signatures.isEmpty
                ? []
                : whole.filter { $0.status == .kept }.map { SignatureEntry(ArticleSignature($0)) }
            do throws(SystemError) {
                try replace(
                    page, with: annotated.map { ArticleEntry(stages.enricher.facts(of: $0)) },
                    signatures, rules: rules)
            } catch {
                throw RunFailure(error)
            }
        }
        return learnt
    }
}
