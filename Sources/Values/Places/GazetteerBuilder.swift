import Lexicon
import Text

/// Collects the words of the gazetteer and what each may mean.
struct GazetteerBuilder {
    private let divisions: Divisions
    private var numbers = WordNumbers(capacity: 16_384)
    private var words: [(word: String, value: Int32)] = []
    private var meanings: [(group: Int32, entry: Gazetteer.Entry)] = []

    init(_ divisions: Divisions) {
        self.divisions = divisions
        words.reserveCapacity(12_000)
        meanings.reserveCapacity(12_000)
    }

    /// Full and short names, 恩施州 for an autonomous prefecture, 锡山县 for the county it was.
    mutating func addDivisions() {
        for index in 0..<divisions.count {
            add(divisions.names[index], .full, index)
            let short = divisions.shortNames[index]
            if short.isEmpty { continue }
            if divisions.shortUses[index] != .never { add(short, .short, index) }
        }
        for index in 0..<divisions.count {
            let name = divisions.names[index]
            let short = divisions.shortNames[index]
            if short.isEmpty { continue }
            if name.hasSuffix("自治州") { addFormer(short + "州", index) }
            if divisions.levels[index] == .district {
                if name.hasSuffix("自治县") || divisions.shortUses[index] == .free {
                    addFormer(short + "县", index)
                }
            }
            if name.hasSuffix("特别行政区") { addFormer(short + "特区", index) }
        }
    }

    /// 襄樊市 → 襄阳市, 闸北区 → 静安区.
    mutating func addFormerNames(_ lexicons: LexiconStore) throws(LexiconError) {
        let rows = try PlaceTable("division_changes", columns: ["name", "code"], in: lexicons).rows
        for row in rows {
            let index = try division(row[1], of: row[0], in: "division_changes", lexicons)
            // A name that a division bears today means that division.
            if numbers.number(of: row[0], in: words) == nil { add(row[0], .full, index) }
            if row[0].hasSuffix("市"), divisions.levels[index] == .city {
                addFormer(String(row[0].dropLast()), index)
            }
        }
    }

    mutating func addZones(_ lexicons: LexiconStore) throws(LexiconError) -> [Gazetteer.Zone] {
        var zones: [Gazetteer.Zone] = []
        let rows = try PlaceTable(
            "zones", columns: ["name", "title", "code", "kind"], in: lexicons
        ).rows
        for row in rows {
            let kind: Gazetteer.ZoneKind
            switch row[3] {
            case "zone": kind = .zone
            case "district": kind = .district
            case "county": kind = .county
            default:
                throw lexicons.error(
                    in: "zones", at: row[0],
                    "“\(row[0])” has the kind “\(row[3])”; write zone, district or county")
            }
            let division = try division(row[2], of: row[0], in: "zones", lexicons)
            add(row[0], .zone, zones.count)
            zones.append(
                Gazetteer.Zone(title: row[1], division: Int32(division), kind: kind))
        }
        return zones
    }

    mutating func addCountries(_ lexicons: LexiconStore) throws(LexiconError) -> [Gazetteer.Country]
    {
        var countries: [Gazetteer.Country] = []
        let rows = try PlaceTable(
            "countries", columns: ["name", "country", "title", "kind", "abbreviation"],
            in: lexicons
        ).rows
        for row in rows {
            if row[1] == "CN" {
                add(row[0], .block, 0)
                continue
            }
            add(row[0], .country, countries.count)
            if !row[4].isEmpty { add(row[4], .countryAbbreviation, countries.count) }
            countries.append(
                Gazetteer.Country(code: row[1], name: row[3] == "city" ? row[2] + row[0] : row[2]))
        }
        return countries
    }

    mutating func addAbbreviations(
        _ lexicons: LexiconStore
    ) throws(LexiconError) -> [Gazetteer.Abbreviation] {
        var abbreviations: [Gazetteer.Abbreviation] = []
        let rows = try PlaceTable(
            "division_abbreviations", columns: ["character", "province", "city", "distinct"],
            in: lexicons
        ).rows
        for row in rows {
            add(row[0], .abbreviation, abbreviations.count)
            let province =
                row[1].isEmpty
                ? -1 : try division(row[1], of: row[0], in: "division_abbreviations", lexicons)
            let city =
                row[2].isEmpty
                ? -1 : try division(row[2], of: row[0], in: "division_abbreviations", lexicons)
            abbreviations.append(
                Gazetteer.Abbreviation(
                    province: Int32(province), city: Int32(city), isDistinct: row[3] == "yes"))
        }
        return abbreviations
    }

    mutating func addBlocks(_ lexicons: LexiconStore) throws(LexiconError) {
        for row in try PlaceTable("place_blocks", columns: ["word"], in: lexicons).rows {
            add(row[0], .block, 0)
        }
    }

    /// The automaton, the start of each group and one more, and the meanings group by group.
    consuming func finish() -> (WordMatcher, [Int32], [Gazetteer.Entry]) {
        var starts = [Int32](repeating: 0, count: words.count + 1)
        for meaning in meanings { starts[Int(meaning.group) + 1] += 1 }
        for group in 0..<words.count { starts[group + 1] += starts[group] }
        var next = starts
        var entries = [Gazetteer.Entry](
            repeating: Gazetteer.Entry(kind: .block, target: 0), count: meanings.count)
        for meaning in meanings {
            // Divisions by full name, by short name, then all else, each in order.
            let group = Int(meaning.group)
            var place = Int(next[group])
            while place > Int(starts[group]),
                entries[place - 1].kind.rawValue > meaning.entry.kind.rawValue
            {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = meaning.entry
            next[group] += 1
        }
        return (WordMatcher(words), starts, entries)
    }

    /// A former or alternative name, unless the word already means something.
    private mutating func addFormer(_ word: String, _ index: Int) {
        if numbers.number(of: word, in: words) == nil { add(word, .full, index) }
    }

    private mutating func add(_ word: String, _ kind: Gazetteer.Kind, _ target: Int) {
        let group: Int32
        if let known = numbers.number(of: word, in: words) {
            group = known
        } else {
            group = Int32(words.count)
            words.append((word, group))
            numbers.insert(word, number: group, in: words)
        }
        meanings.append((group, Gazetteer.Entry(kind: kind, target: Int32(target))))
    }

    private func division(
        _ code: String, of word: String, in file: String, _ lexicons: LexiconStore
    ) throws(LexiconError) -> Int {
        guard let index = divisions.index(ofCode: code) else {
            throw lexicons.error(
                in: file, at: word,
                "“\(word)” points to the division \(code), which divisions.tsv lacks")
        }
        return index
    }
}
