import TestKit

/// A sentence of `Tests/Fixtures/frames` and the frames it must give: `signing[signing_event] signatory:云岭科技`.
struct FrameExample {
    /// The sentence with its marks, line breaks and tabs put in.
    let sentence: String
    var frames: [String] = []

    var marked: MarkedArticle { MarkedArticle(sentence) }

    /// Names of the rules that its frames name.
    var rules: [String] {
        frames.compactMap { frame in
            guard let open = frame.firstIndex(of: "["), let close = frame.firstIndex(of: "]")
            else { return nil }
            return String(frame[frame.index(after: open)..<close])
        }
    }

    static let files = ["events", "investments", "projects", "evidence"]

    static func all() throws -> [FrameExample] { try files.flatMap(examples) }

    static func examples(of file: String) throws -> [FrameExample] {
        let path = fixturesFolder() + "/frames/\(file).txt"
        var examples: [FrameExample] = []
        for line in try textOfFile(path).split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("= ") {
                let frame = String(line.dropFirst(2))
                if frame != "nothing" { examples[examples.count - 1].frames.append(frame) }
            } else {
                let sentence = String(line).split(separator: "⏎").joined(separator: "\n")
                examples.append(
                    FrameExample(
                        sentence: sentence.split(separator: "⇥", omittingEmptySubsequences: false)
                            .joined(separator: "\t")))
            }
        }
        return examples
    }
}
