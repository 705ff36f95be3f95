import Model
import Testing

@testable import Enrich

/// Which undertaking an amount of capital is for, across clauses and sentences.
@Suite struct AmountSubjectTests {
    /// `amount: project` of every investment.
    private func amounts(_ text: String) throws -> [String] {
        let data = try dataset(telling: text)
        return data.investments.map { row in
            let project = data.projects.first { $0.projectID == row.projectID }
            return "\(row.amount): \(project?.name ?? "-")"
        }.sorted()
    }

    @Test(arguments: [
        // What comes behind a verb of building.
        ("渺岚电子有限公司将投入7000万元,在云州建设南屿医疗总部基地项目。", "70000000: 南屿医疗总部基地项目"),
        ("渺岚电子有限公司获投8000万元,用于扩建碳纤维球拍生产线。", "80000000: 碳纤维球拍生产线"),
        // The sentence goes on about the one before.
        ("南屿医疗总部基地项目在云州开工。启动资金2000万元。", "20000000: 南屿医疗总部基地项目"),
        // Not where it goes.
        ("南屿医疗总部基地项目签约云渺航空产业园,总投资2亿元。", "200000000: 南屿医疗总部基地项目"),
        // Brackets tell of what stands before them.
        ("南屿医疗总部基地项目(总投资17亿元)、渺岚齿轮三厂(总投资10亿元)开工。", "1700000000: 南屿医疗总部基地项目"),
    ])
    func anAmountIsOfWhatItBuilds(text: String, amount: String) throws {
        #expect(try amounts(text).contains(amount), "\(text)")
    }

    @Test(arguments: [
        // A region's sum, and the amount of what no rule knows, are not the last undertaking's.
        "南屿医疗总部基地项目在云州开工。今年以来全区累计完成投资30亿元。",
        "南屿医疗总部基地项目、渺岚齿轮三坊(总投资10亿元)开工。",
    ])
    func anAmountOfOthersIsNotTheLastUndertakings(text: String) throws {
        #expect(try amounts(text).allSatisfy { $0.hasSuffix(": -") }, "\(text)")
    }
}
