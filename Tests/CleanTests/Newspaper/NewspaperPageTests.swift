import Clean
import Foundation
import Model
import Testing

/// Generated newspaper pages: cut, interleaved, continued, and put together again.
@Suite struct NewspaperPageTests {
    static let pagesOfALayout = 40

    /// `WINNOW_PRESS=folder` writes the pages there, and the lines of their pieces beside them;
    /// `WINNOW_PRESS_MISSES=1` prints what went wrong.
    private static func figures(_ layout: PressPage.Layout) throws -> PressFigures {
        let environment = ProcessInfo.processInfo.environment
        var sum = PressFigures()
        for number in 0..<pagesOfALayout {
            let page = PressPage(seed: UInt64(number * 17 + 3), layout: layout)
            let articles = try Cleaning.articles(page.text)
            if let folder = environment["WINNOW_PRESS"] {
                let file = "\(folder)/\(layout.rawValue)-\(number).txt"
                try Data(page.text.utf8).write(to: URL(fileURLWithPath: file))
                let pieces = page.expected.map { "\($0.lines)" }.joined(separator: "\n")
                try Data(pieces.utf8).write(to: URL(fileURLWithPath: file + ".pieces"))
            }
            sum =
                sum
                + PressFigures(page, articles) { miss in
                    if environment["WINNOW_PRESS_MISSES"] != nil {
                        print("miss \(layout.rawValue)-\(number): \(miss)")
                    }
                }
        }
        print("newspaper \(layout.rawValue): \(sum.summary)")
        return sum
    }

    /// Shares of joins that are kept at least, a little below what is reached; they only go up.
    static let floors: [(layout: PressPage.Layout, joins: Double)] = [
        (.columns, 0.99), (.insets, 0.965), (.interleaved, 0.92), (.jumps, 0.985), (.mixed, 0.925),
        (.rows, 0.97),
    ]

    @Test(arguments: floors) func joins(layout: PressPage.Layout, floor: Double) throws {
        let figures = try Self.figures(layout)
        #expect(figures.joinShare >= floor, "\(figures.summary)")
        #expect(figures.datesWrong == 0)
        #expect(Double(figures.truncatedRight) >= 0.9 * Double(figures.truncated))
    }

    /// Rows of one width look like a paragraph broken by its column, but none runs on into the next.
    @Test(arguments: ["", "澄江日报 2023年4月19日 第A03版\n"])
    func rowsOfAmountsStayApart(head: String) throws {
        let rows = [
            "云岭轴承精密零部件生产基地项目  总投资  3.8亿元", "澄江隔膜高性能材料生产基地项目  总投资  4.2亿元",
            "启衡电芯储能系统集成基地项目  总投资  9.6亿元", "宏峪回收动力电池利用基地项目  总投资  2.1亿元",
            "澜沧药业生物制剂研发生产项目  总投资  5.5亿元", "北辰数控高端机床整机装配项目  总投资  7.3亿元",
        ]
        let page =
            head + "澄江新区集中开工六个项目\n2023-04-19 08:30  来源：澄江日报\n"
            + "4月18日，澄江新区举行重大项目集中开工仪式，共有六个项目开工，项目协议总投资32.5亿元，涉及电芯、隔膜和回收。\n"
            + rows.joined(separator: "\n")
            + "\n新区管委会主任表示，签约之后还有开工、投产两道关，每个项目都配了专员，今年要看到至少五个项目动工。\n"
        let text = try Cleaning.articles(page).map { String(decoding: $0.text, as: UTF8.self) }
            .joined(separator: "\n")
        let paragraphs = text.split(separator: "\n").map(String.init)
        for row in rows { #expect(paragraphs.contains(row), "\(text)") }
    }

    @Test func everyLayoutIsMeasured() {
        #expect(
            Self.floors.map(\.layout.rawValue).sorted()
                == PressPage.Layout.allCases.map(\.rawValue).sorted())
    }
}
