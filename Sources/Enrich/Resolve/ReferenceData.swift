import Lexicon
import Model
import Values

/// The public tables that rows are described with: divisions, industries, currencies, rates.
struct ReferenceData: Sendable {
    init(lexicons: LexiconStore) throws(LexiconError) {}

    struct Path: Sendable {
        let province: String?
        let city: String?
        let district: String?
    }

    func path(_ code: String) -> Path? { nil }
    func inBaseCurrency(_ amount: FixedDecimal, _ currency: String, year: Int?) -> FixedDecimal? {
        nil
    }
    func industries(of text: String) -> [String] { [] }
    func projectKind(of name: String) -> String { "other" }
    func addTables(to dataset: inout Dataset) {}
}
