import Lexicon

/// How likely a row is right: the weights of its signs, summed, looked up in a table of levels.
///
/// Weights and levels are learnt from pages with gold (`scripts/calibrate`): of the rows that get .8, about
/// eight in ten are right. The levels are a table, so that no platform's exponential matters.
struct RowConfidence: Sendable {
    private var weights: [String: [Float]] = [:]
    private var words: [String: [String: Float]] = [:]
    private var levels: [String: [(score: Float, confidence: Double)]] = [:]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let file = "confidence_weights"
        var features: [String: RowFeature] = [:]
        for feature in RowFeature.allCases { features[feature.rawValue] = feature }
        for (line, row) in try lexicons.table(file).rows.enumerated() {
            guard row.count >= 4, let value = Float(row[3]) else {
                throw LexiconError(
                    file: "\(file).tsv", line: line + 1,
                    message: "\(row[0]) has no number: write key, table, sign, number")
            }
            let table = row[1]
            if weights[table] == nil {
                weights[table] = [Float](repeating: 0, count: RowFeature.allCases.count + 1)
            }
            if row[2] == "base" {
                weights[table]?[RowFeature.allCases.count] = value
            } else if row[2].hasPrefix("level ") {
                guard let level = Double(row[2].dropFirst(6)) else { continue }
                levels[table, default: []].append((value, level))
            } else if row[2].hasPrefix("word ") {
                words[table, default: [:]][String(row[2].dropFirst(5))] = value
            } else if let feature = features[row[2]],
                let position = RowFeature.allCases.firstIndex(of: feature)
            {
                weights[table]?[position] = value
            } else {
                throw LexiconError(
                    file: "\(file).tsv", line: line + 1, message: "\(row[2]) is no sign of a row")
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
