import Clean
import Enrich
import Extract
import Model

extension Stages {
    /// Reads files and takes every page of them through its stages, or takes what is kept of it.
    package func process(
        _ files: [InputFile], cache: PageCache? = nil, guardedBy pageGuard: PageGuard? = nil
    ) -> BatchResult {
        let guarded = pageGuard.map { GuardedPages($0) }
        defer { guarded?.finish() }
        var result = BatchResult()
        var writer = cache.map { CacheWriter(cache: $0) }
        for file in files {
            let status = FileSystem.status(of: file.absolutePath)
            let before = (pages: result.pages.count, skipped: result.skipped, result.reused)
            if let status, status.mayBeWritten, FileSystem.isOpenForWriting(file.absolutePath) {
                result.deferred.append(Source(path: file.path))
                continue
            }
            let identity = PageIdentity(file, status)
            if let reject = guarded?.verdict(on: identity, Source(path: file.path)) {
                result.pages.append(
                    PageResult(
                        source: reject.source, digest: nil, byteCount: 0,
                        record: PageRecord(rejected: reject)))
                continue
            }
            guarded?.begin(identity)
            result.skipped += reader.readPages(of: file) { outcome in
                switch outcome {
                case .rejected(let reject):
                    result.pages.append(
                        PageResult(
                            source: reject.source, digest: reject.digest, byteCount: 0,
                            record: PageRecord(rejected: reject)))
                case .kept(let page):
                    result.pages.append(
                        PageResult(
                            source: page.source, digest: page.digest, byteCount: page.bytes.count,
                            record: record(of: page, cache, guarded, &writer, &result)))
                    guarded?.begin(identity)
                }
            }
            if FileSystem.status(of: file.absolutePath) != status {
                // What was read may be half of what is written now.
                result.pages.removeSubrange(before.pages...)
                (result.skipped, result.reused) = (before.skipped, before.2)
                result.deferred.append(Source(path: file.path))
            }
        }
        result.times.measure(.reuse) { writer?.flush() }
        return result
    }

    private func record(
        of page: Page, _ cache: PageCache?, _ guarded: GuardedPages?, _ writer: inout CacheWriter?,
        _ result: inout BatchResult
    ) -> PageRecord {
        guard let cache else { return record(of: page, guarded, times: &result.times) }
        let key = cache.key(of: page)
        let kept = result.times.measure(.reuse) { cache.record(for: key) }
        if let kept {
            result.reused += 1
            if kept.isStale { writer?.touch(key) }
            return kept.record
        }
        let record = record(of: page, guarded, times: &result.times)
        // The strikes know it, and forget it as soon as it may be tried again.
        if record.reject?.reason.isOfGuard ?? false { return record }
        result.times.measure(.reuse) {
            if let entry = PageCache.Entry(key: key, record: record) { writer?.keep(entry) }
        }
        return record
    }

    private func record(
        of page: Page, _ guarded: GuardedPages?, times: inout StageTimes
    ) -> PageRecord {
        let identity = PageIdentity(page)
        if let reject = guarded?.verdict(on: identity, page.source) {
            return PageRecord(rejected: reject)
        }
        guarded?.begin(identity)
        #if DEBUG
            Fault.happen(on: page.bytes)
        #endif
        return record(of: page, times: &times)
    }

    /// Takes a page through its stages; mentions and frames go here, only the facts stay.
    private func record(of page: Page, times: inout StageTimes) -> PageRecord {
        switch process(page, times: &times) {
        case .rejected(let reject): return PageRecord(rejected: reject)
        case .kept(let articles):
            var record = PageRecord()
            for article in articles { record.rules.add(article) }
            record.edges = times.measure(.clean) {
                articles.compactMap { cleaner.edges(of: $0.article) }
            }
            if record.edges.contains(where: \.hasLines) {
                record.edged = CompactEncoder.bytes(of: articles.map(\.article))
            }
            if findsDuplicates {
                record.signatures = times.measure(.duplicates) {
                    articles.lazy.map(\.article).filter { $0.status == .kept }
                        .map { SignatureEntry(ArticleSignature($0)) }
                }
            }
            record.articles = times.measure(.collect) {
                articles.map { ArticleEntry(enricher.facts(of: $0)) }
            }
            return record
        }
    }
}

/// Gathers what goes to the cache, so that a transaction serves many pages.
private struct CacheWriter {
    let cache: PageCache
    private var fresh: [PageCache.Entry] = []
    private var touched: [PageKey] = []

    init(cache: PageCache) {
        self.cache = cache
    }

    mutating func keep(_ entry: PageCache.Entry) {
        fresh.append(entry)
        if fresh.count >= 64 { flush() }
    }

    mutating func touch(_ key: PageKey) {
        touched.append(key)
    }

    mutating func flush() {
        cache.keep(fresh, touched: touched)
        fresh = []
        touched = []
    }
}
