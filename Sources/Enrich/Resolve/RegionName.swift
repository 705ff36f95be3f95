import Model

extension Mention.Place {
    /// The name without its province: `无锡市锡山区`; a province and a municipality keep theirs.
    var nameInChina: String {
        let scalars = Array(name.unicodeScalars)
        for ending in Self.provinceEndings {
            let last = scalars.count - ending.count - 1
            guard last >= 2 else { continue }
            for start in 2...min(8, last)
            where scalars[start..<(start + ending.count)].elementsEqual(ending) {
                var rest = String.UnicodeScalarView()
                rest.append(contentsOf: scalars[(start + ending.count)...])
                return String(rest)
            }
        }
        return name
    }

    private static let provinceEndings = ["自治区", "省"].map { Array($0.unicodeScalars) }
}
