import Lexicon

/// What speaks for and against giving a line to a column that was read line by line: `column_weights.tsv`.
struct ColumnWeights: Sendable {
    enum Name: String, CaseIterable {
        case beam, ended
        case endedOpen = "ended_open"
        case figure
        case fullOutside = "full_outside"
        case headedAlone = "headed_alone"
        case indent, margin, mark
        case noSeam = "no_seam"
        case notIndented = "not_indented"
        case outside, paused
        case pausedOpen = "paused_open"
        case probe, quote
        case seamCap = "seam_cap"
        case seamGain = "seam_gain"
        case seamShare = "seam_share"
        case seamUnit = "seam_unit"
        case signed, story
        case storyOpening = "story_opening"
    }

    let beam: Int
    let ended: Double
    let endedOpen: Double
    let figure: Double
    let fullOutside: Double
    let headedAlone: Double
    let indent: Double
    let margin: Double
    let mark: Double
    let noSeam: Double
    let notIndented: Double
    let outside: Double
    let paused: Double
    let pausedOpen: Double
    let probe: Int
    let quote: Double
    let seamCap: Double
    let seamGain: Double
    let seamShare: Double
    let seamUnit: Double
    let signed: Double
    let story: Double
    let storyOpening: Double

    /// A missing weight is an error that names it.
    init(_ table: LexiconTable) throws(LexiconError) {
        let values = Dictionary(
            uniqueKeysWithValues: zip(
                Name.allCases,
                try table.numbers(of: Name.self, named: "weight", in: "value") {
                    [.seamUnit].contains($0) ? .unit : .weight
                }))
        func told(_ name: Name) -> Double { values[name] ?? 0 }
        beam = max(1, Int(told(.beam)))
        ended = told(.ended)
        endedOpen = told(.endedOpen)
        figure = told(.figure)
        fullOutside = told(.fullOutside)
        headedAlone = told(.headedAlone)
        indent = told(.indent)
        margin = told(.margin)
        mark = told(.mark)
        noSeam = told(.noSeam)
        notIndented = told(.notIndented)
        outside = told(.outside)
        paused = told(.paused)
        pausedOpen = told(.pausedOpen)
        probe = max(1, Int(told(.probe)))
        quote = told(.quote)
        seamCap = told(.seamCap)
        seamGain = told(.seamGain)
        seamShare = told(.seamShare)
        seamUnit = told(.seamUnit)
        signed = told(.signed)
        story = told(.story)
        storyOpening = told(.storyOpening)
    }
}
