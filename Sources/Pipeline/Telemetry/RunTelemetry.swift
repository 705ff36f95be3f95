import Glibc

/// Tells catalogues and people that a run has begun and how it has ended.
///
/// `.state/openlineage.jsonl` has an OpenLineage 2-0-2 event for each beginning and end, `.state/history.jsonl`
/// a line for each end. While a run works, `.state/running.json` stands for it: whoever finds it, holding
/// the lock, closes the run that left it as crashed. Nothing here stops a run.
struct RunTelemetry {
    private let state: String
    private let job: String
    private let events: StateLog
    private let history: StateLog
    private let identifier: String

    /// Call with the lock held.
    init(_ output: OutputFolder, job: String, report: RunReport) {
        state = output.state
        self.job = job
        events = StateLog(output.state + "/openlineage.jsonl")
        history = StateLog(output.state + "/history.jsonl")
        identifier = Self.makeIdentifier()
        closeCrashedRun()
        let running = JSON.object([
            ("openlineage_run_id", .string(identifier)),
            ("started_at", .string(report.startedAt.description)),
            ("process", .number(Int(getpid()))),
            ("arguments", .array(report.arguments.map { .string($0) })),
        ])
        try? FileSystem.write(JSONWriter.pretty(running), to: state + "/running.json")
        events.append(
            event("START", at: report.startedAt, run: identifier, outputs: [], failure: nil))
    }

    func end(_ report: RunReport) {
        let type: String
        switch report.result {
        case .published, .unchanged, .dryRun: type = "COMPLETE"
        case .interrupted: type = "ABORT"
        case .failed, .checkFailed: type = "FAIL"
        }
        events.append(
            event(
                type, at: .now(), run: identifier,
                outputs: report.result == .published ? outputs(report) : [],
                failure: type == "COMPLETE" ? nil : report.messages.first ?? report.result.rawValue)
        )
        history.append(
            .object([
                ("started_at", .string(report.startedAt.description)),
                ("run_id", .string(report.run?.description)),
                ("result", .string(report.result.rawValue)),
                ("exit_code", .number(Int(report.status.rawValue))),
                ("elapsed_ms", .number(report.elapsed.milliseconds)),
                ("pages", .number(report.counts.pages)),
                ("reused", .number(report.counts.reused)),
                ("rejected", .number(report.counts.rejected)),
            ]))
        try? FileSystem.remove(Array((state + "/running.json").utf8))
    }

    /// The run before has left no end: it was killed, or crashed, or the machine has stopped.
    private func closeCrashedRun() {
        let path = state + "/running.json"
        guard let bytes = try? FileSystem.read(path) else { return }
        let left = try? JSONParser.parse(bytes)
        let message =
            "the process ended without telling why; what was published before it is unchanged"
        if let run = left?["openlineage_run_id"]?.string {
            events.append(event("ABORT", at: .now(), run: run, outputs: [], failure: message))
        }
        let results = JSON.object([
            ("run_results_version", .number(1)), ("program_version", .string(Version.current)),
            ("run_id", .null), ("result", .string("crashed")), ("exit_code", .null),
            ("started_at", left?["started_at"] ?? .null),
            ("process", left?["process"] ?? .null), ("arguments", left?["arguments"] ?? .array([])),
            ("messages", .array([.string(message)])),
        ])
        history.append(results)
        try? FileSystem.write(JSONWriter.pretty(results), to: state + "/run_results.json")
    }

    // MARK: OpenLineage

    private static let producer = "urn:winnow:\(Version.current)"
    private static let schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"

    private func event(
        _ type: String, at time: UTCTime, run: String, outputs: [JSON], failure: String?
    ) -> JSON {
        var facets: [(String, JSON)] = []
        if let failure {
            facets.append(
                (
                    "errorMessage",
                    facet(
                        "1-0-1/ErrorMessageRunFacet",
                        [
                            ("message", .string(failure)),
                            ("programmingLanguage", .string("Swift")),
                        ])
                ))
        }
        return .object([
            ("eventType", .string(type)), ("eventTime", .string(time.description)),
            (
                "run",
                .object([("runId", .string(run)), ("facets", .object(facets))])
            ),
            (
                "job",
                .object([("namespace", .string("winnow")), ("name", .string(job))])
            ),
            ("inputs", .array([])), ("outputs", .array(outputs)),
            ("producer", .string(Self.producer)), ("schemaURL", .string(Self.schema)),
        ])
    }

    private func facet(_ schema: String, _ members: [(String, JSON)]) -> JSON {
        .object(
            [
                ("_producer", .string(Self.producer)),
                ("_schemaURL", .string("https://openlineage.io/spec/facets/\(schema).json")),
            ] + members)
    }

    private func outputs(_ report: RunReport) -> [JSON] {
        report.tables.map { name, rows in
            .object([
                ("namespace", .string("file")), ("name", .string("\(report.folder ?? "")/\(name)")),
                (
                    "outputFacets",
                    .object([
                        (
                            "outputStatistics",
                            facet(
                                "1-0-2/OutputStatisticsOutputDatasetFacet",
                                [("rowCount", .number(rows))])
                        )
                    ])
                ),
            ])
        }
    }

    /// A random UUID (RFC 9562, version 4).
    private static func makeIdentifier() -> String {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
            .joined(separator: "-")
    }
}
