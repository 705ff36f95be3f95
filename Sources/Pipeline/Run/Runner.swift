import Clean
import Enrich
import Lexicon
import Load
import Model

/// Runs the line from files to published tables.
///
/// lock → list → extract, clean, annotate each page → lines of sites → duplicates → resolve → checks → load into a
/// staged folder → manifest → publish by one rename → remove old runs.
package struct Runner: Sendable {
    package let configuration: Configuration
    package let options: RunOptions

    private let madeStages: Stages?

    /// `stages` are those of the configuration if somebody has made them before.
    package init(configuration: Configuration, options: RunOptions, stages: Stages? = nil) {
        self.configuration = configuration
        self.options = options
        madeStages = stages
    }

    /// Runs to the end that was possible and tells it; `progress` is called after every batch of pages.
    package func run(progress: (PageCounts) -> Void) async -> RunReport {
        var report = RunReport(startedAt: .now())
        report.arguments = options.arguments
        do throws(RunFailure) {
            try await run(&report, progress: progress)
        } catch {
            report.take(error)
        }
        report.elapsed = ContinuousClock.now - report.startedInstant
        if report.result != .published, report.status != .locked, !options.isDryRun {
            // The run folder holds the results of a published run; the last other end lies here.
            let state = OutputFolder(configuration.load.output).state
            if FileSystem.kind(following: Array(state.utf8)) == .folder {
                try? FileSystem.write(
                    JSONWriter.pretty(report.json), to: state + "/run_results.json")
            }
        }
        return report
    }

    private func run(
        _ report: inout RunReport, progress: (PageCounts) -> Void
    ) async throws(RunFailure) {
        let output = OutputFolder(configuration.load.output)
        let lock = try options.isDryRun ? nil : takeLock(output)
        defer { withExtendedLifetime(lock) {} }
        let telemetry =
            lock == nil ? nil : RunTelemetry(output, job: configuration.name, report: report)
        let ending: Result<Void, RunFailure>
        do throws(RunFailure) {
            try await work(&report, output, progress: progress)
            ending = .success(())
        } catch {
            report.take(error)
            ending = .failure(error)
        }
        report.elapsed = ContinuousClock.now - report.startedInstant
        telemetry?.end(report)
        try ending.get()
    }

    private func work(
        _ report: inout RunReport, _ output: OutputFolder, progress: (PageCounts) -> Void
    ) async throws(RunFailure) {
        let listing = try list()
        let previous = PublishedRun(output)
        let fingerprint = try fingerprint()
        let known = KnownInputs(listing, fingerprint, configuration, output)
        if !options.isFull, !options.isDryRun, !configuration.hasTargetsOutside,
            known?.areThose(of: previous, output, &report) ?? false
        {
            Publisher(output).tidy(keeping: configuration.load.keepRuns, &report)
            return
        }
        let stages = try makeStages()
        // A later attempt of a full run goes on with what the first one has kept.
        let isNew = options.isFull && options.attempt ?? 0 == 0
        let cache = PageCache(
            output, fingerprint: fingerprint, isReadOnly: options.isDryRun, isNew: isNew)
        let pageGuard =
            options.isDryRun || options.attempt == nil
            ? nil
            : PageGuard(
                output, fingerprint: fingerprint,
                limits: .init(
                    seconds: configuration.extract.pageSeconds,
                    memoryMiB: configuration.runtime.memoryMiB), isNew: isNew)
        let collector = PageCollector(
            stages: stages, sources: configuration.extract.sources, workers: workers, cache: cache,
            pageGuard: pageGuard)
        var collection: PageCollection
        do throws(SystemError) {
            collection = try await collector.collect(
                listing, spool: options.isDryRun ? nil : output.spool, progress: progress)
        } catch {
            throw RunFailure(error)
        }
        try stopIfAsked()
        cache?.prune()
        try collection.removeSiteLines(stages)
        if configuration.cleaner.duplicates.enabled {
            try collection.markDuplicates(stages.cleaner.duplicateFinder)
        }
        try checkReadable(collection, listing)
        report.counts = collection.counts
        guard collection.counts.addsUp else {
            throw RunFailure(.internalError, "the pages do not add up: \(collection.counts)")
        }
        tell(collection, &report)
        try stopIfAsked()
        judgeRejects(&report)
        let content = try content(of: collection, stages, previous, &report)
        guard !options.isDryRun else {
            report.result = .dryRun
            if case .whole(let dataset) = content {
                try compare(dataset, previous, output, &report)
            }
            return
        }
        let staged = StagedRun(
            configuration: configuration, output: output, started: report.startedAt,
            inputs: Manifest.Inputs(
                files: collection.counts.files, pages: collection.counts.pages,
                bytes: collection.counts.bytes, list: collection.inputs),
            list: collection.inputs,
            workers: workers)
        try await staged.publish(content, replacing: previous, &report)
        known?.note(output, report)
    }

    private func takeLock(_ output: OutputFolder) throws(RunFailure) -> RunLock {
        let lock = try RunLock.hold(output, wait: options.wait)
        do throws(SystemError) {
            try output.sweep()
        } catch {
            throw RunFailure(error)
        }
        return lock
    }

    private func makeStages() throws(RunFailure) -> Stages {
        if let madeStages { return madeStages }
        do {
            return try Stages(configuration)
        } catch {
            throw RunFailure(error)
        }
    }

    private func list() throws(RunFailure) -> InputListing {
        do throws(InputError) {
            var listing = try InputListing(
                configuration.extract.sources, settleSeconds: configuration.extract.settleSeconds)
            listing.restrict(only: options.only, limit: options.limit)
            guard !listing.files.isEmpty || !listing.rejects.isEmpty else {
                throw InputError.nothingFound(
                    patterns: configuration.extract.sources.map(\.path), skipped: listing.skipped)
            }
            return listing
        } catch {
            throw RunFailure(error)
        }
    }

    /// Pages that are worked on at once.
    package var workers: Int {
        let asked = options.workers ?? configuration.runtime.workers
        return asked > 0 ? asked : Processors.count
    }

    private func fingerprint() throws(RunFailure) -> Fingerprint {
        do throws(SystemError) {
            return try Fingerprint(configuration)
        } catch {
            throw RunFailure(.configuration, "enrich.lexicons: \(error)")
        }
    }

    /// Files without one readable byte are a fault of the surroundings, not of the pages.
    private func checkReadable(
        _ collection: PageCollection, _ listing: InputListing
    ) throws(RunFailure) {
        let unread = collection.rejects.filter {
            [.unreadable, .notRegularFile, .escapesRoot].contains($0.reason)
        }
        if collection.counts.pages == 0 {
            throw RunFailure(
                InputError.nothingFound(
                    patterns: configuration.extract.sources.map(\.path), skipped: listing.skipped))
        }
        if unread.count == collection.counts.pages, let first = unread.first {
            throw RunFailure(
                InputError.nothingReadable(
                    files: unread.count, first: "\(first.source): \(first.message)"))
        }
    }

    private func tell(_ collection: PageCollection, _ report: inout RunReport) {
        report.rules = collection.rules.all
        report.rejectsByReason = Reject.Reason.allCases.compactMap { reason in
            let count = collection.rejects.count { $0.reason == reason }
            return count > 0 ? (reason.rawValue, count) : nil
        }
        report.times += collection.times
    }

    /// The tables: part by part where they are written to a file each and their rows can be judged alone, else
    /// joined at once and checked.
    private func content(
        of collection: PageCollection, _ stages: Stages, _ previous: PublishedRun,
        _ report: inout RunReport
    ) throws(RunFailure) -> RunContent {
        var rejects = collection.rejects.map(RejectRow.init)
        rejects.sortForTable()
        let gate = QualityGate(configuration)
        guard options.isDryRun || configuration.needsWholeTables || gate.needsWholeTables else {
            return .parts(
                PartedTables(
                    join: stages.enricher.join(collection.names), store: collection.facts,
                    rejects: rejects, gate: gate, previousRows: previous.rows, workers: workers))
        }
        let articles = try collection.allFacts()
        var dataset = report.times.measure(.resolve) { stages.enricher.resolve(articles) }
        try Corrections.apply(of: configuration, to: &dataset)
        dataset.rejects += rejects
        dataset.rejects.sortForTable()
        try check(&dataset, previous, &report)
        report.tables = Schema.tables.map { ($0.name, $0.rowCount(in: dataset)) }
        return .whole(dataset)
    }

    private func check(
        _ dataset: inout Dataset, _ previous: PublishedRun, _ report: inout RunReport
    ) throws(RunFailure) {
        let gate = QualityGate(configuration)
        do {
            report.checks = try report.times.measure(.check) { () throws(LoadError) in
                try gate.check(&dataset, previousRows: previous.rows)
            }
        } catch {
            throw RunFailure(error)
        }
        report.tellChecks()
    }

    /// Tells which rows would come, go and change.
    private func compare(
        _ dataset: Dataset, _ previous: PublishedRun, _ output: OutputFolder,
        _ report: inout RunReport
    ) throws(RunFailure) {
        guard let run = previous.run else {
            report.messages.append("nothing is published yet, so that every row would be new")
            return
        }
        let published: RunTables
        do throws(RunFailure) {
            published = try RunTables(run, of: output)
        } catch {
            report.messages.append("the rows cannot be compared: \(error)")
            return
        }
        var writer: DifferenceWriter? = DifferenceWriter(.text)
        let difference = RunDifference(from: published, to: RunTables(dataset))
        // Evidence is counted: its rows say nothing that the others do not.
        var nobody: DifferenceWriter?
        report.differences =
            try difference.compare(
                Schema.tables.filter { $0.name != "evidence" }, writer: &writer)
            + difference.compare(
                Schema.tables.filter { $0.name == "evidence" }, writer: &nobody)
        report.differenceText = String(decoding: writer?.output ?? [], as: UTF8.self)
    }

    /// The exit code of a run that gets to its end.
    private func judgeRejects(_ report: inout RunReport) {
        let limit = configuration.quality.maximumRejects
        guard limit.isExceeded(by: report.counts.rejected, of: report.counts.pages) else {
            report.status = .success
            return
        }
        report.status = .tooManyRejects
        report.messages.append(
            "\(report.counts.rejected) of \(report.counts.pages) pages were rejected, more than quality.maximum_rejects (\(limit)); the table rejects tells why"
        )
    }

    private func stopIfAsked() throws(RunFailure) {
        if let status = Interruption.status {
            throw RunFailure(status, "interrupted; what was published before is unchanged")
        }
    }
}
