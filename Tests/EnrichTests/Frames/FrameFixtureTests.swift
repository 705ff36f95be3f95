import Lexicon
import Model
import TestKit
import Testing
import Text

@testable import Enrich

/// Every file of `Tests/Fixtures/frames`: a marked sentence, then the frames it must give, each with its rule.
///
/// ```
/// ⟦organization:云岭科技⟧与⟦organization university:江海大学⟧签署合作协议。
/// = signing[signing_event] signatory:云岭科技 signatory:江海大学
/// ```
/// A line `= nothing` demands that the sentence gives no frame of the file's kind; `⏎` and `⇥` stand for a line
/// break and a tab.
struct FrameFixtureTests {
    /// Files, and how many sentences each holds.
    @Test(arguments: [("investments", 21), ("events", 57), ("projects", 24), ("evidence", 3)])
    func everySentenceGivesItsFrames(file: String, sentences: Int) throws {
        let vocabulary = try CueVocabulary(lexicons: LexiconStore())
        let rules = FrameRules.all.map { $0.init() }
        let examples = try FrameExample.examples(of: file)
        for example in examples {
            let marked = example.marked
            let context = ArticleContext(
                article: marked.article, folded: FoldedText(marked.article.text),
                mentions: marked.mentions, vocabulary: vocabulary)
            let found = rules.flatMap { $0.frames(in: context) }
                .filter {
                    kinds(of: file).contains($0.kind)
                        || file == "events" && !notEvents.contains($0.kind)
                }
                .map { describe($0, marked) }.sorted()
            #expect(found == example.frames.sorted(), "\(example.sentence)")
        }
        #expect(examples.count == sentences)
    }

    /// A rule that no sentence needs may break unnoticed.
    @Test(arguments: FrameRules.names)
    func everyRuleHasASentence(rule: String) throws {
        let example = try FrameExample.all().first { $0.rules.contains(rule) }
        #expect(example != nil, "add a sentence that \(rule) reads to Tests/Fixtures/frames")
    }

    @Test func onlyRulesThatThereAreAreExpected() throws {
        let rules = Set(try FrameExample.all().flatMap(\.rules))
        #expect(rules.subtracting(FrameRules.names).sorted() == [])
    }

    private let notEvents: Set<String> = [
        "investment", "figure", "metric", "project_status", "project_partner", "project_place",
        "project_creation", "listed_status", "undertaking_evidence", "company_founding",
        "investor_home",
    ]

    private func kinds(of file: String) -> Set<String> {
        switch file {
        case "investments": ["investment", "figure"]
        case "projects":
            [
                "project_status", "project_partner", "project_place", "project_creation",
                "listed_status", "metric", "company_founding", "investor_home",
            ]
        case "evidence": ["undertaking_evidence"]
        default: []
        }
    }

    private func describe(_ frame: Frame, _ marked: MarkedArticle) -> String {
        let arguments = frame.arguments.map { argument in
            let range = marked.mentions[argument.mention].range
            return "\(argument.role):\(String(decoding: marked.article.text[range], as: UTF8.self))"
        }
        let attributes = frame.attributes.filter { $0.name != "gathering" && $0.name != "title" }
            .map { "\($0.name)=\($0.value)" }
        return (["\(frame.kind)[\(frame.rule)]"] + arguments + attributes).joined(separator: " ")
    }
}
