import Extract
import Load

/// What a run did, for the summary, `run_results.json` and the exit code.
package struct RunReport: Sendable {
    package enum Result: String, Sendable {
        case published, unchanged, failed
        case checkFailed = "check_failed"
        case dryRun = "dry_run"
        case interrupted
    }

    package var result = Result.failed
    package var status = ExitStatus.internalError
    package var run: RunIdentifier?
    package let startedAt: UTCTime
    /// The same moment on a clock that nobody sets.
    package let startedInstant = ContinuousClock.now
    package var elapsed = Duration.zero
    package var counts = PageCounts()
    package var rejectsByReason: [(reason: String, count: Int)] = []
    package var tables: [(name: String, rows: Int)] = []
    package var checks: [CheckResult] = []
    package var rules: [(name: String, frames: Int)] = []
    package var times = StageTimes()
    /// Rows that a dry run would add, remove and change.
    package var differences: [(table: String, counts: RunDifference.Counts)] = []
    /// The same row by row, for people.
    package var differenceText = ""
    package var arguments: [String] = []
    /// Folder of the published run's files.
    package var folder: String?
    /// What went wrong, a line each.
    package var messages: [String] = []

    package init(startedAt: UTCTime) {
        self.startedAt = startedAt
    }

    /// Tells in a line each which checks have failed without keeping the run from being published.
    mutating func tellChecks() {
        for result in checks where !result.passed && result.action != .abort {
            messages.append("\(result.action.rawValue): \(result.line)")
        }
    }

    /// Notes how the run has failed, once.
    mutating func take(_ failure: RunFailure) {
        guard !messages.contains(failure.description) else { return }
        status = failure.status
        messages.append(failure.description)
        switch failure.status {
        case .interrupted, .terminated: result = .interrupted
        case .checkFailed: result = .checkFailed
        default: result = .failed
        }
    }

    /// The content of `run_results.json`.
    package var json: JSON {
        .object([
            ("run_results_version", .number(1)), ("program_version", .string(Version.current)),
            ("run_id", .string(run?.description)), ("result", .string(result.rawValue)),
            ("exit_code", .number(Int(status.rawValue))),
            ("started_at", .string(startedAt.description)),
            ("elapsed_ms", .number(elapsed.milliseconds)),
            ("arguments", .array(arguments.map { .string($0) })),
            (
                "pages",
                .object([
                    ("files", .number(counts.files)), ("in", .number(counts.pages)),
                    ("bytes", .number(counts.bytes)), ("reused", .number(counts.reused)),
                    ("with_articles", .number(counts.kept)),
                    ("copies", .number(counts.copies)), ("rejected", .number(counts.rejected)),
                    ("deferred", .number(counts.deferred)),
                    (
                        "skipped_records",
                        .object(
                            SkippedRecords.Kind.allCases.compactMap { kind in
                                let count = counts.skippedRecords[kind]
                                return count > 0 ? (kind.rawValue, .number(count)) : nil
                            })
                    ),
                ])
            ),
            (
                "rejects",
                .object(rejectsByReason.map { ($0.reason, .number($0.count)) })
            ),
            ("tables", .object(tables.map { ($0.name, .number($0.rows)) })),
            ("checks", .array(checks.map(\.json))),
            ("rules", .object(rules.map { ($0.name, .number($0.frames)) })),
            (
                "stages",
                .object(
                    StageTimes.Stage.allCases.map {
                        ($0.rawValue, .object([("busy_ms", .number(times[$0].milliseconds))]))
                    })
            ),
            (
                "differences",
                .object(
                    differences.filter { !$0.counts.isEmpty }.map { table, counts in
                        (
                            table,
                            .object([
                                ("added", .number(counts.added)),
                                ("removed", .number(counts.removed)),
                                ("changed", .number(counts.changed)),
                            ])
                        )
                    })
            ),
            ("messages", .array(messages.map { .string($0) })),
        ])
    }
}
