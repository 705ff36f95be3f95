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

    /// Whether a check looks at rows beside all others, or takes rows out.
    package var needsWholeTables: Bool { checks.contains(where: \.needsWholeTable) }

    /// The guard of sources that have vanished; `nil` if there is nothing to compare with.
    private func drop(from previousRows: [String: Int]) -> QualityCheck? {
        guard let previous = previousRows["articles"], previous >= Self.guardedArticles else {
            return nil
        }
        return articlesLost
    }

    private var articlesLost: QualityCheck? {
        Schema.table(named: "articles").map { table in
            QualityCheck(
                table: table, rule: .maximumDrop(maximum: maximumDrop),
                name: "quality.maximum_drop of articles", action: .abort)
        }
    }

    private func explained(_ result: CheckResult) -> CheckResult {
        guard !result.passed else { return result }
        return CheckResult(
            name: result.name, action: .abort, failures: result.failures,
            message: result.message
                + "; if so many pages are meant to be gone, run once with --set quality.maximum_drop=100%"
        )
    }

    private static func result(_ violation: KeyViolation) -> CheckResult {
        CheckResult(
            name: "\(violation.table).\(violation.columns.joined(separator: "+")) schema",
            action: .abort, failures: violation.count, message: violation.description)
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
        if let check = drop(from: previousRows) {
            let previous = previousRows[check.table.name]
            results.append(explained(try check.evaluate(dataset, previousRows: previous).result))
        }
        return results + (try KeyChecker().check(dataset)).map(Self.result)
    }

    // MARK: Tables that come in pieces

    private var counted: [QualityCheck] { checks + [articlesLost].compactMap { $0 } }

    var emptyTallies: [QualityCheck.Tally] { counted.map { _ in QualityCheck.Tally() } }

    /// What each check finds in a piece of the tables.
    func count(_ dataset: Dataset) throws(LoadError) -> [QualityCheck.Tally] {
        var tallies: [QualityCheck.Tally] = []
        for check in counted { tallies.append(try check.count(dataset).tally) }
        return tallies
    }

    /// The results, when all pieces have been counted.
    func results(
        _ tallies: [QualityCheck.Tally], _ violations: [KeyViolation],
        previousRows: [String: Int]
    ) -> [CheckResult] {
        var results: [CheckResult] = []
        for (check, tally) in zip(checks, tallies) {
            results.append(check.conclude(tally, previousRows: previousRows[check.table.name]))
        }
        if let check = drop(from: previousRows), let tally = tallies.last {
            results.append(
                explained(check.conclude(tally, previousRows: previousRows[check.table.name])))
        }
        return results + violations.map(Self.result)
    }
}
