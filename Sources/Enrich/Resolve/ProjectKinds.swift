import Lexicon
import Text

/// Tells the kind of an undertaking from the noun its name ends with: `…研发中心项目` is research.
struct ProjectKinds: Sendable {
    private let heads: SuffixMatcher
    private let kinds: [String]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let table = try lexicons.table("project_heads")
        let rows = table.rows.filter { $0[1] != "other" }
        kinds = rows.map { $0[1] }
        heads = SuffixMatcher(
            rows.enumerated().map { (word: $0.element[0], value: Int32($0.offset)) })
    }

    /// The kind of the rightmost head noun that tells one; `other` when none does.
    func kind(of name: String) -> String {
        let characters = FoldedText(Array(name.utf8)).characters
        for end in stride(from: characters.count, to: 0, by: -1) {
            if let hit = heads.longestMatch(in: characters.span, endingAt: end),
                // 香港 ends with no harbour.
                end == characters.count || hit.end - hit.start > 1
            {
                return kinds[Int(hit.value)]
            }
        }
        return "other"
    }
}
