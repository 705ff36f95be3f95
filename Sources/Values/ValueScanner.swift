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
        var found: [ValueMention] = []
        var told: [ValueMention] = []

        let needsDates = !kinds.isDisjoint(with: [.date, .money, .quantity, .duration, .range])
        if needsDates {
            dates.scan(view, reference: reference, into: &told)
        }
        if kinds.contains(.date) { found += told }
        let dateSpans = SpanSet(told.map(\.range))

        if !kinds.isDisjoint(with: [.money, .quantity]) {
            let start = told.count
            money.scan(view, figures, notIn: dateSpans, into: &told)
            if kinds.contains(.money) { found += told[start...] }
        }
        if !kinds.isDisjoint(with: [.percent, .quantity]) {
            let start = told.count
            percents.scan(view, figures, into: &told)
            if kinds.contains(.percent) { found += told[start...] }
        }
        if !kinds.isDisjoint(with: [.quantity, .duration]) {
            let taken = SpanSet(told.map(\.range))
            if kinds.contains(.quantity) {
                quantities.scan(view, figures, notIn: taken, into: &found)
            }
            if kinds.contains(.duration) {
                durations.scan(view, figures, notIn: taken, into: &found)
            }
        }
        scanPlain(view, figures, dateSpans, kinds, into: &found)

        // Equal starts keep the order of kinds, so that the result is one of its input alone.
        for (_, mention) in found.enumerated().sorted(by: {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }) {
            mentions.append(
                Mention(range: text.byteRange(mention.range), value: mention.value))
        }
    }

    /// The layers that tell every figure.
    private func scanPlain(
        _ view: CharacterView, _ figures: [Figure], _ dates: SpanSet, _ kinds: ValueKinds,
        into found: inout [ValueMention]
    ) {
        guard !kinds.isDisjoint(with: [.number, .range, .ordinal]) else { return }
        var plain: [ValueMention] = []
        numbers.scan(view, figures, into: &plain)
        if kinds.contains(.number) { found += plain }
        var ordinals: [ValueMention] = []
        self.ordinals.scan(view, figures, into: &ordinals)
        if kinds.contains(.ordinal) { found += ordinals }
        guard kinds.contains(.range) else { return }
        plain += ordinals
        plain.sort { $0.range.lowerBound < $1.range.lowerBound }
        ranges.scan(view, figures, plain, notIn: dates, into: &found)
    }

    private static func matcher(
        _ lexicons: LexiconStore, _ name: String
    ) throws(LexiconError) -> WordMatcher {
        WordMatcher(try lexicons.table(name).rows.map { (word: $0[0], value: Int32(0)) })
    }
}
