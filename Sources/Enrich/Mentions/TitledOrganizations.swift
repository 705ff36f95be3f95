import Lexicon
import Model

/// Companies told only by somebody's office in them: `华某中国董事长张某某`.
struct TitledOrganizations: Sendable {
    let boundary: NameBoundary

    func propose(in text: TokenizedText, into candidates: inout [Candidate]) {
        for (index, token) in text.tokens.enumerated() where token.kind == .title && index > 0 {
            let title = text.characters[token.range]
            guard Self.offices.contains(where: { ends(title, in: $0) }) else { continue }
            var limits = NameBoundary.Limits()
            limits.characters = 14
            limits.keepsSecond = false
            boundary.propose(
                in: text, ending: Int(token.start), end: Int(token.start),
                subject: .organization(.company), family: .shortName, strength: 0.4,
                limits: limits, into: &candidates)
        }
    }

    private func ends(_ title: ArraySlice<UInt32>, in office: [UInt32]) -> Bool {
        title.count >= office.count && title.suffix(office.count).elementsEqual(office)
    }

    /// Offices that only companies have.
    private static let offices = [
        "董事长", "总裁", "总经理", "创始人", "首席执行官", "合伙人", "董事", "总监", "总裁助理", "董秘",
    ].map { $0.unicodeScalars.map(\.value) }
}
