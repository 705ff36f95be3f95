extension LexiconTable {
    /// The number of each name, in the order of `Name.allCases`; of several rows with one name the last counts.
    ///
    /// ```
    /// weight⇥value
    /// seam_cap⇥4.5
    /// ```
    /// - Throws: An error that names the column or the row that is missing or holds no number.
    package func numbers<Name: RawRepresentable<String> & CaseIterable>(
        of _: Name.Type, named column: String, in valueColumn: String
    ) throws(LexiconError) -> [Double] {
        let file = "\(name).tsv"
        guard let key = self.column(column), let value = self.column(valueColumn) else {
            throw LexiconError(
                file: file, message: "needs the columns \(column) and \(valueColumn)")
        }
        var numbers: [Double] = []
        for known in Name.allCases {
            let row = rows.last { $0.count > value && $0[key] == known.rawValue }
            guard let row, let number = Double(row[value]) else {
                throw LexiconError(
                    file: file, message: "needs a row \(known.rawValue) with a number")
            }
            numbers.append(number)
        }
        return numbers
    }
}
