import Lexicon

/// What a line that is no prose takes away from the text it stands in: `line_masses.tsv`.
struct LineMasses: Sendable {
    private let masses: [Double]

    /// A class without its row is an error that names it.
    init(_ table: LexiconTable) throws(LexiconError) {
        masses = try table.numbers(of: LineClass.self, named: "class", in: "mass")
    }

    func mass(of lineClass: LineClass) -> Double {
        for (index, known) in LineClass.allCases.enumerated() where known == lineClass {
            return masses[index]
        }
        return 0
    }
}
