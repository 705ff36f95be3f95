import Pipeline
import Testing

@Suite struct EscapedTextTests {
    @Test func escapeSequencesNeverReachTheTerminal() {
        #expect(EscapedText.oneLine("a\u{1B}[2Jb\r\n\u{9B}1m") == #"a\u{1b}[2Jb\u{d}\u{a}\u{9b}1m"#)
        #expect(EscapedText.lines("一\n二\t\u{1B}") == "一\n二\t\\u{1b}")
        #expect(EscapedText.oneLine("x\u{202E}y") == #"x\u{202e}y"#)
    }

    @Test func differentNamesStayDifferent() {
        #expect(EscapedText.name(Array(#"a\xFF"#.utf8)) == #"a\x5CxFF"#)
        #expect(EscapedText.name([0x61, 0xFF]) == #"a\xFF"#)
        #expect(EscapedText.name(Array("新闻 1.html".utf8)) == "新闻 1.html")
    }
}
