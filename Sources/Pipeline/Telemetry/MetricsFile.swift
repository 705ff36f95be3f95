/// What a run did, in the text format of Prometheus, for node_exporter's textfile collector.
///
/// Written beside and renamed, as the collector may read at any moment. A run that fails moves every figure
/// but the time of the last success, which alerts are best hung on.
package struct MetricsFile: Sendable {
    private let path: String

    package init(_ path: String) {
        self.path = path
    }

    package func write(_ report: RunReport) throws(SystemError) {
        let now = UTCTime.now().seconds
        let isSuccess = [.success, .tooManyRejects].contains(report.status)
        var text = ""
        func gauge(_ name: String, _ help: String, _ values: [(labels: String, value: String)]) {
            guard !values.isEmpty else { return }
            text += "# HELP winnow_\(name) \(help)\n# TYPE winnow_\(name) gauge\n"
            for (labels, value) in values {
                text += "winnow_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n"
            }
        }
        gauge("last_run_timestamp_seconds", "When the last run ended.", [("", "\(now)")])
        if let last = isSuccess ? "\(now)" : lastSuccess {
            gauge(
                "last_success_timestamp_seconds", "When the last successful run ended.",
                [("", last)])
        }
        let milliseconds = report.elapsed.milliseconds
        gauge(
            "duration_seconds", "How long the last run took.",
            [("", "\(milliseconds / 1000).\(UTCTime.padded(milliseconds % 1000, 3))")])
        gauge(
            "exit_code", "Exit code of the last run.", [("", "\(report.status.rawValue)")])
        let counts = report.counts
        gauge(
            "pages", "Pages of the last run by what became of them.",
            [
                ("result=\"with_articles\"", "\(counts.kept)"),
                ("result=\"copies\"", "\(counts.copies)"),
                ("result=\"rejected\"", "\(counts.rejected)"),
                ("result=\"deferred\"", "\(counts.deferred)"),
            ])
        gauge("pages_reused", "Pages whose record was kept.", [("", "\(counts.reused)")])
        gauge(
            "rejects", "Rejected pages of the last run by reason.",
            report.rejectsByReason.map { ("reason=\"\($0.reason)\"", "\($0.count)") })
        gauge(
            "rows", "Rows of each table.",
            report.tables.map { ("table=\"\($0.name)\"", "\($0.rows)") })
        try FileSystem.write(Array(text.utf8), to: path + ".new")
        try FileSystem.rename(path + ".new", to: path)
    }

    private var lastSuccess: String? {
        let name = Array("winnow_last_success_timestamp_seconds ".utf8)
        guard let bytes = try? FileSystem.read(path) else { return nil }
        return bytes.split(separator: 0x0A).first { $0.starts(with: name) }
            .map { String(decoding: $0.dropFirst(name.count), as: UTF8.self) }
            .flatMap { Int($0) }.map(String.init)
    }
}
