import Lexicon
import Model
import Values

/// The public tables that rows are described with: divisions, industries, currencies, rates.
struct ReferenceData: Sendable {
    let divisions: Divisions
    private let projectKinds: ProjectKinds

    init(divisions: Divisions, lexicons: LexiconStore) throws(LexiconError) {
        self.divisions = divisions
        projectKinds = try ProjectKinds(lexicons: lexicons)
    }

    struct Path: Sendable {
        let province: String?
        let city: String?
        let district: String?
    }

    func path(_ code: String) -> Path? {
        guard let index = divisions.index(ofCode: code) else { return nil }
        let province = divisions.province(of: index)
        let city = divisions.city(of: index)
        let isDistrict = index != province && index != city
        return Path(
            province: divisions.name(province), city: city.map(divisions.name),
            district: isDistrict ? divisions.name(index) : nil)
    }
    func inBaseCurrency(_ amount: FixedDecimal, _ currency: String, year: Int?) -> FixedDecimal? {
        nil
    }
    func industries(of text: String) -> [String] { [] }
    func projectKind(of name: String) -> String { projectKinds.kind(of: name) }
    func addTables(to dataset: inout Dataset) {}
}
