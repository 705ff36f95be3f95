import Model

/// The region that holds what its sentence tells, where only its name stands there as a place.
///
/// `云岭市东湾区近日有16个项目集中开工`, `云岭区把首场活动留给了工地`: who a sentence begins with holds what
/// happens in it, unless it only says where (`在云岭区`).
struct EventHolder: Sendable {
    let context: ArticleContext

    /// Characters of dates and small words before a region that begins its sentence.
    private static let longestLead = 16

    /// The finest region of the chain that begins the sentence before `end`, or `nil`.
    func region(before end: Int, in sentence: Range<Int>) -> Int? {
        guard sentence.lowerBound < end else { return nil }
        let head = sentence.lowerBound..<end
        var chain: Int?
        for index in context.places(in: head) {
            let span = context.spans[index]
            if let last = chain {
                guard span.lowerBound == context.spans[last].upperBound else { break }
                chain = isRegion(index) ? index : chain
            } else {
                guard isRegion(index) else { continue }
                guard isLead(sentence.lowerBound..<span.lowerBound),
                    !context.has(.whereabouts, endingAt: span.lowerBound)
                else { return nil }
                chain = index
            }
        }
        guard let chain, !isInName(chain) else { return nil }
        return chain
    }

    /// Nothing but dates, blanks and commas.
    private func isLead(_ range: Range<Int>) -> Bool {
        guard range.count <= Self.longestLead else { return false }
        let dates = context.mentions(in: range) { if case .date = $0 { true } else { false } }
        return range.allSatisfy { position in
            Self.marks.contains(context.character(position))
                || dates.contains { context.spans[$0].contains(position) }
        }
    }

    private func isRegion(_ index: Int) -> Bool {
        guard case .place(let place) = context.mentions[index].value else { return false }
        return place.country == "CN" && place.divisionCode != nil && !place.isZone
    }

    /// 云岭科技, 云岭区大道: the place is part of a name.
    private func isInName(_ index: Int) -> Bool {
        let span = context.spans[index]
        return context.mentions(in: max(0, span.lowerBound - 30)..<(span.upperBound + 40)) {
            switch $0 {
            case .organization, .project, .person: true
            default: false
            }
        }.contains {
            context.spans[$0].overlaps(span) && context.spans[$0].count > span.count
        }
    }

    /// Blanks, commas, bullets, 讯 and brackets of an item.
    private static let marks = Set(" ,、·•●■◆▪▲★—-(){}【】讯上下午晚晨中".unicodeScalars.map(\.value))
}
