import Lexicon
import Model
import Text

/// The kinds of values a scan looks for.
package struct ValueKinds: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let number = ValueKinds(rawValue: 1)
    package static let range = ValueKinds(rawValue: 2)
    package static let percent = ValueKinds(rawValue: 4)
    package static let ordinal = ValueKinds(rawValue: 8)
    package static let money = ValueKinds(rawValue: 16)
    package static let quantity = ValueKinds(rawValue: 32)
    package static let date = ValueKinds(rawValue: 64)
    package static let duration = ValueKinds(rawValue: 128)
    package static let all: ValueKinds = [
        .number, .range, .percent, .ordinal, .money, .quantity, .date, .duration,
    ]
    /// What is a value of the field: amounts, measures, shares and dates without bare numbers.
    package static let told: ValueKinds = [.money, .quantity, .percent, .date]
}

/// Finds every value of a text: numbers, money, quantities, shares, dates, durations.
///
/// Mentions of one kind never overlap. Kinds are layers: `number`, `range` and `ordinal` tell
/// every figure whatever it is part of; `money`, `percent`, `date` and then `quantity` and
/// `duration` exclude each other, so `2022年` counts no years and `30亿元` no things.
package struct ValueScanner: Sendable {
    private let figures: FigureScanner
    private let numbers: NumberScanner
    private let ordinals = OrdinalScanner()
    private let percents: PercentScanner
    private let ranges: RangeScanner
    private let money: MoneyScanner
    private let quantities: QuantityScanner
    private let durations: DurationScanner
    private let dates: DateScanner

    /// Builds the scanners from their vocabularies; throws when one of these is malformed.
    package init(lexicons: LexiconStore) throws(LexiconError) {
        let words = try Self.matcher(lexicons, "numeral_words")
        let units = try UnitReader(table: lexicons.table("units"))
        let qualifiers = try QualifierReader(table: lexicons.table("value_qualifiers"))
        figures = FigureScanner(reader: NumeralReader(words: words))
        numbers = NumberScanner(
            units: units.matcher, followers: try Self.matcher(lexicons, "numeral_followers"))
        percents = PercentScanner(words: words, qualifiers: qualifiers)
        ranges = try RangeScanner(table: lexicons.table("comparators"))
        money = MoneyScanner(
            currencies: try CurrencyReader(table: lexicons.table("currency_words")),
            magnitudes: try MoneyMagnitudes(table: lexicons.table("money_magnitudes")),
            qualifiers: qualifiers, cues: try MoneyCues(table: lexicons.table("amount_cues")),
            units: units)
        quantities = QuantityScanner(units: units, qualifiers: qualifiers)
        durations = DurationScanner(units: units)
        dates = DateScanner(
            words: try DateWords(
                table: lexicons.table("date_words"),
                lunar: LunarCalendar(table: lexicons.table("lunar_years"))),
            units: units)
    }

    /// Appends the values of `text` in order of their start.
    ///
    /// Without a `reference` no date is reported that would need one (`去年`, `3月4日`).
    package func scan(
        _ text: FoldedText, reference: CalendarDate?, kinds: ValueKinds = .all,
        into mentions: inout [Mention]
    ) {
        let view = CharacterView(text)
        var figures: [Figure] = []
        self.figures.scan(view, into: &figures)
        // Layer after layer; those that were not asked for only keep others out.
        var found: [ValueMention] = []
        var wanted: [Range<Int>] = []
        func close(_ kind: ValueKinds, from start: Int) {
            if kinds.contains(kind) { wanted.append(start..<found.count) }
        }

        if !kinds.isDisjoint(with: [.date, .money, .quantity, .duration, .range]) {
            dates.scan(view, reference: reference, into: &found)
            close(.date, from: 0)
        }
        let dateSpans = SpanSet(found.map(\.range))

        if !kinds.isDisjoint(with: [.money, .quantity]) {
            let start = found.count
            money.scan(view, figures, notIn: dateSpans, into: &found)
            close(.money, from: start)
        }
        if !kinds.isDisjoint(with: [.percent, .quantity]) {
            let start = found.count
            percents.scan(view, figures, into: &found)
            close(.percent, from: start)
        }
        if !kinds.isDisjoint(with: [.quantity, .duration]) {
            let taken = SpanSet(found.map(\.range))
            var start = found.count
            if kinds.contains(.quantity) {
                quantities.scan(view, figures, notIn: taken, into: &found)
                close(.quantity, from: start)
            }
            start = found.count
            if kinds.contains(.duration) {
                durations.scan(view, figures, notIn: taken, into: &found)
                close(.duration, from: start)
            }
        }
        if !kinds.isDisjoint(with: [.number, .range, .ordinal]) {
            let start = found.count
            numbers.scan(view, figures, into: &found)
            close(.number, from: start)
            let ordinal = found.count
            ordinals.scan(view, figures, into: &found)
            close(.ordinal, from: ordinal)
            if kinds.contains(.range) {
                var plain = Array(found[start...])
                if ordinal > start, ordinal < found.count {
                    plain.sort { $0.range.lowerBound < $1.range.lowerBound }
                }
                let range = found.count
                ranges.scan(view, figures, plain, notIn: dateSpans, into: &found)
                close(.range, from: range)
            }
        }
        append(found, wanted, of: text, to: &mentions)
    }

    /// Appends the mentions of the wanted layers by start; equal starts keep the order of the layers,
    /// so that the result is one of its input alone.
    private func append(
        _ found: [ValueMention], _ wanted: [Range<Int>], of text: FoldedText,
        to mentions: inout [Mention]
    ) {
        var order: [UInt64] = []
        order.reserveCapacity(found.count)
        for layer in wanted {
            for index in layer {
                order.append(UInt64(found[index].range.lowerBound) << 32 | UInt64(index))
            }
        }
        order.sort()
        for key in order {
            let index = Int(key & 0xFFFF_FFFF)
            mentions.append(
                Mention(range: text.byteRange(found[index].range), value: found[index].value))
        }
    }

    private static func matcher(
        _ lexicons: LexiconStore, _ name: String
    ) throws(LexiconError) -> WordMatcher {
        WordMatcher(try lexicons.table(name).rows.map { (word: $0[0], value: Int32(0)) })
    }
}
