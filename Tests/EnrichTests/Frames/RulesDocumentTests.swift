import Foundation
import TestKit
import Testing

@testable import Enrich

/// `docs/rules.md` lists every frame rule as its file and the fixtures have it.
struct RulesDocumentTests {
    /// Re-recorded by `WINNOW_RECORD=1 swift test --filter RulesDocumentTests`.
    @Test func theDocumentListsEveryRule() throws {
        let root = fixturesFolder().split(separator: "/", omittingEmptySubsequences: false)
            .dropLast(2).joined(separator: "/")
        let examples = try FrameExample.all()
        var document = """
            # Rules

            The frame rules in the order they run, by the names that `enrich.rules.disabled` takes and that `explain`
            and `run_results.json` show. Only these can be switched off; what cleans lines, finds names and joins rows
            cannot. `WINNOW_RECORD=1 swift test --filter RulesDocumentTests` writes this list from the head of each
            rule's file (`Sources/Enrich/Frames/Rules`) and the first sentence of `Tests/Fixtures/frames` that needs it.

            | name | what it reads | a sentence that it reads |
            |---|---|---|

            """
        for rule in FrameRules.all {
            let path = "\(root)/Sources/Enrich/Frames/Rules/\(rule).swift"
            let example = try #require(examples.first { $0.rules.contains(rule.name) })
            document +=
                "| `\(rule.name)` | \(summary(try textOfFile(path))) | \(plain(example.sentence)) |\n"
        }
        let path = root + "/docs/rules.md"
        if ProcessInfo.processInfo.environment["WINNOW_RECORD"] != nil {
            try document.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try textOfFile(path) == document)
    }

    /// First paragraph of the comment above the type.
    private func summary(_ source: String) -> String {
        source.split(separator: "\n").drop { !$0.hasPrefix("///") }
            .prefix { $0.hasPrefix("/// ") }
            .map { $0.dropFirst(4) }.joined(separator: " ")
    }

    /// The sentence without its marks.
    private func plain(_ sentence: String) -> String {
        var text = ""
        var isMark = false
        for character in sentence {
            switch character {
            case "⟦": isMark = true
            case ":" where isMark: isMark = false
            case "⟧": break
            case "\n": text += " ⏎ "
            case "\t": text += " ⇥ "
            case "|": text += "\\|"
            default: if !isMark { text.append(character) }
            }
        }
        return text
    }
}
