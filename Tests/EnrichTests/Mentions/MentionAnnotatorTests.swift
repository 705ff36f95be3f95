import Lexicon
import Model
import Testing
import Text

@testable import Enrich

/// Sentences with invented names; every mark must be found and nothing else of its kinds.
struct MentionAnnotatorTests {
    static let annotator = Result { () throws(LexiconError) in
        try MentionAnnotator(lexicons: LexiconStore())
    }

    /// Marks of the kinds asked for that the annotator finds in `sentence`.
    private func found(_ sentence: MarkedSentence, kinds: Set<String>) throws -> [MarkedSentence
        .Mark]
    {
        let bytes = Array(sentence.text.utf8)
        let mentions = try Self.annotator.get().annotate(
            bytes, folded: FoldedText(bytes), values: sentence.given)
        return mentions.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }.compactMap { mention in
            let text = String(decoding: bytes[mention.range], as: UTF8.self)
            switch mention.value {
            case .organization:
                return kinds.contains("organization")
                    ? .init(kind: "organization", text: text) : nil
            case .person: return kinds.contains("person") ? .init(kind: "person", text: text) : nil
            case .project:
                return kinds.contains("project") ? .init(kind: "project", text: text) : nil
            default: return nil
            }
        }
    }

    private func check(_ marked: String, _ kinds: Set<String>) throws {
        let sentence = MarkedSentence(marked)
        let expected = sentence.expected.filter { kinds.contains($0.kind) }
        #expect(try found(sentence, kinds: kinds) == expected, "\(marked)")
    }

    @Test(arguments: [
        "⟦organization:⟦place:云州市⟧财政局⟧和⟦organization:⟦place:云州⟧蓝桥创业投资有限公司⟧共设基金。",
        "来自⟦place:湖滨区⟧的⟦organization:渺得智能科技(⟦place:云州⟧)有限公司⟧专注于医学影像。",
        "⟦organization:⟦place:云州⟧经济技术开发区⟧与⟦organization:⟦place:香江⟧软件行业协会⟧签订战略合作协议。",
        "会议由⟦organization:⟦place:云州市⟧工业经济联合会⟧主办。",
        "⟦organization:渺海新材料(⟦place:南屿⟧)股份有限公司⟧总部搬迁。",
        "该公司发布公告,多家公司参会。",
        "合资公司将由双方共同管理。",
    ])
    func suffixedNames(_ marked: String) throws {
        try check(marked, ["organization"])
    }

    @Test(arguments: [
        "区委书记⟦person:方砺⟧带队考察。",
        "区领导⟦person:章远岚⟧、⟦person:陶渤⟧、⟦person:钱屹⟧参加活动。",
        "本报讯(记者 陈小舟)今天上午开工。",
    ])
    func persons(_ marked: String) throws {
        try check(marked, ["person"])
    }

    @Test(arguments: [
        "总投资⟦value:50亿元⟧的⟦project:渺海⟦place:云州⟧物联生态网基地项目⟧落户。",
        "⟦place:云州⟧签约项目102个。",
        "⟦project:⟦place:云州⟧高新区(⟦place:深港⟧)创新中心⟧正在建设。",
        "该项目建成后,园区将引进一批项目。",
    ])
    func undertakings(_ marked: String) throws {
        try check(marked, ["project"])
    }
}
