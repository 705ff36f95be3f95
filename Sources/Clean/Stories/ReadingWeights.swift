import Lexicon

/// What speaks for and against giving a line of a newspaper page to a story: `reading_weights.tsv`.
struct ReadingWeights: Sendable {
    enum Name: String, CaseIterable {
        case affinityCap = "affinity_cap"
        case affinityUnit = "affinity_unit"
        case asidePhoto = "aside_photo"
        case beam
        case belowHeadline = "below_headline"
        case bodiless, closed
        case completeLeft = "complete_left"
        case danglingEnd = "dangling_end"
        case headless
        case headlineLength = "headline_length"
        case inset, lead, margin, opener, quote, rotate
        case seamCap = "seam_cap"
        case seamUnit = "seam_unit"
        case stayRotating = "stay_rotating"
        case subheading
        case `switch`
        case unheadedJump = "unheaded_jump"
    }

    let affinityCap: Double
    let affinityUnit: Double
    let asidePhoto: Double
    let beam: Int
    let belowHeadline: Double
    let bodiless: Double
    let closed: Double
    let completeLeft: Double
    let danglingEnd: Double
    let headless: Double
    let headlineLength: Int
    let inset: Double
    let lead: Double
    let margin: Double
    let opener: Double
    let quote: Double
    let rotate: Double
    let seamCap: Double
    let seamUnit: Double
    let stayRotating: Double
    let subheading: Double
    let switching: Double
    let unheadedJump: Double

    /// A missing weight is an error that names it.
    init(_ table: LexiconTable) throws(LexiconError) {
        let values = Dictionary(
            uniqueKeysWithValues: zip(
                Name.allCases,
                try table.numbers(of: Name.self, named: "weight", in: "value") {
                    [.seamUnit, .affinityUnit].contains($0) ? .unit : .weight
                }))
        func told(_ name: Name) -> Double { values[name] ?? 0 }
        affinityCap = told(.affinityCap)
        affinityUnit = told(.affinityUnit)
        asidePhoto = told(.asidePhoto)
        beam = max(1, Int(told(.beam)))
        belowHeadline = told(.belowHeadline)
        bodiless = told(.bodiless)
        closed = told(.closed)
        completeLeft = told(.completeLeft)
        danglingEnd = told(.danglingEnd)
        headless = told(.headless)
        headlineLength = Int(told(.headlineLength))
        inset = told(.inset)
        lead = told(.lead)
        margin = told(.margin)
        opener = told(.opener)
        quote = told(.quote)
        rotate = told(.rotate)
        seamCap = told(.seamCap)
        seamUnit = told(.seamUnit)
        stayRotating = told(.stayRotating)
        subheading = told(.subheading)
        switching = told(.switch)
        unheadedJump = told(.unheadedJump)
    }
}
