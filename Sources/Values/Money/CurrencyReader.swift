import Lexicon

/// Reads how money is written next to a figure: `元`, `万美元`, `人民币 50元`, `US$`.
struct CurrencyReader: Sendable {
    struct Unit: Sendable, Hashable {
        /// ISO 4217.
        let code: String
        let side: Side
        /// 0 for 元, 1 for 角, 2 for 分.
        let decimals: Int

        enum Side: String, Sendable {
            case before, after, both, small, minor
            /// The word tells no money: 元件.
            case none
            /// The word is one of dates, unless a figure stands before it: 元月, but 3亿元月底前.
            case calendar
        }
    }

    private let units: [Unit]
    private let matcher: WordMatcher
    private let lastCharacters: CharacterSet
    private let longest: Int

    init(table: LexiconTable) throws(LexiconError) {
        var units: [Unit] = []
        var words: [(word: String, value: Int32)] = []
        var last: Set<UInt32> = []
        var longest = 1
        for row in table.rows {
            guard row.count == 4, let side = Unit.Side(rawValue: row[2]),
                let decimals = Int(row[3]), (0...4).contains(decimals)
            else {
                throw table.error(
                    at: row[0],
                    "\(row[0]) needs a currency, a side (before, after, both, small, minor, none, calendar) and decimals 0 to 4"
                )
            }
            words.append((row[0], Int32(units.count)))
            units.append(Unit(code: row[1], side: side, decimals: decimals))
            if side == .before || side == .both {
                if let scalar = row[0].unicodeScalars.last { last.insert(scalar.value) }
                longest = max(longest, row[0].unicodeScalars.count)
            }
        }
        self.units = units
        matcher = WordMatcher(words)
        lastCharacters = CharacterSet(last)
        self.longest = longest
    }

    /// The unit behind a figure that ends at `start`; blanks and one line break may stand between.
    func after(_ text: CharacterView, _ start: Int) -> (unit: Unit, end: Int)? {
        let position = text.skippingLineBreak(start)
        guard let hit = matcher.longestMatch(in: text.characters.span, at: position) else {
            return nil
        }
        var unit = units[Int(hit.value)]
        var end = Int(hit.end)
        if unit.side == .calendar, multiplier(text[start - 1]) >= 10_000,
            let shorter = word(text, position, shorterThan: end)
        {
            (unit, end) = shorter
        }
        guard unit.side != .none, unit.side != .calendar, unit.side != .before else { return nil }
        // usd in a longer word.
        if isLetter(text[end - 1]), isLetter(text[end]) { return nil }
        // 2亿元 人民币, 三万元欧元: a named currency behind the general word.
        if unit.code == "CNY", unit.side == .after {
            let next = text.skippingBlanks(end, atMost: 1)
            if let named = matcher.longestMatch(in: text.characters.span, at: next),
                units[Int(named.value)].side == .both, arabicDigit(text[Int(named.end)]) == nil,
                !isLetter(text[next])
            {
                return (units[Int(named.value)], Int(named.end))
            }
        }
        return (unit, end)
    }

    /// The longest unit at `start` that ends before `limit`.
    private func word(
        _ text: CharacterView, _ start: Int, shorterThan limit: Int
    ) -> (unit: Unit, end: Int)? {
        let length = limit - 1 - start
        guard length > 0,
            let hit = matcher.longestMatch(
                in: text.characters.span.extracting(start..<(start + length)), at: 0)
        else { return nil }
        return (units[Int(hit.value)], start + Int(hit.end))
    }

    /// The unit before a figure: `人民币 `, `US$`, `￥`.
    func before(_ text: CharacterView, _ start: Int) -> (unit: Unit, start: Int)? {
        let end = text.lastBeforeBlanks(start) + 1
        guard end > 0, lastCharacters.contains(text[end - 1]) else { return nil }
        var length = min(longest, end)
        while length > 0 {
            let from = end - length
            if let hit = matcher.longestMatch(in: text.characters.span, at: from),
                Int(hit.end) == end
            {
                let unit = units[Int(hit.value)]
                guard unit.side == .before || unit.side == .both else { return nil }
                if isLetter(text[from]), isLetter(text[from - 1]) { return nil }
                // 4人民币5美元: the unit of the figure before it.
                if unit.side == .both, isNumeralBehind(text, from) { return nil }
                return (unit, from)
            }
            length -= 1
        }
        return nil
    }

    private func isNumeralBehind(_ text: CharacterView, _ index: Int) -> Bool {
        let previous = text[text.lastBeforeBlanks(index)]
        return arabicDigit(previous) != nil || multiplier(previous) > 0 || previous == "元"
    }
}
