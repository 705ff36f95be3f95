import Clean
import Enrich
import Extract
import Model

/// Everything that the pages of a run gave, in the order of their sources.
///
/// Facts and signatures lie in a ``Spool`` until they are joined; what is held of each page is small.
package struct PageCollection: Sendable {
    package private(set) var rules = RuleCounts()
    package private(set) var rejects: [Reject] = []
    package private(set) var counts = PageCounts()
    package private(set) var times = StageTimes()
    /// Every page that was read, for `inputs.tsv`.
    package private(set) var inputs = RunInputs()
    /// What articles call things, to find the keys of the run by.
    private(set) var names = JoinNames()
    private(set) var facts: FactStore
    /// Of kept articles; those that another one has taken the place of are `nil`.
    private(set) var sketches: [SignatureSketch?] = []
    private var signatures: [Spool.Piece] = []
    /// What the articles of all pages have at their edges, until the lines of sites are learnt.
    private(set) var siteEdges: [SiteBoilerplate.Edges] = []
    private(set) var edgedPages: [EdgedPage] = []
    private var firstPage: [PageDigest: Int32] = [:]

    /// `spool` is the file that takes what memory does not; without one all is held.
    package init(spool path: String? = nil) {
        facts = FactStore(Spool(buckets: FactStore.buckets, path: path))
    }

    /// Takes the results of the next batch; batches come in the order of their sources.
    mutating func add(_ batch: BatchResult) throws(SystemError) {
        times += batch.times
        counts.skippedRecords += batch.skipped
        counts.reused += batch.reused
        for page in batch.pages { try add(page) }
        batch.deferred.forEach { _ in deferPage() }
    }

    mutating func add(_ page: PageResult) throws(SystemError) {
        let number = counts.pages
        counts.pages += 1
        counts.bytes += page.byteCount
        let record = page.record
        if let reject = record.reject {
            inputs.add(page.source, page.digest, .rejected)
            rejects.append(reject)
            counts.rejected += 1
            return
        }
        if let digest = page.digest.map(PageDigest.init) {
            if let first = firstPage[digest] {
                inputs.add(page.source, page.digest, .copy)
                facts.changes.copies[Int(first), default: 0] += 1
                counts.copies += 1
                return
            }
            firstPage[digest] = Int32(number)
        }
        inputs.add(page.source, page.digest, .kept)
        if let edged = record.edged {
            edgedPages.append(
                EdgedPage(
                    articles: try facts.spool.put(edged), rules: record.rules, page: number,
                    names: record.articles.map(\.names),
                    signatures: sketches.count..<(sketches.count + record.signatures.count)))
        }
        siteEdges += record.edges
        for entry in record.articles {
            // Those of a page that may be worked again count once that is settled.
            if record.edged == nil { names.add(entry.names) }
            try facts.add(entry, page: number, isNew: false)
        }
        rules += record.rules
        for entry in record.signatures { try add(entry) }
        counts.kept += 1
    }

    private mutating func add(_ entry: SignatureEntry) throws(SystemError) {
        var sketch = entry.sketch
        try facts.addBands(of: sketch, number: sketches.count)
        sketch.bands = []
        sketches.append(sketch)
        signatures.append(try facts.spool.put(entry.signature))
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

    /// Takes other articles for those of a page, which were worked without the lines of their site.
    mutating func replace(
        _ page: EdgedPage, with entries: [ArticleEntry], _ signatures: [SignatureEntry],
        rules: RuleCounts
    ) throws(SystemError) {
        facts.changes.replacedPages.insert(page.page)
        for entry in entries {
            names.add(entry.names)
            try facts.add(entry, page: page.page, isNew: true)
        }
        self.rules -= page.rules
        self.rules += rules
        for index in page.signatures { sketches[index] = nil }
        for entry in signatures { try add(entry) }
    }

    /// Lets go of what was kept for the lines of sites.
    mutating func dropEdgedPages() {
        for page in edgedPages where !facts.changes.replacedPages.contains(page.page) {
            for article in page.names { names.add(article) }
        }
        edgedPages = []
        siteEdges = []
    }

    func articles(of page: EdgedPage) throws(RunFailure) -> [Article] {
        do {
            return try CompactDecoder.decode(
                [Article].self, from: try facts.spool.get(page.articles))
        } catch let error as SystemError {
            throw RunFailure(error)
        } catch {
            throw RunFailure(
                .internalError, "articles that were put aside cannot be read: \(error)")
        }
    }

    func signature(_ number: Int) throws(RunFailure) -> ArticleSignature {
        do {
            return try CompactDecoder.decode(
                ArticleSignature.self, from: try facts.spool.get(signatures[number]))
        } catch let error as SystemError {
            throw RunFailure(error)
        } catch {
            throw RunFailure(
                .internalError, "a signature that was put aside cannot be read: \(error)")
        }
    }

    /// Tells articles what they are to another one, by their identifiers.
    mutating func mark(
        _ relations: [String: DuplicateFinder.Relation], duplicatesTook time: Duration
    ) {
        facts.changes.relations = relations
        sketches = []
        signatures = []
        times.add(time, to: .duplicates)
    }

    /// The facts of all articles, where they have to be held at once.
    func allFacts() throws(RunFailure) -> [ArticleFacts] {
        var all: [ArticleFacts] = []
        for part in 0..<FactStore.parts { all += try facts.facts(part: part) }
        return all
    }
}

/// A page with lines at the edges of its articles that could be its site's.
///
/// Its articles are put aside, as the page is worked again should its site turn out to repeat the lines.
package struct EdgedPage: Sendable {
    let articles: Spool.Piece
    /// The rules that fired on the page as it was.
    let rules: RuleCounts
    /// The page's number among all of the run.
    let page: Int
    /// What its articles call things.
    let names: [ArticleNames]
    /// The numbers of its articles' signatures.
    let signatures: Range<Int>
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
