import Lexicon

/// Weights of the features, one column a family of names, read from `mention_weights.tsv`.
struct FeatureWeights: Sendable {
    /// Weights of each family, one after the other.
    private let weights: [Float]
    private static let featureCount = Feature.allCases.count
    /// Score below which a candidate is dropped.
    let thresholds: [Float]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let file = "mention_weights"
        let table = try lexicons.table(file)
        let names = ["institution", "short_name", "project"]
        var columns = Array(
            repeating: [Float](repeating: 0, count: Feature.allCases.count), count: names.count)
        var thresholds = [Float](repeating: 0, count: names.count)
        guard let key = table.column("feature") else {
            throw LexiconError(file: "\(file).tsv", message: "the column feature is missing")
        }
        // Asking a case for its name is slow: each is asked once.
        var features: [String: Feature] = [:]
        for feature in Feature.allCases { features["\(feature)"] = feature }
        for (family, name) in names.enumerated() {
            guard let column = table.column(name) else {
                throw LexiconError(file: "\(file).tsv", message: "the column \(name) is missing")
            }
            for row in table.rows {
                guard column < row.count,
                    let weight: Float = NumberBounds.weight.number(row[column])
                else {
                    throw table.error(
                        at: row[0],
                        "\(row[key]) has no \(name); \(NumberBounds.weight) is expected")
                }
                if row[key] == "threshold" {
                    thresholds[family] = weight
                } else if let feature = features[row[key]] {
                    columns[family][feature.rawValue] = weight
                } else {
                    throw table.error(
                        at: row[0],
                        "\(row[key]) is no feature; the features are "
                            + Feature.allCases.map { "\($0)" }.joined(separator: ", "))
                }
            }
        }
        weights = columns.flatMap { $0 }
        self.thresholds = thresholds
    }

    func score(_ features: FeatureVector, as family: Candidate.Family) -> Float {
        let start = family.rawValue * Self.featureCount
        var sum = features.strength
        var rest = features.set.bits
        while rest != 0 {
            let position = rest.trailingZeroBitCount
            let weight = weights[start + position]
            let isRepeated = features.repeated & 1 << UInt64(position) != 0
            sum += isRepeated ? Float(features.count(position)) * weight : weight
            rest &= rest - 1
        }
        return sum
    }
}
