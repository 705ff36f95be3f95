import Lexicon

/// What a line that is no prose takes away from the text it stands in: `line_masses.tsv`.
struct LineMasses: Sendable {
    private let masses: [Double]

    /// A class without its row is an error that names it.
    init(_ table: LexiconTable) throws(LexiconError) {
        let file = "\(table.name).tsv"
        guard let name = table.column("class"), let mass = table.column("mass") else {
            throw LexiconError(file: file, message: "needs the columns class and mass")
        }
        var masses: [Double] = []
        for lineClass in LineClass.allCases {
            let row = table.rows.last { $0.count > mass && $0[name] == lineClass.rawValue }
            guard let row, let number = Double(row[mass]) else {
                throw LexiconError(
                    file: file, message: "needs a row \(lineClass.rawValue) with a number")
            }
            masses.append(number)
        }
        self.masses = masses
    }

    func mass(of lineClass: LineClass) -> Double {
        for (index, known) in LineClass.allCases.enumerated() where known == lineClass {
            return masses[index]
        }
        return 0
    }
}
