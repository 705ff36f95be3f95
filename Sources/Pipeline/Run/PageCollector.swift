import Extract
import Model

/// Takes the pages of all listed files through their stages on several tasks.
package struct PageCollector: Sendable {
    package let stages: Stages
    package let sources: [Configuration.Source]
    package let workers: Int
    /// What earlier runs have kept.
    package let cache: PageCache?
    /// Isolates pages that would end the run.
    package let pageGuard: PageGuard?

    /// Files of one batch: enough that handing it over costs nothing against its work.
    private static let batchFiles = 16

    package init(
        stages: Stages, sources: [Configuration.Source], workers: Int, cache: PageCache? = nil,
        pageGuard: PageGuard? = nil
    ) {
        self.pageGuard = pageGuard
        self.cache = cache
        self.stages = stages
        self.sources = sources
        self.workers = workers
    }

    /// Stops early, with what it has, when the process was asked to end.
    ///
    /// `spool` is the file that takes what memory does not.
    package func collect(
        _ listing: InputListing, spool: String? = nil, progress: (PageCounts) -> Void
    ) async throws(SystemError) -> PageCollection {
        var collection = PageCollection(spool: spool)
        for reject in listing.rejects { collection.add(reject) }
        for _ in listing.deferred { collection.deferPage() }
        workSuspects(of: listing)
        var next = 0
        let (stages, cache, pageGuard) = (stages, cache, pageGuard)
        try await orderedMap(workers: workers) { () throws(SystemError) -> [InputFile]? in
            guard next < listing.files.count, Interruption.status == nil else { return nil }
            let files = listing.files[next..<min(next + Self.batchFiles, listing.files.count)]
            next += files.count
            return files.map { InputFile($0, of: sources) }
        } transform: { files in
            stages.process(files, cache: cache, guardedBy: pageGuard)
        } emit: { (batch: BatchResult) throws(SystemError) in
            try collection.add(batch)
            progress(collection.counts)
            return Interruption.status == nil
        }
        pageGuard?.finish()
        collection.setFiles(
            listing.files.count + listing.rejects.count + listing.deferred.count)
        return collection
    }

    /// Works what was in hand when an earlier process ended, one file at a time: if it ends this one too, it
    /// is surely the one to blame. What goes well is kept like every other page.
    private func workSuspects(of listing: InputListing) {
        guard let pageGuard, !pageGuard.suspects.isEmpty else { return }
        let files = listing.files.filter { file in
            let path = file.source.path
            return pageGuard.suspects.contains { $0 == path || $0.hasPrefix(path + "#") }
        }
        for file in files where Interruption.status == nil {
            _ = stages.process(
                [InputFile(file, of: sources)], cache: cache, guardedBy: pageGuard)
        }
        pageGuard.acquit()
    }
}
