import Clean
import Enrich
import Extract
import Model

/// What became of one page: its articles, or a reject.
package struct PageResult: Sendable {
    package let source: Source
    /// `nil` when not even the bytes could be read.
    package let digest: ContentDigest?
    package let byteCount: Int
    package let outcome: Outcome<[ArticleFacts]>
    /// How many frames each rule built on the page.
    package let rules: RuleCounts
    /// Of the kept articles, to find republished ones by; empty if nobody asks for them.
    package let signatures: [ArticleSignature]
    /// What its articles have at their edges, to learn the lines of sites by.
    package let edges: [SiteBoilerplate.Edges]
    /// All articles of the page if one has a line at its edges that could be its site's, else none.
    package let edged: [Article]
}

/// The results of a batch of files, in order.
package struct BatchResult: Sendable {
    package var pages: [PageResult] = []
    package var times = StageTimes()
    /// Records of archives that are no pages.
    package var skipped = SkippedRecords()
}

extension Stages {
    /// Reads files and takes every page of them through its stages.
    package func process(_ files: [InputFile]) -> BatchResult {
        var result = BatchResult()
        for file in files {
            result.skipped += reader.readPages(of: file) { outcome in
                switch outcome {
                case .rejected(let reject):
                    result.pages.append(
                        PageResult(
                            source: reject.source, digest: reject.digest, byteCount: 0,
                            outcome: .rejected(reject), rules: RuleCounts(), signatures: [],
                            edges: [], edged: []))
                case .kept(let page):
                    result.pages.append(finished(page, times: &result.times))
                }
            }
        }
        return result
    }

    /// Takes a page through its stages; mentions and frames go here, only the facts stay.
    private func finished(_ page: Page, times: inout StageTimes) -> PageResult {
        var rules = RuleCounts()
        var signatures: [ArticleSignature] = []
        var edges: [SiteBoilerplate.Edges] = []
        var edged: [Article] = []
        let outcome: Outcome<[ArticleFacts]>
        switch process(page, times: &times) {
        case .rejected(let reject): outcome = .rejected(reject)
        case .kept(let articles):
            for article in articles { rules.add(article) }
            edges = times.measure(.clean) {
                articles.compactMap { cleaner.edges(of: $0.article) }
            }
            if edges.contains(where: \.hasLines) { edged = articles.map(\.article) }
            if findsDuplicates {
                signatures = times.measure(.duplicates) {
                    articles.lazy.map(\.article).filter { $0.status == .kept }
                        .map { ArticleSignature($0) }
                }
            }
            outcome = .kept(times.measure(.collect) { articles.map { enricher.facts(of: $0) } })
        }
        return PageResult(
            source: page.source, digest: page.digest, byteCount: page.bytes.count,
            outcome: outcome, rules: rules, signatures: signatures, edges: edges,
            edged: edged)
    }
}
