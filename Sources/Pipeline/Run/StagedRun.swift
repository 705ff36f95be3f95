import Load
import Model

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
        _ dataset: Dataset, replacing previous: PublishedRun, _ report: inout RunReport
    ) async throws(RunFailure) {
        let publisher = Publisher(output)
        let run = try attempt { () throws(SystemError) in try output.nextRun(at: started) }
        let folder = try attempt { () throws(SystemError) in try publisher.stage(run) }
        do throws(RunFailure) {
            let manifest = try await write(dataset, into: folder, &report)
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
            } else {
                report.run = run
                report.folder = output.folder(of: run)
                report.result = .published
                try finish(run, publisher, folder, &report)
            }
        } catch {
            try? FileSystem.remove(Array(folder.utf8))
            throw error
        }
    }

    /// Writes the tables and the manifest; the manifest's bytes.
    private func write(
        _ dataset: Dataset, into folder: String, _ report: inout RunReport
    ) async throws(RunFailure) -> [UInt8] {
        let files: [LoadedFile]
        let start = ContinuousClock.now
        do {
            files = try await Loader(configuration: configuration.loader).load(
                dataset, into: folder, workers: workers)
            report.times.add(ContinuousClock.now - start, to: .load)
        } catch {
            throw RunFailure(error)
        }
        return try attempt { () throws(SystemError) in
            let manifest = Manifest(
                files: files, inputs: inputs, configuration: configuration.digest,
                lexicons: try LexiconDigest.of(overlays: configuration.enrich.lexicons))
            try FileSystem.write(list.bytes, to: "\(folder)/\(RunInputs.fileName)")
            try FileSystem.write(manifest.bytes, to: folder + "/manifest.json")
            return manifest.bytes
        }
    }

    private func finish(
        _ run: RunIdentifier, _ publisher: Publisher, _ folder: String, _ report: inout RunReport
    ) throws(RunFailure) {
        report.elapsed = ContinuousClock.now - report.startedInstant
        let results = JSONWriter.pretty(report.json)
        var times = StageTimes()
        try attempt { () throws(SystemError) in
            try FileSystem.write(results, to: folder + "/run_results.json")
            try times.measure(.publish) { () throws(SystemError) in try publisher.publish(run) }
        }
        report.times += times
        do {
            try publisher.removeOldRuns(keeping: configuration.load.keepRuns)
        } catch {
            // The tables are published; what could not be removed is tried again next time.
            report.messages.append("warn: an old run could not be removed: \(error)")
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
