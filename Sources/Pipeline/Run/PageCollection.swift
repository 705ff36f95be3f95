import Clean
import Enrich
import Extract
import Model

/// Everything that the pages of a run gave, in the order of their sources.
package struct PageCollection: Sendable {
    package private(set) var articles: [ArticleFacts] = []
    package private(set) var rules = RuleCounts()
    package private(set) var rejects: [Reject] = []
    /// How many other pages have the bytes of the page at a source.
    private var copies: [String: Int] = [:]
    package private(set) var counts = PageCounts()
    package private(set) var times = StageTimes()
    /// Every page that was read, for `inputs.tsv`.
    package private(set) var inputs = RunInputs()
    private(set) var signatures: [ArticleSignature] = []
    /// What the articles of all pages have at their edges, until the lines of sites are learnt.
    private(set) var siteEdges: [SiteBoilerplate.Edges] = []
    private(set) var edgedPages: [EdgedPage] = []
    private var firstSource: [ContentDigest: String] = [:]

    package init() {}

    /// Takes the results of the next batch; batches come in the order of their sources.
    mutating func add(_ batch: BatchResult) {
        times += batch.times
        counts.skippedRecords += batch.skipped
        counts.reused += batch.reused
        for page in batch.pages { add(page) }
        batch.deferred.forEach { _ in deferPage() }
    }

    mutating func add(_ page: PageResult) {
        counts.pages += 1
        counts.bytes += page.byteCount
        let record = page.record
        if let reject = record.reject {
            inputs.add(page.source, page.digest, .rejected)
            rejects.append(reject)
            counts.rejected += 1
            return
        }
        if let digest = page.digest {
            if let first = firstSource[digest] {
                inputs.add(page.source, page.digest, .copy)
                copies[first, default: 0] += 1
                counts.copies += 1
                return
            }
            firstSource[digest] = page.source.description
        }
        inputs.add(page.source, page.digest, .kept)
        if !record.edged.isEmpty {
            edgedPages.append(
                EdgedPage(
                    articles: record.edged, rules: record.rules,
                    range: articles.count..<(articles.count + record.articles.count)))
        }
        siteEdges += record.edges
        articles += record.articles
        rules += record.rules
        signatures += record.signatures
        counts.kept += 1
    }

    /// Counts a file that was never opened: a link, a device.
    mutating func add(_ reject: Reject) {
        counts.pages += 1
        counts.rejected += 1
        rejects.append(reject)
        inputs.add(reject.source, nil, .rejected)
    }

    /// Counts a file that is left for the next run.
    mutating func deferPage() {
        counts.pages += 1
        counts.deferred += 1
    }

    mutating func setFiles(_ count: Int) {
        counts.files = count
    }

    /// Takes other facts for a page's articles, which were worked without the lines of their site.
    mutating func replace(_ page: EdgedPage, with facts: [ArticleFacts], rules: RuleCounts) {
        articles.replaceSubrange(page.range, with: facts)
        self.rules -= page.rules
        self.rules += rules
    }

    /// Takes other signatures for some articles, by their identifiers.
    mutating func replaceSignatures(_ changed: [String: ArticleSignature]) {
        for (index, signature) in signatures.enumerated() {
            if let other = changed[signature.identifier] { signatures[index] = other }
        }
    }

    /// Lets go of the articles that were kept for the lines of their sites.
    mutating func dropEdgedPages() {
        edgedPages = []
        siteEdges = []
    }

    /// Tells articles what they are to another one, by their identifiers.
    mutating func mark(
        _ relations: [String: DuplicateFinder.Relation], duplicatesTook time: Duration
    ) {
        for index in articles.indices {
            switch relations[articles[index].article.articleID] {
            case .copy(let original):
                articles[index].article.status = Article.Status.duplicate.rawValue
                articles[index].article.reason = "republished"
                articles[index].article.duplicateOf = original
            case .excerpt(let original):
                // Kept: its wording is its own evidence.
                articles[index].article.reason = "excerpt"
                articles[index].article.duplicateOf = original
            case nil: break
            }
        }
        // They are larger than the texts they were made of.
        signatures = []
        times.add(time, to: .duplicates)
    }

    /// Takes the facts out, so that they need not be held twice while they are joined.
    ///
    /// Only now is it known how many copies each page has.
    mutating func takeArticles() -> [ArticleFacts] {
        var taken: [ArticleFacts] = []
        swap(&taken, &articles)
        guard !copies.isEmpty else { return taken }
        for index in taken.indices {
            taken[index].article.copies = copies[taken[index].article.source] ?? 0
        }
        return taken
    }
}

/// A page with lines at the edges of its articles that could be its site's.
///
/// Its articles are kept, as the page is worked again should its site turn out to repeat the lines.
package struct EdgedPage: Sendable {
    let articles: [Article]
    /// The rules that fired on the page as it was.
    let rules: RuleCounts
    /// Where the facts of its articles lie.
    let range: Range<Int>
}

/// Where the pages went. Every page is in exactly one of the last four.
package struct PageCounts: Sendable, Hashable {
    package var files = 0
    package var pages = 0
    package var bytes = 0
    /// Pages whose record an earlier run has kept.
    package var reused = 0
    /// Pages whose articles are in the tables.
    package var kept = 0
    /// Pages with the bytes of a kept one.
    package var copies = 0
    package var rejected = 0
    /// Pages left for the next run.
    package var deferred = 0
    /// Records of archives that are no pages, such as requests and pictures.
    package var skippedRecords = SkippedRecords()

    package var addsUp: Bool { pages == kept + copies + rejected + deferred }
}

extension RejectRow {
    init(_ reject: Reject) {
        self.init(
            source: reject.source.description, stage: reject.stage.rawValue,
            code: reject.reason.rawValue, message: reject.message,
            sha256: reject.digest?.hexadecimal)
    }
}
