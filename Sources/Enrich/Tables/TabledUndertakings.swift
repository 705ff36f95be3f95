import Lexicon
import Model
import Text

/// Undertakings and builders that only their column tells: a cell below `项目名称` is a name as it stands, one below
/// `投资方` holds companies, and what is built (`动力电池、储能生产基地`) is no undertaking of its own.
struct TabledUndertakings: Sendable {
    let words: FrameWords

    /// `mentions` (sorted) with what the tables tell; not sorted.
    func apply(to mentions: [Mention], _ text: [UInt8], _ folded: FoldedText) -> [Mention] {
        let rows = ProjectTable.find(in: text, folded, words).flatMap(\.rows)
        guard !rows.isEmpty else { return mentions }
        var found = mentions
        for row in rows {
            let other = row.others.map(folded.byteRange)
            found.removeAll { mention in
                guard case .project = mention.value else { return false }
                return other.contains { $0.overlaps(mention.range) }
            }
            nameCell(row.name, folded, text, &found)
            if let builder = row.builder { companies(in: builder, folded, text, &found) }
            for party in row.parties where !isPlace(party, folded, found) {
                companies(in: party, folded, text, &found)
            }
        }
        return found
    }

    /// 东湾区: a region that signs.
    private func isPlace(_ cell: Range<Int>, _ folded: FoldedText, _ found: [Mention]) -> Bool {
        let bytes = folded.byteRange(cell)
        return found.contains {
            if case .place = $0.value { $0.range.overlaps(bytes) } else { false }
        }
    }

    private func nameCell(
        _ cell: Range<Int>, _ folded: FoldedText, _ text: [UInt8], _ found: inout [Mention]
    ) {
        guard (3...Self.longestName).contains(cell.count),
            isHan(folded.characters[cell.upperBound - 1])
                || folded.characters[cell.upperBound - 1] == 0x29
        else { return }
        let bytes = folded.byteRange(cell)
        found.removeAll {
            if case .project = $0.value { $0.range.overlaps(bytes) } else { false }
        }
        found.append(
            Mention(
                range: bytes, value: .project(name: OrganizationName.normalize(text[bytes])),
                confidence: 0.9))
    }

    /// Whoever stands between the marks of a list, unless known.
    private func companies(
        in cell: Range<Int>, _ folded: FoldedText, _ text: [UInt8], _ found: inout [Mention]
    ) {
        var start = cell.lowerBound
        for end in cell.lowerBound...cell.upperBound
        where end == cell.upperBound || Self.marks.contains(folded.characters[end]) {
            defer { start = end + 1 }
            guard (2...Self.longestCompany).contains(end - start),
                isHan(folded.characters[start])
            else { continue }
            let bytes = folded.byteRange(start..<end)
            let isKnown = found.contains {
                if case .organization = $0.value { $0.range.overlaps(bytes) } else { false }
            }
            guard !isKnown else { continue }
            found.append(
                Mention(
                    range: bytes,
                    value: .organization(
                        Mention.Organization(
                            name: OrganizationName.normalize(text[bytes]), kind: .company)),
                    confidence: 0.75))
        }
    }

    private static let longestName = 45
    private static let longestCompany = 28
    /// 、 ; / and the comma.
    private static let marks: Set<UInt32> = [0x3001, 0x3B, 0x2F, 0x2C]
}
