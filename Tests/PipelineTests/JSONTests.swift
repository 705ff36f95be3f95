import Pipeline
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        (
            #"{"a":[1,-0.5e3,true,null,"\u4e2d\ud83d\ude00\n"]}"#,
            #"{"a":[1,-0.5e3,true,null,"中😀\n"]}"#
        ),
        (" [ ] ", "[]"), ("{}", "{}"), ("\u{FEFF}1", "1"), (#""\u001b""#, #""\u001b""#),
    ])
    func readsAndWrites(text: String, written: String) throws {
        let json = try JSONParser.parse(Array(text.utf8))
        #expect(String(decoding: JSONWriter.compact(json), as: UTF8.self) == written)
    }

    @Test(arguments: [
        ("", 1, 1), ("[1,]", 1, 4), ("{\"a\":1,\n \"a\":2}", 2, 2), ("[01]", 1, 3), ("nul", 1, 1),
        ("{'a':1}", 1, 2), ("[1] 2", 1, 5), (#"["\ud800"]"#, 1, 9), ("[1.]", 1, 4),
        ("// note\n1", 1, 1), ("[\"a\nb\"]", 1, 4), ("NaN", 1, 1), ("[1", 1, 3),
    ])
    func refusesWithItsPlace(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(Array(text.utf8)) }
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func refusesInvalidUTF8() {
        #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
    }

    @Test func endlessNestingIsAnErrorNotACrash() {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONError.self) { try JSONParser.parse(deep) }
    }

    @Test func prettyKeepsOrderOfMembers() {
        let json = JSON.object([("b", .number(1)), ("a", .array([.string("x")]))])
        let expected = "{\n  \"b\": 1,\n  \"a\": [\n    \"x\"\n  ]\n}\n"
        #expect(String(decoding: JSONWriter.pretty(json), as: UTF8.self) == expected)
    }
}
