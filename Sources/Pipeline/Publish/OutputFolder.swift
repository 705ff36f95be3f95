/// The folder runs are published into, and where its parts lie.
///
/// ```
/// output/current -> runs/20261121T140509Z-000
/// output/runs/20261121T140509Z-000/csv/projects.csv
/// output/.state/lock
/// ```
package struct OutputFolder: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    package var runs: String { path + "/runs" }
    package var state: String { path + "/.state" }
    /// What a run puts aside; has no name as soon as it is open.
    package var spool: String { state + "/spool" }
    package var current: String { path + "/current" }

    package func folder(of run: RunIdentifier) -> String { "\(runs)/\(run)" }

    /// The run that `current` points to; `nil` if nothing is published.
    package var published: RunIdentifier? {
        guard let target = FileSystem.linkTarget(current),
            let name = target.split(separator: "/").last,
            let run = RunIdentifier(String(name)),
            FileSystem.kind(of: Array(folder(of: run).utf8)) == .folder
        else { return nil }
        return run
    }

    /// Every finished run, oldest first.
    package func finishedRuns() throws(SystemError) -> [RunIdentifier] {
        guard FileSystem.kind(following: Array(runs.utf8)) != nil else { return [] }
        return try FileSystem.names(in: Array(runs.utf8))
            .compactMap { RunIdentifier(String(decoding: $0, as: UTF8.self)) }.sorted()
    }

    /// Where a run's files are written before they are published.
    package func staged(_ run: RunIdentifier) -> String { "\(runs)/.staged-\(run)" }

    /// The name of the run that would start now.
    package func nextRun(at now: UTCTime) throws(SystemError) -> RunIdentifier {
        RunIdentifier(now: now, after: try finishedRuns().last)
    }

    /// Removes what an interrupted run or cleanup has left.
    package func sweep() throws(SystemError) {
        try FileSystem.remove(Array((current + ".new").utf8))
        try FileSystem.remove(Array(spool.utf8))
        guard FileSystem.kind(following: Array(runs.utf8)) != nil else { return }
        for name in try FileSystem.names(in: Array(runs.utf8))
        where name.starts(with: ".staged-".utf8) || name.starts(with: ".removed-".utf8) {
            try FileSystem.remove(Array((runs + "/").utf8) + name)
        }
    }
}
