import Model

/// `代写论文 | 棋牌源码 | 网贷口子 | …`: many short keywords without a sentence, as search spam has them.
///
/// The words do not matter: count, length and missing sentence marks do.
struct KeywordListRule: LineRule {
    private let fewest: Int
    private let longest: Int
    private let weight: Double

    init(_ parameters: Parameters) {
        fewest = Int(parameters[.keywordSegments])
        longest = Int(parameters[.keywordLength])
        weight = parameters[.keywordListWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.segments >= fewest, features.hanzi * 2 > features.characters,
            features.sentenceMarks * 20 <= features.segments,
            features.commas * 4 <= features.segments, !features.hasDate,
            features.amounts == 0, page.block(of: line).role != .tableRow
        else { return }
        let mean = Double(features.characters) / Double(features.segments)
        guard mean <= Double(longest), mean >= 2.5 else { return }
        // Names of people and columns of figures have shorter items.
        guard features.bars > 0 || (mean >= 3.8 && features.digits * 3 < features.characters)
        else { return }
        let barred = features.bars * 2 >= features.segments
        evidence.append(
            Evidence(
                lineClass: mean >= 4.5 || features.segments >= 2 * fewest ? .spam : .navigation,
                weight: weight + (barred ? 1 : 0), rule: "keyword-list"))
    }
}
