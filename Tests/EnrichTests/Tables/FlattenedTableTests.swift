import Model
import Testing

@testable import Enrich

/// Tables that a page broke into one cell a line.
@Suite struct FlattenedTableTests {
    private func cells(_ text: String) -> [[String]] {
        let bytes = Array(text.utf8)
        return FlattenedTable.find(in: bytes).flatMap { table in
            table.rows.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } }
        }
    }

    @Test func everyLineIsACell() {
        let text = "清单如下\n序号\n项目名称\n投资方\n总投资\n1\n渺岚轴承项目\n渺岚电子\n68\n2\n北辰膜项目\n北辰材料\n5.5"
        #expect(
            cells(text) == [
                ["序号", "项目名称", "投资方", "总投资"], ["1", "渺岚轴承项目", "渺岚电子", "68"],
                ["2", "北辰膜项目", "北辰材料", "5.5"],
            ])
    }

    @Test func linesOfOneCellStayTogether() {
        let text =
            "序号\n项目名称\n签约双方\n投资额\n建设内容\n1\n渺岚轴承项目\n锡山区人民政府\n渺岚电子\n68\n建设厂房,\n用地620亩\n2\n北辰膜项目\n江阴市人民政府\n北辰材料\n1.2\n（美元）\n改造厂房"
        #expect(
            cells(text).dropFirst() == [
                ["1", "渺岚轴承项目", "锡山区人民政府\n渺岚电子", "68", "建设厂房,\n用地620亩"],
                ["2", "北辰膜项目", "江阴市人民政府\n北辰材料", "1.2\n（美元）", "改造厂房"],
            ])
    }

    @Test(arguments: [
        "序号", "序号\n1", "序号\n项目名称\n投资方\n1\n渺岚轴承项目", "第1条\n1\n2\n3",
        "序号\n项目名称\n投资方\n总投资\n这是一行说明文字,比任何表头都长,不是表头\n1\n甲\n乙\n丙\n2\n丁\n戊\n己",
    ])
    func whatIsNoTableIsLeftAlone(text: String) {
        #expect(cells(text).isEmpty)
    }

    @Test func rowsGiveLinksAmountsAndFigures() throws {
        let data = try dataset(
            telling:
                "8月6日,投资推介会在锡山区举行。签约清单如下(投资额单位:亿元)\n序号\n项目名称\n签约双方\n投资额\n建设内容\n1\n渺岚轴承生产基地\n锡山区人民政府\n渺岚电子有限公司\n68\n建设厂房,用地620亩\n2\n北辰膜材料产业园\n江阴市人民政府\n北辰材料有限公司\n5.5\n新建产线,新增就业1500人\n3\n东湾算力中心\n宜兴市人民政府\n东湾数据有限公司\n1.2\n（美元）\n改造机房"
        )
        let amounts = data.investments.map { "\($0.amount)" }.sorted()
        #expect(amounts == ["550000000", "6800000000"])
        #expect(data.investments.allSatisfy { $0.projectID != nil })
        #expect(data.metrics.map(\.kind).sorted() == ["jobs", "land_area"])
        #expect(data.projectPartners.count >= 6)
    }
}
