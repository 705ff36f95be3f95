import Text

extension LexiconTable {
    /// The number of each name, in the order of `Name.allCases`; of several rows with one name the last counts.
    ///
    /// ```
    /// weight⇥value
    /// seam_cap⇥4.5
    /// ```
    /// - Parameter bounds: what the number of a name may be.
    /// - Throws: An error that names the column or the row that is missing, is no known name, or holds no number
    ///   within its bounds.
    package func numbers<Name: RawRepresentable<String> & CaseIterable>(
        of _: Name.Type, named column: String, in valueColumn: String,
        within bounds: (Name) -> NumberBounds = { _ in .weight }
    ) throws(LexiconError) -> [Double] {
        let file = "\(name).tsv"
        guard let key = self.column(column), let value = self.column(valueColumn) else {
            throw LexiconError(
                file: file, message: "needs the columns \(column) and \(valueColumn)")
        }
        let names = Name.allCases.map(\.rawValue)
        for row in rows where !names.contains(row[key]) {
            let nearest = NearestName.of(row[key], among: names)
            throw error(
                at: row[0],
                "unknown \(column) \(row[key]); "
                    + (nearest.map { "the nearest is \($0)" }
                        ?? "known are \(names.joined(separator: ", "))"))
        }
        var numbers: [Double] = []
        for known in Name.allCases {
            guard let row = rows.last(where: { $0.count > value && $0[key] == known.rawValue })
            else {
                throw LexiconError(
                    file: file, message: "needs a row \(known.rawValue) with a number")
            }
            let bounds = bounds(known)
            guard let number: Double = bounds.number(row[value]) else {
                throw error(
                    at: row[0], "\(known.rawValue) is \"\(row[value])\"; \(bounds) is expected")
            }
            numbers.append(number)
        }
        return numbers
    }
}
