import Extract
import Model

/// What a run would do now, and why; nothing is worked or written for it.
package struct RunPlan: Sendable {
    /// What a page is to the last published run.
    package enum State: String, Sendable, CaseIterable {
        case new, changed, unchanged, removed
        /// Had been rejected and still stands there.
        case retried
        /// May still be written: left for the next run.
        case deferred
        /// Cannot be read.
        case unreadable
    }

    package struct Page: Sendable {
        package let source: String
        package let state: State
        /// Whether its record is kept, so that it need not be worked.
        package let isKept: Bool
    }

    package private(set) var pages: [Page] = []
    /// The published run that pages are compared with.
    package let published: RunIdentifier?
    /// Parts of the fingerprint that have changed since the last run: `lexicons`, `clean`, ….
    package private(set) var changedParts: [String] = []
    /// Whether an earlier run has left records at all.
    package private(set) var hasRecords = false

    /// Reads every page, as only its bytes tell whether it has changed.
    package init(_ configuration: Configuration) throws(RunFailure) {
        let output = OutputFolder(configuration.load.output)
        published = output.published
        let before = published.map { RunInputs.published($0, of: output) } ?? [:]
        let (listing, fingerprint) = try Self.listing(configuration)
        let cache = PageCache(output, fingerprint: fingerprint, isReadOnly: true)
        if let state = cache?.state {
            hasRecords = state.records > 0
            changedParts =
                state.fingerprint.isEmpty ? [] : fingerprint.changes(since: state.fingerprint)
        }
        let reader = PageReader(configuration: configuration.extractor)
        var seen: Set<String> = []
        for source in listing.deferred {
            seen.insert(source.description)
            pages.append(Page(source: source.description, state: .deferred, isKept: false))
        }
        for file in listing.files {
            let status = file.status
            if status.mayBeWritten, FileSystem.isOpenForWriting(file.path) {
                seen.insert(file.source.description)
                pages.append(Page(source: file.source.description, state: .deferred, isKept: false))
                continue
            }
            reader.readPages(of: InputFile(file, of: configuration.extract.sources)) { outcome in
                switch outcome {
                case .rejected(let reject):
                    seen.insert(reject.source.description)
                    pages.append(
                        Page(source: reject.source.description, state: .unreadable, isKept: false))
                case .kept(let page):
                    let source = page.source.description
                    seen.insert(source)
                    pages.append(
                        Page(
                            source: source, state: Self.state(page.digest, before[source]),
                            isKept: cache.map { $0.contains($0.key(of: page)) } ?? false))
                }
            }
        }
        for reject in listing.rejects {
            seen.insert(reject.source.description)
            pages.append(
                Page(source: reject.source.description, state: .unreadable, isKept: false))
        }
        for source in before.keys where !seen.contains(source) {
            pages.append(Page(source: source, state: .removed, isKept: false))
        }
        pages.sort { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
    }

    private static func listing(
        _ configuration: Configuration
    ) throws(RunFailure) -> (InputListing, Fingerprint) {
        do {
            return (
                try InputListing(
                    configuration.extract.sources,
                    settleSeconds: configuration.extract.settleSeconds),
                try Fingerprint(configuration)
            )
        } catch let error as InputError {
            throw RunFailure(error)
        } catch {
            throw RunFailure(.configuration, "\(error)")
        }
    }

    private static func state(_ digest: ContentDigest, _ before: RunInputs.Entry?) -> State {
        guard let before else { return .new }
        guard before.digest == digest.hexadecimal else { return .changed }
        return before.outcome == .rejected ? .retried : .unchanged
    }

    package func count(_ state: State) -> Int { pages.count { $0.state == state } }

    /// Pages that go through the stages.
    package var worked: Int {
        pages.count { !$0.isKept && ![.removed, .deferred, .unreadable].contains($0.state) }
    }

    /// Why pages are worked that have not changed; `nil` if there are none.
    package var reason: String? {
        let again = pages.contains { !$0.isKept && [.unchanged, .retried].contains($0.state) }
        guard again else { return nil }
        if !hasRecords { return "no records of earlier runs are kept" }
        if changedParts.isEmpty { return "their records are gone" }
        return "changed since the last run: \(changedParts.joined(separator: ", "))"
    }

    package var json: JSON {
        .object([
            ("published", .string(published?.description)),
            ("changed_parts", .array(changedParts.map { .string($0) })),
            (
                "counts",
                .object(State.allCases.map { ($0.rawValue, .number(count($0))) })
            ),
            ("worked", .number(worked)), ("reason", .string(reason)),
            (
                "pages",
                .array(
                    pages.map {
                        .object([
                            ("source", .string($0.source)), ("state", .string($0.state.rawValue)),
                            ("kept", .boolean($0.isKept)),
                        ])
                    })
            ),
        ])
    }
}
