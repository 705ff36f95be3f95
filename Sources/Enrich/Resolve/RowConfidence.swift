import Lexicon

/// How likely a row is right: the weights of its signs, summed, looked up in a table of levels.
///
/// Weights and levels are learnt from pages with gold (`scripts/calibrate`): of the rows that get .8, about
/// eight in ten are right. The levels are a table, so that no platform's exponential matters.
struct RowConfidence: Sendable {
    private var weights: [String: [Float]] = [:]
    private var words: [String: [String: Float]] = [:]
    private var levels: [String: [(score: Float, confidence: Double)]] = [:]

    /// The tables whose rows are weighed.
    private static let tables = ["events", "partners"]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let file = "confidence_weights"
        var features: [String: RowFeature] = [:]
        for feature in RowFeature.allCases { features[feature.rawValue] = feature }
        let table = try lexicons.table(file)
        for row in table.rows {
            guard row.count >= 4, let value: Float = NumberBounds.weight.number(row[3]) else {
                throw table.error(
                    at: row[0],
                    "\(row[0]) needs \(NumberBounds.weight): write key, table, sign, number")
            }
            let rows = row[1]
            guard Self.tables.contains(rows) else {
                throw table.error(
                    at: row[0],
                    "nothing looks for weights of \(rows): the tables are "
                        + Self.tables.joined(separator: ", "))
            }
            if weights[rows] == nil {
                weights[rows] = [Float](repeating: 0, count: RowFeature.allCases.count + 1)
            }
            if row[2] == "base" {
                weights[rows]?[RowFeature.allCases.count] = value
            } else if row[2].hasPrefix("level ") {
                let told = String(row[2].dropFirst("level ".count))
                guard let level: Double = NumberBounds.share.number(told) else {
                    throw table.error(
                        at: row[0], "the level \(told) needs to be \(NumberBounds.share)")
                }
                levels[rows, default: []].append((value, level))
            } else if row[2].hasPrefix("word ") {
                words[rows, default: [:]][String(row[2].dropFirst("word ".count))] = value
            } else if let feature = features[row[2]],
                let position = RowFeature.allCases.firstIndex(of: feature)
            {
                weights[rows]?[position] = value
            } else {
                throw table.error(
                    at: row[0],
                    "\(row[2]) is no sign of a row: the signs are base, level, word and "
                        + RowFeature.allCases.map(\.rawValue).joined(separator: ", "))
            }
        }
        for table in levels.keys { levels[table]?.sort { $0.score < $1.score } }
    }

    /// The confidence of a row of `table` with these signs; `nil` for a table nothing was learnt for.
    func confidence(_ table: String, _ features: [RowFeature], word: String) -> Double? {
        guard let weights = weights[table], let levels = levels[table], let first = levels.first
        else { return nil }
        var score = weights[RowFeature.allCases.count]
        for feature in features { score += weights[Self.positions[feature] ?? 0] }
        score += words[table]?[word] ?? 0
        return levels.last { $0.score <= score }?.confidence ?? first.confidence
    }

    private static let positions: [RowFeature: Int] = Dictionary(
        uniqueKeysWithValues: RowFeature.allCases.enumerated().map { ($0.element, $0.offset) })
}
