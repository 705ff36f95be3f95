import Model

/// `云岭轴承项目　总投资　3.8亿元`: a row of a list of undertakings belongs to the article that holds it.
struct AmountRowRule: LineRule {
    private let weight: Double
    private let linkDensity: Double

    init(_ parameters: Parameters) {
        weight = parameters[.amountRowWeight]
        linkDensity = parameters[.linkDensity]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let block = page.block(of: line)
        guard line.features.isAmountRow,
            Double(block.linkBytes) < linkDensity * Double(max(1, block.range.count))
        else { return }
        evidence.append(Evidence(lineClass: .body, weight: weight, rule: "amount-row"))
    }
}
