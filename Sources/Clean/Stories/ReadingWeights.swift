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
        let file = "\(table.name).tsv"
        guard let weight = table.column("weight"), let value = table.column("value") else {
            throw LexiconError(file: file, message: "needs the columns weight and value")
        }
        var values: [Name: Double] = [:]
        for name in Name.allCases {
            let row = table.rows.last { $0.count > value && $0[weight] == name.rawValue }
            guard let row, let number = Double(row[value]) else {
                throw LexiconError(
                    file: file, message: "needs a row \(name.rawValue) with a number")
            }
            values[name] = number
        }
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
