import Lexicon
import Text

/// Units that are mostly only named: venues, roads, zones, funds (`telling` in `project_heads.tsv`).
///
/// `云岭会展中心` is an undertaking where it is built or opened, not where people meet.
struct VenueHeads: Sendable {
    private let heads: SuffixMatcher
    private let needsTelling: [Bool]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let file = "project_heads"
        let table = try lexicons.table(file)
        guard let column = table.column("telling") else {
            throw LexiconError(file: "\(file).tsv", message: "the column telling is missing")
        }
        needsTelling = table.rows.map { column < $0.count && $0[column] == "needed" }
        heads = SuffixMatcher(
            table.rows.enumerated().map { (word: $0.element[0], value: Int32($0.offset)) })
    }

    /// Whether such a head ends `name`; `云岭会展中心项目` ends with another.
    func end(_ name: String) -> Bool {
        let characters = FoldedText(Array(name.utf8)).characters
        guard let hit = heads.longestMatch(in: characters.span, endingAt: characters.count) else {
            return false
        }
        return needsTelling[Int(hit.value)]
    }
}
