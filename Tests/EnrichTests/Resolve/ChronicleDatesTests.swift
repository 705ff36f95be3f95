import Model
import Testing

@testable import Enrich

/// Days whose month or year stands elsewhere: in a heading, or in the date told before.
@Suite struct ChronicleDatesTests {
    private func events(_ text: String) throws -> [String] {
        try dataset(telling: text).events.map {
            "\($0.kind) \($0.startOn?.description ?? "-")"
        }.sorted()
    }

    @Test func daysAreOfTheMonthThatHeadsThem() throws {
        let found = try events(
            "大事记\n1月\n15日,渺海集团有限公司与武进区人民政府签约。\n2月\n9日,渺得智能科技有限公司三期工厂项目开工。\n")
        #expect(found == ["groundbreaking 2023-02-09", "signing 2023-01-15"])
    }

    @Test func oneMonthInALineHeadsNothing() throws {
        let found = try events("大事记\n1月\n15日,渺海集团有限公司与武进区人民政府签约。\n")
        #expect(!found.contains("signing 2023-01-15"))
    }

    @Test func theSameYearIsThatToldBefore() throws {
        let found = try events(
            "2020年1月,渺海集团有限公司与武进区人民政府签约,建设碳纤维生产基地项目。碳纤维生产基地项目于同年6月开工。")
        #expect(found == ["groundbreaking 2020-06-01", "signing 2020-01-01"])
    }

    @Test func aDayInBracketsIsFinerThanTheYearOfTheName() throws {
        let found = try events("据通报,2023年首批签约项目(4月12日,武进区)共21个,协议投资额347亿元。")
        #expect(found == ["signing 2023-04-12"])
    }
}
