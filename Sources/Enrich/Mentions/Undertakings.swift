import Lexicon
import Text

/// Named and describable undertakings: `云某精密轴承制造基地二期项目`, `东某深圳研发中心`.
struct Undertakings: Sendable {
    let vocabulary: NameVocabulary
    let boundary: NameBoundary
    let context: UndertakingContext

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for hit in text.hits {
            guard vocabulary.plays(.head, hit), text.isBoundary(Int(hit.end)),
                let head = vocabulary.entries[Int(hit.value)].head
            else { continue }
            var limits = NameBoundary.Limits()
            limits.minimum = head.minimum
            limits.allowsValues = true
            limits.allowsQuotes = true
            let end = withTail(text, Int(hit.end))
            let tail = Float(end > Int(hit.end) ? 0.8 : 0)
            guard !isCounted(text, end), !(head.needsTelling && isVenue(text, end)) else {
                continue
            }
            boundary.propose(
                in: text, ending: Int(hit.start), end: end, subject: .project, family: .project,
                strength: head.strength + tail + context.tail(text, end), limits: limits,
                lead: { context.lead(text, $0, end: end) }, into: &candidates)
        }
    }

    /// Takes in phase, part and 项目 that follow the head: `…基地` + `二期` + `项目`.
    private func withTail(_ text: TokenizedText, _ end: Int) -> Int {
        var reached = end
        var grew = true
        while grew {
            grew = false
            for hit in text.hits[hitsFrom(text, reached)...] {
                guard Int(hit.start) == reached else { break }
                let entry = vocabulary.entries[Int(hit.value)]
                if entry.isTail || entry.head?.strength == 2.2 && hit.end - hit.start == 2,
                    text.isBoundary(Int(hit.end))
                {
                    reached = Int(hit.end)
                    grew = true
                }
            }
        }
        return reached
    }

    private func hitsFrom(_ text: TokenizedText, _ position: Int) -> Int {
        var low = 0
        var high = text.hits.count
        while low < high {
            let middle = (low + high) / 2
            if Int(text.hits[middle].start) < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// `在云某会展中心举行`: where something takes place.
    private func isVenue(_ text: TokenizedText, _ end: Int) -> Bool {
        let tail = text.characters[end..<min(text.characters.count, end + 10)]
        return tail.indices.dropLast().contains { index in
            Self.holding.contains { $0[0] == tail[index] && $0[1] == tail[index + 1] }
        }
    }

    /// 举行 举办 召开 启幕 开幕 亮相.
    private static let holding: [[UInt32]] = [
        [0x4E3E, 0x884C], [0x4E3E, 0x529E], [0x53EC, 0x5F00], [0x542F, 0x5E55], [0x5F00, 0x5E55],
        [0x4EAE, 0x76F8],
    ]

    /// `签约项目102个`, `项目15个`: a count of undertakings, not one of them.
    private func isCounted(_ text: TokenizedText, _ end: Int) -> Bool {
        let index = text.tokenIndex(at: end)
        guard index < text.tokens.count else { return false }
        let token = text.tokens[index]
        guard token.kind == .value || token.kind == .latin || token.kind == .numeral else {
            return false
        }
        let last = text.characters[Int(token.end) - 1]
        // 个 家 项 座 条
        return [0x4E2A, 0x5BB6, 0x9879, 0x5EA7, 0x6761].contains(last)
            || (isDigit(last) && Int(token.end) < text.characters.count
                && [0x4E2A, 0x5BB6, 0x9879].contains(text.characters[Int(token.end)]))
    }
}
