import Model
import Testing

@testable import Enrich

/// Figures that are no capital: whose they are, in which unit.
@Suite struct MetricsTests {
    /// `subject: kind value unit` of every figure.
    private func figures(_ text: String) throws -> [String] {
        try dataset(telling: text).metrics.map {
            "\($0.subjectName): \($0.kind) \($0.value) \($0.unit)"
        }.sorted()
    }

    @Test(arguments: [
        // Told in the sentence behind.
        (
            "南屿医疗总部基地项目在云州开工。总建筑面积3200平方米。",
            "南屿医疗总部基地项目: floor_area 3200 m2"
        ),
        // What the name says, with its period.
        (
            "渺岚电子有限公司年产6万吨弹性体项目开工。",
            "渺岚电子有限公司年产6万吨弹性体项目: capacity 60000 t/年"
        ),
        // Output and revenue of what is built, and of a company.
        (
            "南屿医疗总部基地项目开工,总投资3亿元,达产后预计年产值5亿元。",
            "南屿医疗总部基地项目: annual_output 500000000 CNY"
        ),
        (
            "南屿医疗总部基地项目开工。去年,渺岚电子有限公司营业收入43亿元。",
            "渺岚电子有限公司: revenue 4300000000 CNY"
        ),
    ])
    func aFigureIsGivenToWhatItIsAbout(text: String, figure: String) throws {
        #expect(try figures(text).contains(figure), "\(text)")
    }

    @Test(arguments: [
        // A region's and many undertakings' figures are not those of the one before.
        "南屿医疗总部基地项目开工。全区累计建筑面积32万平方米。",
        // A phase is no count.
        "南屿医疗总部基地项目二期公寓开工。",
        "南屿医疗总部基地项目开工。上半年全市规模以上工业营业收入43亿元。",
    ])
    func otherFiguresAreNone(text: String) throws {
        #expect(try figures(text) == [], "\(text)")
    }
}
