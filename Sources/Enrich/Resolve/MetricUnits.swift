import Lexicon

/// Which units a metric can have: `23家` counts companies, `二期` and `两类` count none of them.
struct MetricUnits: Sendable {
    private let allowed: [String: Set<String>]
    private let barred: [String: Set<String>]

    init(lexicons: LexiconStore) throws(LexiconError) {
        var allowed: [String: Set<String>] = [:]
        var barred: [String: Set<String>] = [:]
        for row in try lexicons.table("metric_units").rows {
            if row[2].hasPrefix("!") {
                barred[row[1], default: []].insert(String(row[2].dropFirst()))
            } else {
                allowed[row[1], default: []].insert(row[2])
            }
        }
        self.allowed = allowed
        self.barred = barred
    }

    /// Whether a figure of that kind is counted in `unit`, as values are written (`家`, `mu`, `t`).
    func fit(_ unit: String, _ kind: String) -> Bool {
        if let barred = barred[kind], barred.contains(unit) { return false }
        return allowed[kind].map { $0.contains(unit) } ?? true
    }
}
