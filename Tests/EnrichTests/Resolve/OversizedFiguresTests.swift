import Model
import Testing

@testable import Enrich

/// Figures that no table can hold: garbled pages tell them, and one must not stop the tables of all others.
@Suite struct OversizedFiguresTests {
    @Test(arguments: [
        "云岭远拓新材料产业园项目总投资10000000000亿元。",
        "云岭远拓新材料产业园项目总投资3亿元至10000000000亿元。",
        "云岭远拓新材料产业园项目总投资5000000000亿美元。",
        "云岭高新区举行项目集中签约仪式,现场签约项目99999999999个,总投资30亿元。",
        "云岭远拓新材料产业园项目占地99999999999999999999平方公里,总投资30亿元。",
        "云岭远拓新材料产业园项目建成后年产值可达9000000000亿元,总投资30亿元。",
    ])
    func everyCellFitsItsColumn(text: String) throws {
        let dataset = try dataset(telling: text)
        #expect(!dataset.projects.isEmpty || !dataset.events.isEmpty)
        let investments = dataset.investments
        let areas = dataset.projects.flatMap { [$0.landAreaM2, $0.floorAreaM2] }
        let amounts =
            investments.flatMap { [$0.amount, $0.amountMax, $0.amountCNY] }
            + dataset.projects.flatMap { [$0.totalInvestment, $0.totalInvestmentCNY] } + areas
        #expect(amounts.compactMap { $0 }.allSatisfy(DecimalFormat.amount.holds))
        #expect(
            dataset.metrics.allSatisfy { DecimalFormat.figure.holds($0.value, to: $0.valueMax) })
        let counts = investments.map(\.itemCount) + dataset.events.map(\.itemCount)
        #expect(counts.compactMap { $0 }.allSatisfy { Int32(exactly: $0) != nil })
        #expect(dataset.investments.allSatisfy { $0.amountText == "30亿元" })
    }
}
