import Model

/// Whom an official stands for: `云岭市委副书记、市长方某某` the city, `云岭高新区管委会主任` the zone.
struct PersonAffiliation: Sendable {
    let context: ArticleContext

    /// Characters of offices between the region and the person at most.
    private static let longestOffice = 16

    /// The region or organization whose office stands before the person, or `nil`.
    func party(of person: Int) -> Int? {
        let end = context.spans[person].lowerBound
        let head = max(0, end - Self.longestOffice)..<end
        let bodies = context.mentions(in: max(0, head.lowerBound - 30)..<end) {
            switch $0 {
            case .organization: true
            case .place(let place): place.divisionCode != nil && place.country == "CN"
            default: false
            }
        }
        // The longest one that ends where the office begins.
        return bodies.filter { body in
            let span = context.spans[body]
            guard span.upperBound >= head.lowerBound, span.upperBound < end else { return false }
            guard context.has(.office, at: span.upperBound) else { return false }
            return !(span.upperBound..<end).contains { Self.breaks.contains(context.character($0)) }
        }.max { context.spans[$0].count < context.spans[$1].count }
    }

    private static let breaks = Set(",;:。!?的".unicodeScalars.map(\.value))
}
