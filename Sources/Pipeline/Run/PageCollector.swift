import Extract
import Model

/// Takes the pages of all listed files through their stages on several tasks.
package struct PageCollector: Sendable {
    package let stages: Stages
    package let sources: [Configuration.Source]
    package let workers: Int
    /// What earlier runs have kept.
    package let cache: PageCache?

    /// Files of one batch: enough that handing it over costs nothing against its work.
    private static let batchFiles = 16

    package init(
        stages: Stages, sources: [Configuration.Source], workers: Int, cache: PageCache? = nil
    ) {
        self.cache = cache
        self.stages = stages
        self.sources = sources
        self.workers = workers
    }

    /// Stops early, with what it has, when the process was asked to end.
    package func collect(
        _ listing: InputListing, progress: (PageCounts) -> Void
    ) async -> PageCollection {
        var collection = PageCollection()
        for reject in listing.rejects { collection.add(reject) }
        for _ in listing.deferred { collection.deferPage() }
        var next = 0
        let (stages, cache) = (stages, cache)
        await orderedMap(workers: workers) { () -> [InputFile]? in
            guard next < listing.files.count, Interruption.status == nil else { return nil }
            let files = listing.files[next..<min(next + Self.batchFiles, listing.files.count)]
            next += files.count
            return files.map { InputFile($0, of: sources) }
        } transform: { files in
            stages.process(files, cache: cache)
        } emit: { (batch: BatchResult) in
            collection.add(batch)
            progress(collection.counts)
            return Interruption.status == nil
        }
        collection.setFiles(
            listing.files.count + listing.rejects.count + listing.deferred.count)
        return collection
    }
}
