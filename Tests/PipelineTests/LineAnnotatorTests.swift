import Enrich
import Lexicon
import Pipeline
import Testing

@Suite struct LineAnnotatorTests {
    private func annotator(_ kinds: Set<String>? = nil, simplified: Bool = false) throws
        -> LineAnnotator
    {
        LineAnnotator(
            finder: try MentionFinder(lexicons: try LexiconStore()), kinds: kinds,
            addsSimplified: simplified)
    }

    private func answer(_ line: String, _ annotator: LineAnnotator) throws -> JSON {
        try JSONParser.parse(try annotator.annotate(Array(line.utf8)).json)
    }

    @Test func offsetsCountCodePointsOfTheTextAsItCame() throws {
        let line = #"{"id":"a","text":"😀與雲嶺遠拓科技有限公司簽約"}"#
        let found = try answer(line, try annotator(["organization"], simplified: true))
        #expect(found["id"]?.string == "a")
        let mention = found["mentions"]?.elements.first
        #expect(mention?["start"]?.integer == 2)
        #expect(mention?["end"]?.integer == 12)
        #expect(mention?["text"]?.string == "雲嶺遠拓科技有限公司")
        #expect(mention?["name"]?.string == "云岭远拓科技有限公司")
        #expect(found["simplified"]?.string == "😀与云岭远拓科技有限公司签约")
    }

    @Test func wordsThatTellOfAnEventAreMentions() throws {
        let line = #"{"id":1,"text":"云岭控股有限公司与东湾大学签署战略合作协议"}"#
        let found = try answer(line, try annotator(["trigger"]))["mentions"]?.elements ?? []
        #expect(found.first?["kind"]?.string == "trigger")
        #expect(found.contains { $0["event_kind"]?.string == "signing" })
        // 控股 stands inside a name.
        #expect(!found.contains { $0["event_kind"]?.string == "acquisition" })
    }

    @Test func aDateWithoutReferenceIsMarkedButNotDated() throws {
        let line = #"{"id":1,"text":"下周一开工,2022年3月8日签约"}"#
        let found = try answer(line, try annotator(["date"]))["mentions"]?.elements ?? []
        #expect(found.map { $0["text"]?.string } == ["下周一", "2022年3月8日"])
        #expect(found.first?["start_on"]?.isNull == true)
        #expect(found.first?["precision"]?.isNull == true)
        #expect(found.last?["start_on"]?.string == "2022-03-08")
    }

    @Test func anEmptyTextHasNoMentions() throws {
        #expect(
            try answer(#"{"id":7,"text":""}"#, try annotator())["mentions"]?.elements.isEmpty
                == true)
    }

    @Test(arguments: [
        ("[]", "an object"), ("{\"id\":1}", "\"text\" is missing"),
        ("{\"text\":5}", "\"text\" is missing"),
        ("{\"text\":\"a\"", "no JSON: column"),
    ])
    func aBadLineIsTold(line: String, words: String) throws {
        let annotator = try annotator()
        let error = #expect(throws: LineError.self) { try annotator.annotate(Array(line.utf8)) }
        #expect(error?.message.contains(words) == true)
    }

    @Test(arguments: ["\"2022-13-01\"", "\"{\\\"year\\\":1\"", "5"])
    func aBadReferenceDateIsADoubt(date: String) throws {
        let line = "{\"id\":1,\"text\":\"总投资3亿元\",\"reference_date\":\(date)}"
        let answer = try annotator().annotate(Array(line.utf8))
        #expect(answer.doubt?.contains("reference_date") == true)
        #expect(try JSONParser.parse(answer.json)["mentions"]?.elements.isEmpty == false)
    }
}
