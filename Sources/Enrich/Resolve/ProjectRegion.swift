import Model

/// Where an undertaking lies that only a province or a passing mention tells.
///
/// `湖南某某新材料…切片项目` on a page about 临湘 lies in 临湘; so does what is told behind `在深圳举行的推介会上` without a
/// place of its own.
struct ProjectRegion: Sendable {
    /// Places told less surely are only those named before the undertaking.
    private static let sure = 0.65
    /// Provinces that only begin a name may be the investor's: `天津某莫正极材料项目` on a page about 云岭.
    private static let named = 0.75

    func refine(_ facts: inout ArticleFacts) {
        guard let main = facts.mainDivision, !main.hasSuffix("0000") else { return }
        for index in facts.projects.indices {
            guard let place = facts.projects[index].place, !place.isZone else { continue }
            let isCoarse =
                place.country == "CN"
                && (place.divisionCode ?? "").hasSuffix("0000")
                && place.divisionCode?.prefix(2) == main.prefix(2)
            let confidence = facts.projects[index].placeConfidence
            let isPassing =
                confidence < Self.sure && place.divisionCode?.prefix(4) != main.prefix(4)
                || confidence < Self.named && place.country == "CN"
                    && (place.divisionCode ?? "").hasSuffix("0000")
                    && place.divisionCode?.prefix(2) != main.prefix(2)
            if isCoarse || isPassing { facts.projects[index].place = nil }
        }
    }
}
