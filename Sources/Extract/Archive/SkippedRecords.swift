/// Records of archives that are no pages, counted by what they are: `request`, `status 404`, `image`.
package struct SkippedRecords: Sendable, Hashable, Codable {
    /// Why a record is no page; the raw values are the names in `run_results.json`.
    package enum Kind: String, Sendable, CaseIterable {
        case warcinfo, request, metadata, revisit, continuation
        /// A response that is no success: moved, not found, failed.
        case status
        /// A picture, style sheet, script, font, sound or film.
        case media
        /// A record of another type or of another protocol, such as `dns:`.
        case other
    }

    private var counts = [Int](repeating: 0, count: Kind.allCases.count)

    package init() {}

    package mutating func add(_ kind: Kind) {
        for (index, known) in Kind.allCases.enumerated() where known == kind { counts[index] += 1 }
    }

    package subscript(kind: Kind) -> Int {
        zip(Kind.allCases, counts).first { $0.0 == kind }?.1 ?? 0
    }

    package var total: Int { counts.reduce(0, +) }

    package static func += (left: inout SkippedRecords, right: SkippedRecords) {
        for index in left.counts.indices { left.counts[index] += right.counts[index] }
    }
}
