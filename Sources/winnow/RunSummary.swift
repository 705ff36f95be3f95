import Pipeline

/// What a run did, as a small table for people.
enum RunSummary {
    static func text(_ report: RunReport) -> String {
        var lines: [String] = []
        switch report.result {
        case .published: lines.append("Published \(report.folder ?? "")")
        case .unchanged: lines.append("Nothing has changed since \(report.folder ?? "")")
        case .dryRun: lines.append("Dry run: nothing was written")
        case .checkFailed, .failed, .interrupted: lines.append("Nothing was published")
        }
        let counts = report.counts
        lines.append(
            "\(counts.pages) pages: \(counts.kept) with articles, \(counts.copies) copies, \(counts.rejected) rejected, \(counts.deferred) deferred"
        )
        for (reason, count) in report.rejectsByReason { lines.append("  \(reason): \(count)") }
        let width = report.tables.map(\.name.utf8.count).max() ?? 0
        for (name, rows) in report.tables {
            let number = String(rows)
            let padding = String(
                repeating: " ", count: max(1, width - name.utf8.count + 10 - number.utf8.count))
            lines.append(name + padding + number)
        }
        if !report.differenceText.isEmpty {
            lines += report.differenceText.split(separator: "\n").map(String.init)
        }
        return lines.map { EscapedText.oneLine($0) + "\n" }.joined()
    }
}
