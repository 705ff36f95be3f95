import Lexicon
import Model
import TestKit
import Testing
import Text

@testable import Enrich

/// Every file of `Tests/Fixtures/frames`: a marked sentence, then the frames it must give.
///
/// ```
/// ⟦organization:云岭科技⟧与⟦organization university:江海大学⟧签署合作协议。
/// = signing signatory:云岭科技 signatory:江海大学
/// ```
/// A line `= nothing` demands that the sentence gives no frame of the file's kind.
struct FrameFixtureTests {
    @Test(arguments: ["investments", "events", "projects"])
    func everySentenceGivesItsFrames(file: String) throws {
        let vocabulary = try CueVocabulary(lexicons: LexiconStore())
        let rules = FrameRules.all.map { $0.init() }
        var checked = 0
        for example in try examples(file) {
            let marked = MarkedArticle(example.sentence)
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
            checked += 1
        }
        #expect(checked >= 5)
    }

    private let notEvents: Set<String> = [
        "investment", "figure", "metric", "project_status", "project_partner", "project_place",
        "project_creation", "listed_status", "undertaking_evidence",
    ]

    private func kinds(of file: String) -> Set<String> {
        switch file {
        case "investments": ["investment", "figure"]
        case "projects":
            [
                "project_status", "project_partner", "project_place", "project_creation",
                "listed_status", "metric",
            ]
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
        return ([frame.kind] + arguments + attributes).joined(separator: " ")
    }

    private func examples(_ file: String) throws -> [(sentence: String, frames: [String])] {
        let path = fixturesFolder() + "/frames/\(file).txt"
        var examples: [(sentence: String, frames: [String])] = []
        for line in try textOfFile(path).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("= ") {
                let frame = String(line.dropFirst(2))
                if frame != "nothing" { examples[examples.count - 1].frames.append(frame) }
            } else {
                examples.append((String(line), []))
            }
        }
        return examples
    }
}
