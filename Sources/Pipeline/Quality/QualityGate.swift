import Load
import Model

/// All checks of a run: the schema's own keys, then those of the configuration.
package struct QualityGate: Sendable {
    private let checks: [QualityCheck]

    package init(_ configuration: Configuration) {
        checks = QualityCheck.read(configuration.quality.checks) { _, _, _ in }
        maximumDrop = configuration.quality.maximumDrop
    }

    /// Sources that have lost most of their pages, as half a mounted disk has, must not empty the tables.
    private let maximumDrop: Percentage
    /// Fewer articles come and go without anything being wrong.
    private static let guardedArticles = 100

    private func dropOfArticles(
        _ dataset: Dataset, _ previousRows: [String: Int]
    ) throws(LoadError) -> CheckResult? {
        guard let previous = previousRows["articles"], previous >= Self.guardedArticles,
            let table = Schema.table(named: "articles")
        else { return nil }
        let check = QualityCheck(
            table: table, rule: .maximumDrop(maximum: maximumDrop),
            name: "quality.maximum_drop of articles", action: .abort)
        let result = try check.evaluate(dataset, previousRows: previous).result
        guard !result.passed else { return result }
        return CheckResult(
            name: result.name, action: .abort, failures: result.failures,
            message: result.message
                + "; if so many pages are meant to be gone, run once with --set quality.maximum_drop=100%"
        )
    }

    /// Checks a dataset; rows of failed `quarantine` checks are moved to `rejects`.
    ///
    /// `previousRows` tells the rows of each table in the last published run.
    package func check(
        _ dataset: inout Dataset, previousRows: [String: Int]
    ) throws(LoadError) -> [CheckResult] {
        var results: [CheckResult] = []
        for check in checks {
            let (result, rows) = try check.evaluate(
                dataset, previousRows: previousRows[check.table.name])
            results.append(result)
            if result.action == .quarantine, !rows.isEmpty {
                dataset.quarantine(rows, of: check.table.name, because: result)
            }
        }
        if let result = try dropOfArticles(dataset, previousRows) { results.append(result) }
        for violation in try KeyChecker().check(dataset) {
            results.append(
                CheckResult(
                    name: "\(violation.table).\(violation.columns.joined(separator: "+")) schema",
                    action: .abort, failures: violation.count, message: violation.description))
        }
        return results
    }
}
