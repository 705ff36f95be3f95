import Lexicon

/// Reads the unit or counting word behind a figure: `平方公里`, `㎡`, `家`, `片/月`.
struct UnitReader: Sendable {
    struct Unit: Sendable, Hashable {
        /// UCUM where there is a code, else the counting word.
        let code: String
        let kind: Kind
    }

    enum Kind: String, Sendable {
        case area, length, mass, volume, energy, power, electric, frequency, data, temperature
        case pressure, other, duration, time, count
    }

    let matcher: WordMatcher
    private let units: [Unit]

    init(table: LexiconTable) throws(LexiconError) {
        var units: [Unit] = []
        var words: [(word: String, value: Int32)] = []
        for row in table.rows {
            guard row.count == 3, let kind = Kind(rawValue: row[2]) else {
                throw table.error(
                    at: row[0], "\(row[0]) needs a unit and a known kind")
            }
            words.append((row[0], Int32(units.count)))
            units.append(Unit(code: row[1], kind: kind))
        }
        self.units = units
        matcher = WordMatcher(words)
    }

    /// The longest unit that starts at `start`, or behind one blank.
    func read(_ text: CharacterView, at start: Int) -> (unit: Unit, end: Int)? {
        let position = text.skippingLineBreak(start)
        guard let hit = matcher.longestMatch(in: text.characters.span, at: position) else {
            return nil
        }
        let end = Int(hit.end)
        if text[end - 1] < 0x80, isLetter(text[end]) || arabicDigit(text[end]) != nil { return nil }
        return (units[Int(hit.value)], end)
    }

    /// `/月`, `/年` behind a unit: a capacity with its period.
    func period(_ text: CharacterView, at end: Int, of unit: Unit) -> (code: String, end: Int)? {
        guard text[end] == "/",
            let hit = matcher.longestMatch(in: text.characters.span, at: end + 1)
        else { return text[end] == "/" && text[end + 1] == "月" ? ("月", end + 2) : nil }
        let period = units[Int(hit.value)]
        if text[end + 1] == "月", hit.end == end + 2 {
            return (unit.kind == .count ? "月" : "mo", end + 2)
        }
        if text[end + 1] == "日", hit.end == end + 2 {
            return (unit.kind == .count ? "日" : "d", end + 2)
        }
        guard period.kind == .duration || period.kind == .area else { return nil }
        return (
            unit.kind == .count && period.kind == .duration
                ? Self.word(text, (end + 1)..<Int(hit.end)) : period.code, Int(hit.end)
        )
    }

    private static func word(_ text: CharacterView, _ range: Range<Int>) -> String {
        var word = String.UnicodeScalarView()
        for index in range { if let scalar = Unicode.Scalar(text[index]) { word.append(scalar) } }
        return String(word)
    }
}
