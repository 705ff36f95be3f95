import Load
import Model

/// All checks of a run: the schema's own keys, then those of the configuration.
package struct QualityGate: Sendable {
    private let checks: [QualityCheck]

    package init(_ configuration: Configuration) {
        checks = QualityCheck.read(configuration.quality.checks) { _, _, _ in }
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
        for violation in try KeyChecker().check(dataset) {
            results.append(
                CheckResult(
                    name: "\(violation.table).\(violation.columns.joined(separator: "+")) schema",
                    action: .abort, failures: violation.count, message: violation.description))
        }
        return results
    }
}
