import Dispatch
import Synchronization

/// Encodes pages on several threads, in the order they are given.
///
/// Pages are gzip members of their own, so nothing passes from one to the next.
struct PageWorkers {
    let options: ParquetOptions

    /// Pages that are not compressed are sooner encoded than handed over, and less memory lies with threads.
    private var threads: Int { options.compression == .none ? 1 : options.threads }

    /// How many pages are worth being encoded at a time: some a thread, so that none waits long for the others, and few
    /// enough not to fill the memory.
    var batchSize: Int { threads > 1 ? threads * 12 : 1 }

    func encode(_ jobs: [PageJob]) throws(ParquetError) -> [EncodedPage] {
        guard threads > 1, jobs.count > 1 else {
            guard !jobs.isEmpty else { return [] }
            let encoder = try PageEncoder(options)
            var pages: [EncodedPage] = []
            for job in jobs { pages.append(try encoder.encode(job)) }
            return pages
        }
        let next = Mutex(0)
        let results = Mutex([Result<EncodedPage, ParquetError>?](repeating: nil, count: jobs.count))
        Self.onThreads(min(threads, jobs.count)) {
            let encoder = Result { () throws(ParquetError) in try PageEncoder(options) }
            while true {
                let place = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard place < jobs.count else { return }
                let page = encoder.flatMap { encoder in
                    Result { () throws(ParquetError) in try encoder.encode(jobs[place]) }
                }
                results.withLock { $0[place] = page }
            }
        }
        var pages: [EncodedPage] = []
        for case .some(let result) in results.withLock({ $0 }) { pages.append(try result.get()) }
        return pages
    }

    /// Runs `work` on several threads, this one among them, until all have come back.
    private static func onThreads(_ count: Int, _ work: @Sendable () -> Void) {
        DispatchQueue.concurrentPerform(iterations: count) { _ in work() }
    }
}
