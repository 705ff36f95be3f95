import Lexicon
import Model
import Text

/// Reads ranges of bare numbers: `20~100`, `大于20的同时小于35`, `1500以下`, `十几万`.
///
/// An end that is not told stays open. Both ends of one range may be told apart
/// (`大于4865并少于20793`) if nothing but a connecting word stands between them.
struct RangeScanner: Sendable {
    private enum Bound: String { case lower, upper, equal, none }

    private let rows: [(side: String, bound: Bound)]
    private let matcher: WordMatcher
    private let longest: Int
    /// Characters a word before a number may end with: most places are refused by this alone.
    private let lastCharacters: CharacterSet

    init(table: LexiconTable) throws(LexiconError) {
        var rows: [(side: String, bound: Bound)] = []
        var words: [(word: String, value: Int32)] = []
        var longest = 1
        var last: Set<UInt32> = []
        for row in table.rows {
            guard row.count == 3, let bound = Bound(rawValue: row[2]) else {
                throw table.error(
                    at: row[0], "\(row[0]) needs a side and a bound (lower, upper, equal, none)")
            }
            words.append((row[0], Int32(rows.count)))
            rows.append((row[1], bound))
            longest = max(longest, row[0].unicodeScalars.count)
            if row[1] == "before", let scalar = row[0].unicodeScalars.last {
                last.insert(CharacterFolding.fold(scalar.value))
            }
        }
        self.rows = rows
        self.longest = longest
        lastCharacters = CharacterSet(last)
        matcher = WordMatcher(words)
    }

    /// One number with the words that bound it.
    private struct Item {
        var range: Range<Int>
        var low: FixedDecimal?
        var high: FixedDecimal?
    }

    func scan(
        _ text: CharacterView, _ figures: [Figure], _ numbers: [ValueMention],
        notIn taken: SpanSet, into found: inout [ValueMention]
    ) {
        var items: [Item] = []
        var index = 0
        while index < numbers.count {
            let (item, next) = read(text, figures, numbers, at: index)
            index = next
            guard let item, !taken.overlaps(item.range) else { continue }
            if let last = items.last, let joined = joined(text, last, item) {
                items[items.count - 1] = joined
            } else {
                items.append(item)
            }
        }
        for item in items { found.append(ValueMention(item.range, .range(item.low, item.high))) }
    }

    private func read(
        _ text: CharacterView, _ figures: [Figure], _ numbers: [ValueMention], at index: Int
    ) -> (Item?, Int) {
        let number = numbers[index]
        guard let value = Self.value(number) else { return (nil, index + 1) }
        if index + 1 < numbers.count, let second = Self.value(numbers[index + 1]) {
            let other = numbers[index + 1].range
            let isMarked =
                RangeMark.stands(text, from: number.range.upperBound, to: other.lowerBound)
            if isMarked || isBetween(text, number.range.upperBound, other) {
                var low = value
                let power = Self.figure(figures, other)?.power ?? 1
                if Self.figure(figures, number.range)?.power ?? 1 == 1,
                    let scaled = value.times(power)
                {
                    low = scaled
                }
                if low < second {
                    return (
                        Item(
                            range: number.range.lowerBound..<other.upperBound, low: low,
                            high: second),
                        index + 2
                    )
                }
                if isMarked { return (nil, index + 2) }
            }
        }
        return (bounded(text, figures, number, value), index + 1)
    }

    /// `10000与20000之间`.
    private func isBetween(_ text: CharacterView, _ end: Int, _ other: Range<Int>) -> Bool {
        let start = other.lowerBound
        return start == text.skippingBlanks(end) + 1
            && (text[start - 1] == "与" || text[start - 1] == "和")
            && text.has("之间", at: text.skippingBlanks(other.upperBound))
    }

    private func bounded(
        _ text: CharacterView, _ figures: [Figure], _ number: ValueMention, _ value: FixedDecimal
    ) -> Item? {
        var start = number.range.lowerBound
        // 超过了百分之零点九: the base stands before the number.
        if text[start - 1] == "之", text[start - 2] == "分" {
            start -= 2
            while start > 0, multiplier(text[start - 1]) > 0 { start -= 1 }
        }
        let (before, from) = wordBefore(text, start)
        if before == .equal {
            return Item(range: from..<number.range.upperBound, low: value, high: value)
        }
        if before == .lower {
            return Item(range: from..<number.range.upperBound, low: value, high: nil)
        }
        if before == .upper {
            return Item(range: from..<number.range.upperBound, low: nil, high: value)
        }
        let next = text.skippingBlanks(number.range.upperBound)
        if let hit = matcher.longestMatch(in: text.characters.span, at: next),
            rows[Int(hit.value)].side == "after"
        {
            let isLower = rows[Int(hit.value)].bound == .lower
            return Item(
                range: start..<Int(hit.end), low: isLower ? value : nil, high: isLower ? nil : value
            )
        }
        if text[start - 1] == "比" {
            switch text[next] {
            case "大", "多", "高": return Item(range: (start - 1)..<(next + 1), low: value, high: nil)
            case "小", "少", "低": return Item(range: (start - 1)..<(next + 1), low: nil, high: value)
            default: break
            }
        }
        if Self.figure(figures, number.range)?.numeral.isVague == true {
            return Item(range: number.range, low: value, high: nil)
        }
        return nil
    }

    private func wordBefore(_ text: CharacterView, _ start: Int) -> (Bound, Int) {
        let end = text.lastBeforeBlanks(start) + 1
        guard lastCharacters.contains(text[end - 1]) else { return (.none, start) }
        var length = min(longest, end)
        while length > 0 {
            if let hit = matcher.longestMatch(in: text.characters.span, at: end - length),
                Int(hit.end) == end, rows[Int(hit.value)].side == "before"
            {
                return (rows[Int(hit.value)].bound, end - length)
            }
            length -= 1
        }
        return (.none, start)
    }

    /// One range out of a lower and an upper bound with nothing but a connecting word between.
    private func joined(_ text: CharacterView, _ first: Item, _ second: Item) -> Item? {
        guard let low = first.low, first.high == nil, second.low == nil, let high = second.high,
            low < high
        else { return nil }
        var position = first.range.upperBound
        var steps = 0
        while position < second.range.lowerBound, steps < 4 {
            steps += 1
            if let hit = matcher.longestMatch(in: text.characters.span, at: position),
                rows[Int(hit.value)].side == "between"
            {
                position = Int(hit.end)
            } else if text[position] == "," || text[position] == " " || text[position] == "、" {
                position += 1
            } else {
                return nil
            }
        }
        guard position == second.range.lowerBound else { return nil }
        return Item(
            range: first.range.lowerBound..<second.range.upperBound, low: low, high: high)
    }

    private static func value(_ mention: ValueMention) -> FixedDecimal? {
        switch mention.value {
        case .number(let value): value
        case .ordinal(let place): FixedDecimal(place)
        default: nil
        }
    }

    /// The figure with exactly these characters; figures are in order.
    private static func figure(_ figures: [Figure], _ range: Range<Int>) -> Figure? {
        let place = figures.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
        return place < figures.count && figures[place].range == range ? figures[place] : nil
    }
}
