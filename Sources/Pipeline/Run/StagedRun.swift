import Load
import Model

/// The tables of a run, before they are written.
enum RunContent {
    /// All rows, already checked.
    case whole(Dataset)
    case parts(PartedTables)

    var dataset: Dataset {
        if case .whole(let dataset) = self { dataset } else { Dataset() }
    }
}

/// The last part of a run: from a dataset to published files.
struct StagedRun: Sendable {
    let configuration: Configuration
    let output: OutputFolder
    let started: UTCTime
    let inputs: Manifest.Inputs
    let list: RunInputs
    /// How many tables are written at a time.
    let workers: Int

    /// Writes the files, and publishes them unless a check failed or nothing has changed.
    ///
    /// A staged folder stays after a failed check, for a look at what would have been published; it
    /// is removed after any other failure, which may have been a full disk.
    func publish(
        _ content: RunContent, replacing previous: PublishedRun, _ report: inout RunReport
    ) async throws(RunFailure) {
        let publisher = Publisher(output)
        let run = try attempt { () throws(SystemError) in try output.nextRun(at: started) }
        let folder = try attempt { () throws(SystemError) in try publisher.stage(run) }
        do throws(RunFailure) {
            let dataset = content.dataset
            let database = try DatabasePublication(configuration, dataset)
            let manifest = try await write(content, into: folder, database?.json, &report)
            let failed = report.checks.filter { !$0.passed && $0.action == .abort }
            if !failed.isEmpty {
                report.run = run
                report.messages += failed.prefix(15).map { "check failed: \($0.line)" }
                report.messages.append("staged in \(folder), not published")
                report.result = .checkFailed
                report.status = .checkFailed
            } else if manifest == previous.manifest {
                try attempt { () throws(SystemError) in try FileSystem.remove(Array(folder.utf8)) }
                report.run = previous.run
                report.folder = previous.run.map(output.folder)
                report.result = .unchanged
                publisher.tidy(keeping: configuration.load.keepRuns, &report)
                try catchUp(dataset, database, previous, manifest, &report)
            } else {
                report.run = run
                report.folder = output.folder(of: run)
                report.result = .published
                try finish(run, publisher, folder, manifest, dataset, database, &report)
            }
        } catch {
            try? FileSystem.remove(Array(folder.utf8))
            throw error
        }
    }

    /// Writes the tables and the manifest; the manifest's bytes.
    private func write(
        _ content: RunContent, into folder: String, _ database: JSON?, _ report: inout RunReport
    ) async throws(RunFailure) -> [UInt8] {
        let files: [LoadedFile]
        let loader = Loader(configuration: configuration.loader)
        switch content {
        case .parts(let tables):
            files = try await tables.write(with: loader, into: folder, &report)
            report.tellChecks()
        case .whole(let dataset):
            let start = ContinuousClock.now
            do {
                files = try await loader.load(dataset, into: folder, workers: workers)
            } catch {
                throw RunFailure(error)
            }
            report.times.add(ContinuousClock.now - start, to: .load)
        }
        return try attempt { () throws(SystemError) in
            let manifest = Manifest(
                files: files, database: database, inputs: inputs,
                configuration: configuration.digest,
                lexicons: try LexiconDigest.of(overlays: configuration.enrich.lexicons))
            try FileSystem.write(list.bytes, to: "\(folder)/\(RunInputs.fileName)")
            try FileSystem.write(manifest.bytes, to: folder + "/manifest.json")
            return manifest.bytes
        }
    }

    private func finish(
        _ run: RunIdentifier, _ publisher: Publisher, _ folder: String, _ manifest: [UInt8],
        _ dataset: Dataset, _ database: DatabasePublication?, _ report: inout RunReport
    ) throws(RunFailure) {
        do {
            try delta?.check()
        } catch {
            throw RunFailure(.outputFailed, "\(error); what was published before is unchanged")
        }
        let hasTables = try database?.stage(dataset) ?? false
        report.elapsed = ContinuousClock.now - report.startedInstant
        let results = JSONWriter.pretty(report.json)
        var times = StageTimes()
        try attempt { () throws(SystemError) in
            try FileSystem.write(results, to: folder + "/run_results.json")
            try publisher.prepare(run)
        }
        if hasTables { try database?.swap() }
        do throws(SystemError) {
            try times.measure(.publish) { () throws(SystemError) in try publisher.place(run) }
        } catch {
            guard output.published != run else {
                throw RunFailure(
                    .outputFailed,
                    "\(error); yet run \(run) is published, and whole: its link could be neither synced nor turned back"
                )
            }
            if hasTables {
                do {
                    try database?.revert()
                } catch let second {
                    report.messages.append("warn: the database is one run ahead: \(second)")
                }
            }
            throw RunFailure(error)
        }
        report.times += times
        if hasTables, let reason = database?.finish() {
            report.messages.append("warn: tables of the last run stay in the database: \(reason)")
        }
        carryOn(run, manifest, &report)
        publisher.tidy(keeping: configuration.load.keepRuns, &report)
    }

    /// A run that changes nothing still brings up a database or Delta tables that are behind.
    private func catchUp(
        _ dataset: Dataset, _ database: DatabasePublication?, _ previous: PublishedRun,
        _ manifest: [UInt8], _ report: inout RunReport
    ) throws(RunFailure) {
        if let database, try database.stage(dataset) {
            try database.swap()
            if let reason = database.finish() {
                report.messages.append(
                    "warn: tables of the last run stay in the database: \(reason)")
            }
        }
        if let run = previous.run { carryOn(run, manifest, &report) }
    }

    private var delta: DeltaPublication? {
        guard configuration.load.keepsDelta else { return nil }
        return DeltaPublication(
            output: output, keptVersions: configuration.load.keepRuns, time: started)
    }

    /// Adds a version to the Delta tables; what fails is made up for by the next run.
    private func carryOn(
        _ run: RunIdentifier, _ manifest: [UInt8], _ report: inout RunReport
    ) {
        do {
            _ = try delta?.publish(run, manifest: manifest)
        } catch {
            report.messages.append(
                "warn: the tables are published, but delta/ is behind them: \(error)")
        }
    }

    private func attempt<Value>(
        _ body: () throws(SystemError) -> Value
    ) throws(RunFailure) -> Value {
        do {
            return try body()
        } catch {
            throw RunFailure(error)
        }
    }
}
