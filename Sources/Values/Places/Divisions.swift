import Lexicon
import Text

/// The administrative divisions of GB/T 2260, looked up by code.
///
/// Divisions are numbered by their place in the table, which is sorted by code; the arrays hold
/// one value a division. `320205` is 锡山区, in 无锡市 (`320200`), in 江苏省 (`320000`).
package struct Divisions: Sendable {
    package enum Level: UInt8, Sendable {
        case province, city, district

        /// The word in the `level` column of `places`.
        package var word: String {
            switch self {
            case .province: "province"
            case .city: "city"
            case .district: "district"
            }
        }
    }

    /// When a name without its ending (锡山) is taken for the place.
    package enum ShortUse: UInt8, Sendable {
        /// Always.
        case free
        /// Unless the words around it speak against it.
        case likely
        /// Only with its province, prefecture or full name near it.
        case context
        case never
    }

    /// Six-digit codes as numbers, ascending.
    package let codes: [Int32]
    /// Full official name at its own level: 锡山区.
    package let names: [String]
    /// Name without its ending, empty where there is none: 锡山.
    package let shortNames: [String]
    package let shortUses: [ShortUse]
    package let levels: [Level]
    /// The division it lies in, or -1 for a province.
    package let parents: [Int32]
    /// Full official names from the province down.
    private let fullNames: [String]

    /// Reads `divisions.tsv`.
    package init(_ lexicons: LexiconStore) throws(LexiconError) {
        let rows = try PlaceTable(
            "divisions", columns: ["code", "name", "short", "use", "level"], in: lexicons
        ).rows
        var codes: [Int32] = []
        var names: [String] = []
        var shortNames: [String] = []
        var shortUses: [ShortUse] = []
        var levels: [Level] = []
        codes.reserveCapacity(rows.count)
        for row in rows {
            guard let code = Int32(row[0]), code > codes.last ?? 99_999, code < 1_000_000,
                let use = Self.use(row[3]), let level = Self.level(row[4])
            else {
                throw lexicons.error(
                    in: "divisions", at: row[0],
                    "\(row[0]) needs a six-digit code above the last "
                        + "one, a use of free, likely, context, never, and a level of province, "
                        + "city, district")
            }
            codes.append(code)
            names.append(row[1])
            shortNames.append(row[2])
            shortUses.append(use)
            levels.append(level)
        }
        self.codes = codes
        self.names = names
        self.shortNames = shortNames
        self.shortUses = shortUses
        self.levels = levels
        let parents: [Int32] = codes.indices.map { index in
            let code = codes[index]
            if levels[index] == .province { return -1 }
            let city = levels[index] == .district ? Self.search(code / 100 * 100, in: codes) : nil
            return Int32(city ?? Self.search(code / 10_000 * 10_000, in: codes) ?? -1)
        }
        self.parents = parents
        // What a division lies in has a lower code.
        var fullNames: [String] = []
        fullNames.reserveCapacity(names.count)
        for (name, parent) in zip(names, parents) {
            let isInside = fullNames.indices.contains(Int(parent))
            fullNames.append(isInside ? fullNames[Int(parent)] + name : name)
        }
        self.fullNames = fullNames
    }

    package var count: Int { codes.count }

    /// The division of a code of six digits: `"320205"`.
    package func index(ofCode code: String) -> Int? {
        guard code.utf8.count == 6, let number = Int32(code) else { return nil }
        return Self.search(number, in: codes)
    }

    /// The six digits of a division's code.
    package func code(_ index: Int) -> String { String(codes[index]) }

    /// The province, region or municipality a division lies in; itself for one of these.
    package func province(of index: Int) -> Int {
        var current = index
        while parents[current] >= 0 { current = Int(parents[current]) }
        return current
    }

    /// The prefecture a division lies in; the municipality for its districts; `nil` for a province
    /// and for a county that its province runs itself (仙桃市).
    package func city(of index: Int) -> Int? {
        switch levels[index] {
        case .city: return index
        case .province: return isMunicipality(index) ? index : nil
        case .district:
            let parent = Int(parents[index])
            guard parent >= 0 else { return nil }
            return levels[parent] == .city || isMunicipality(parent) ? parent : nil
        }
    }

    /// Whether `index` is `ancestor` or lies in it.
    package func isWithin(_ index: Int, _ ancestor: Int) -> Bool {
        var current = index
        while current >= 0 {
            if current == ancestor { return true }
            current = Int(parents[current])
        }
        return false
    }

    /// Official name of one level: 锡山区.
    package func name(_ index: Int) -> String { names[index] }

    /// Full official name from the province down: 江苏省无锡市锡山区, 上海市浦东新区.
    package func fullName(_ index: Int) -> String { fullNames[index] }

    /// Hong Kong, Macao and Taiwan have a country code of their own in ISO 3166-1.
    package func country(of index: Int) -> String {
        switch codes[index] / 10_000 {
        case 71: "TW"
        case 81: "HK"
        case 82: "MO"
        default: "CN"
        }
    }

    /// 北京, 天津, 上海, 重庆, Hong Kong and Macao: province and city in one.
    private func isMunicipality(_ index: Int) -> Bool {
        switch codes[index] {
        case 110_000, 120_000, 310_000, 500_000, 810_000, 820_000: true
        default: false
        }
    }

    private static func search(_ code: Int32, in codes: [Int32]) -> Int? {
        let place = codes.partitioningIndex { $0 >= code }
        return place < codes.count && codes[place] == code ? place : nil
    }

    private static func use(_ word: String) -> ShortUse? {
        switch word {
        case "free": .free
        case "likely": .likely
        case "context": .context
        case "never": .never
        default: nil
        }
    }

    private static func level(_ word: String) -> Level? {
        switch word {
        case "province": .province
        case "city": .city
        case "district": .district
        default: nil
        }
    }
}
