import Clean
import Foundation
import Model
import Testing

/// Generated newspaper pages: cut, interleaved, continued, and put together again.
@Suite struct NewspaperPageTests {
    static let pagesOfALayout = 40

    /// `WINNOW_PRESS=folder` writes the pages there, `WINNOW_PRESS_MISSES=1` prints what went wrong.
    private static func figures(_ layout: PressPage.Layout) throws -> PressFigures {
        let environment = ProcessInfo.processInfo.environment
        var sum = PressFigures()
        for number in 0..<pagesOfALayout {
            let page = PressPage(seed: UInt64(number * 17 + 3), layout: layout)
            let articles = try Cleaning.articles(page.text)
            if let folder = environment["WINNOW_PRESS"] {
                let file = "\(folder)/\(layout.rawValue)-\(number).txt"
                try Data(page.text.utf8).write(to: URL(fileURLWithPath: file))
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
        (.columns, 0.99), (.insets, 0.955), (.interleaved, 0.92), (.jumps, 0.94), (.mixed, 0.92),
        (.rows, 0.73),
    ]

    @Test(arguments: floors) func joins(layout: PressPage.Layout, floor: Double) throws {
        let figures = try Self.figures(layout)
        #expect(figures.joinShare >= floor, "\(figures.summary)")
        #expect(figures.datesWrong == 0)
    }

    @Test func everyLayoutIsMeasured() {
        #expect(
            Self.floors.map(\.layout.rawValue).sorted()
                == PressPage.Layout.allCases.map(\.rawValue).sorted())
    }
}
