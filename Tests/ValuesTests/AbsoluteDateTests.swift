import Model
import Testing
import Text

@testable import Values

@Suite struct AbsoluteDateTests {
    @Test(arguments: [
        ("发布时间:2022-03-10 19:50 来源", "2022-03-10", "2022-03-10 19:50"),
        ("2022/3/9", "2022-03-09", "2022/3/9"),
        ("(2022.03.10)", "2022-03-10", "2022.03.10"),
        ("编号20220310版", "2022-03-10", "20220310"),
        ("二〇二二年三月十日讯", "2022-03-10", "二〇二二年三月十日"),
        ("2022 年 3 月 31 日", "2022-03-31", "2022 年 3 月 31 日"),
        ("民國111年12月5日", "2022-12-05", "民國111年12月5日"),
        ("2024-02-29T08:00:00", "2024-02-29", "2024-02-29T08:00:00"),
        ("2022/03/1019:50 来源", "2022-03-10", "2022/03/1019:50"),
        ("2022-03-0908:05:33", "2022-03-09", "2022-03-0908:05:33"),
    ])
    func dayToldInFull(sentence: String, day: String, told: String) throws {
        let bytes = Array(sentence.utf8)
        let text = FoldedText(bytes)
        let found = DateScanner().scanAbsolute(text, range: 0..<text.count)
        let date = try #require(found.first)
        #expect(found.count == 1)
        #expect(date.span.start.description == day)
        #expect(String(decoding: bytes[text.byteRange(date.range)], as: UTF8.self) == told)
        #expect(date.hasTime == told.contains(":"))
    }

    @Test(arguments: [
        "400-0123-021", "2022-02-30", "1.2022.03.10.4", "12022年3月1日", "2022年3月", "3月10日",
        "第20223110号", "2022-03-10-01",
    ])
    func noDay(sentence: String) {
        let text = FoldedText(Array(sentence.utf8))
        #expect(DateScanner().scanAbsolute(text, range: 0..<text.count).isEmpty)
    }
}
