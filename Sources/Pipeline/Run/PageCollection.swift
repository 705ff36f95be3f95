import Clean
import Extract
import Model

/// Everything that the pages of a run gave, in the order of their sources.
package struct PageCollection: Sendable {
    package private(set) var articles: [AnnotatedArticle] = []
    package private(set) var rejects: [Reject] = []
    /// How many other pages have the bytes of the page at a source.
    package private(set) var copies: [String: Int] = [:]
    package private(set) var counts = PageCounts()
    package private(set) var times = StageTimes()
    /// One line a page, `sha256  source`, for the manifest.
    private var inputLines: [UInt8] = []
    private(set) var signatures: [ArticleSignature] = []
    private var firstSource: [ContentDigest: String] = [:]

    package init() {}

    /// Takes the results of the next batch; batches come in the order of their sources.
    mutating func add(_ batch: BatchResult) {
        times += batch.times
        counts.skippedRecords += batch.skipped
        for page in batch.pages { add(page) }
    }

    mutating func add(_ page: PageResult) {
        counts.pages += 1
        counts.bytes += page.byteCount
        inputLines += Array("\(page.digest?.hexadecimal ?? "-")  \(page.source)\n".utf8)
        switch page.outcome {
        case .rejected(let reject):
            rejects.append(reject)
            counts.rejected += 1
        case .kept(let made):
            if let digest = page.digest, let first = firstSource[digest] {
                copies[first, default: 0] += 1
                counts.copies += 1
                return
            }
            if let digest = page.digest { firstSource[digest] = page.source.description }
            articles += made
            signatures += page.signatures
            counts.kept += 1
        }
    }

    /// Counts a file that was never opened: a link, a device.
    mutating func add(_ reject: Reject) {
        counts.pages += 1
        counts.rejected += 1
        rejects.append(reject)
        inputLines += Array("-  \(reject.source)\n".utf8)
    }

    /// Digest of all pages with their names.
    package var inputDigest: ContentDigest { ContentDigest(of: inputLines) }

    mutating func setFiles(_ count: Int) {
        counts.files = count
    }

    /// The articles and their signatures without what their sites repeat.
    mutating func replaceArticles(
        _ articles: [AnnotatedArticle], signatures: [ArticleSignature]
    ) {
        self.articles = articles
        self.signatures = signatures
    }

    /// The articles with the state that looking at all of them gave.
    mutating func replaceArticles(_ articles: [AnnotatedArticle], duplicatesTook time: Duration) {
        self.articles = articles
        times.add(time, to: .duplicates)
    }
}

/// Where the pages went. Every page is in exactly one of the last four.
package struct PageCounts: Sendable, Hashable {
    package var files = 0
    package var pages = 0
    package var bytes = 0
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
