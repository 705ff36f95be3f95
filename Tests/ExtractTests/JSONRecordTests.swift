import Testing

@testable import Extract

@Suite struct JSONRecordTests {
    @Test(arguments: [
        "{}", " { } ", "{\"a\":1}", "{\"a\":-0.5e+10,\"b\":[1,[],{},\"x\",null,true,false]}",
        "{\"\":{\"a\":{\"b\":[{}]}}}", "[]", "[1,2]", "1", "-0", "null", "\"x\"",
        "{\"a\":\"\\u0041\\n\"}",
    ])
    func `valid`(text: String) throws {
        _ = try JSONRecord.parse(Array(text.utf8))
    }

    @Test(arguments: [
        "", " ", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "[1,]", "[,1]", "{\"a\" 1}",
        "{a:1}",
        "{'a':1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":1e}",
        "{\"a\":NaN}",
        "{\"a\":tru}", "{\"a\":\"x}", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}",
        "{}{}", "{}x",
        "{\"a\":[1}", "[{]", "//x", "{\"a\":1 \"b\":2}", "[1 2]",
    ])
    func `invalid`(text: String) {
        #expect(throws: JSONRecord.SyntaxError.self) { try JSONRecord.parse(Array(text.utf8)) }
    }

    @Test func `bytes that are no UTF-8 are invalid`() {
        let line = Array("{\"a\":\"".utf8) + [0xD5, 0xFD] + Array("\"}".utf8)
        #expect(throws: JSONRecord.SyntaxError.self) { try JSONRecord.parse(line) }
    }

    @Test func `nesting is counted, not followed`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array(
                (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(try JSONRecord.parse(nested(JSONRecord.maximumDepth)) == nil)
        #expect(throws: JSONRecord.SyntaxError.self) {
            try JSONRecord.parse(nested(JSONRecord.maximumDepth + 1))
        }
        #expect(throws: JSONRecord.SyntaxError.self) {
            try JSONRecord.parse([UInt8](repeating: 0x5B, count: 1_000_000))
        }
    }

    @Test func `members of the outermost object`() throws {
        let line =
            #"{"a":"甲","o":{"a":"内","p":{"a":1}},"n":-1.50e3,"z":null,"l":[{"a":2}],"t":true,"a":"后"}"#
        let record = try #require(try JSONRecord.parse(Array(line.utf8)))
        #expect(record["a"] == .string(Array("后".utf8)))
        #expect(record["o"] == .other)
        #expect(record["n"] == .number(Array("-1.50e3".utf8)))
        #expect(record["z"] == .null)
        #expect(record["l"] == .other)
        #expect(record["t"] == .other)
        #expect(record["p"] == nil)
        #expect(record.members.count == 7)
    }

    @Test(arguments: [
        (#"\u0041\t\/\\\""#, "A\t/\\\""), (#"\ud83d\ude00"#, "😀"), (#"\ud800x"#, "\u{FFFD}x"),
        (#"\udc00\ud800"#, "\u{FFFD}\u{FFFD}"), (#"\ud800\u4e2d"#, "\u{FFFD}中"),
    ])
    func `escapes`(escaped: String, expected: String) throws {
        let record = try #require(try JSONRecord.parse(Array("{\"a\":\"\(escaped)\"}".utf8)))
        #expect(record["a"] == .string(Array(expected.utf8)))
    }
}
