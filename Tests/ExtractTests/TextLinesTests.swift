import Model
import Testing

@testable import Extract

@Suite("Lines of a text page")
struct TextLinesTests {
    @Test(
        "LF, CR LF and CR end a line, mixed as they may be",
        arguments: [
            ("一\n二\n\n三", ["1 一", "2 二", "4 三"]),
            ("一\r\n二\r\n\r\n三\r\n", ["1 一", "2 二", "4 三"]),
            ("一\r二\r\r三", ["1 一", "2 二", "4 三"]),
            ("一\r二\n三\r\n四", ["1 一", "2 二", "3 三", "4 四"]),
            ("\n\r\n　　\u{FEFF}一 \u{00A0}\r", ["3 一"]),
            ("\r", []), ("", []),
        ])
    func ends(page: String, lines: [String]) {
        let text = Array(page.utf8)
        let found = TextLines.blocks(of: text).map {
            "\($0.line) \(String(decoding: text[$0.range], as: UTF8.self))"
        }
        #expect(found == lines)
    }

    @Test("A page that ends its lines by CR alone takes linear time")
    func returns() {
        let text = [UInt8](repeating: 0x0D, count: 400_000) + [0x61]
        #expect(TextLines.blocks(of: text).map(\.line) == [400_001])
    }
}
