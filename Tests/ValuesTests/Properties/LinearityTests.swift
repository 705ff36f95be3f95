import Model
import Testing
import Text

@testable import Values

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Work grows with the length of a text, whatever stands in it.
@Suite(.serialized) struct LinearityTests {
    private static let reference = CalendarDate(year: 2022, month: 3, day: 10)

    /// A hostile text four times as long takes four times the CPU time: at most 2.3 a doubling.
    @Test(arguments: [
        "9", "1.", "1,", "1,111", ".1", "1 ", "1-", "１", "一", "零", "〇", "十", "百", "千", "千千万", "万",
        "亿",
        "亿亿万", "兆", "一百万亿", "十百千", "点五", "点", "半", "几", "数", "多", "两三", "余", "-", "负", "3亿、", "3亿和",
        "3-", "3至", "至", "到", "至3", "~", "年", "月", "日", "2022年", "2022-", "2022-03-", "20220310",
        "3月", "3月1日、",
        "3月1日至", "1日、", "第", "第三", "前", "上", "近三", "民国", "一季度、", "元", "元元", "3元", "万元", "人民币", "¥",
        "$", "US$",
        "约", "超过", "不低于", "以上", "%", "1%", "百分之", "三分之", "分之", "成", "倍", "平方", "/", "3个/", "个", "(",
        "((1",
        "((", "「", "“十四五", "1/", "1/2", "K", "1k", "e", "1e", "春节", "正月", "初一", "周", "周一", "去年",
        "去年至", "\n", "3\n",
        " ", "约3亿元、",
    ])
    func workIsLinear(unit: String) throws {
        let scanner = try #require(ValueScanner.shared)
        let once = Array(String(repeating: unit, count: 1600 / unit.utf8.count).utf8)
        let small = FoldedText(once + Array("元".utf8))
        let large = FoldedText(once + once + once + once + Array("元".utf8))
        // Again when it was too much: others on the machine only make a run longer.
        var (short, long) = (Double.infinity, Double.infinity)
        for _ in 0..<6 where long > 2.3 * 2.3 * short || short == .infinity {
            short = min(short, try Self.seconds(scanner, small), try Self.seconds(scanner, small))
            long = min(long, try Self.seconds(scanner, large))
        }
        #expect(long <= 2.3 * 2.3 * short, "\(unit): \(long / short)")
    }

    /// CPU seconds of this thread for a scan, whose mentions lie inside the text.
    private static func seconds(_ scanner: ValueScanner, _ text: FoldedText) throws -> Double {
        let start = try time()
        var mentions: [Mention] = []
        scanner.scan(text, reference: reference, into: &mentions)
        return max(try time() - start, 1e-4)
    }

    private static func time() throws -> Double {
        var time = timespec()
        try #require(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
