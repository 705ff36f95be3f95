import Lexicon
import Model
import Text

/// Reads amounts of money, and figures of money that are no amounts.
///
/// `总投资约3亿元` is about 300000000 CNY; `500万到1亿美元` a range; `3亿、5亿和2.5亿元` three
/// amounts; `亿元以上项目` a threshold, `500万元/亩` a rate, `百亿元级产业` a size class.
/// A figure without a currency is money only behind a cue (`注册资本5000万`) or in a list or range
/// that ends with one. What cannot be read for sure is not read.
///
/// A class, since a reading would else copy its readers at each step.
final class MoneyScanner: Sendable {
    let currencies: CurrencyReader
    let magnitudes: MoneyMagnitudes
    let qualifiers: QualifierReader
    let cues: MoneyCues
    let units: UnitReader

    init(
        currencies: CurrencyReader, magnitudes: MoneyMagnitudes, qualifiers: QualifierReader,
        cues: MoneyCues, units: UnitReader
    ) {
        self.currencies = currencies
        self.magnitudes = magnitudes
        self.qualifiers = qualifiers
        self.cues = cues
        self.units = units
    }

    func scan(
        _ text: CharacterView, _ figures: [Figure], notIn taken: SpanSet,
        into found: inout [ValueMention]
    ) {
        var reading = MoneyReading(scanner: self, text: text, figures: figures, taken: taken)
        reading.run(into: &found)
    }
}

/// One pass over the figures of one text.
struct MoneyReading {
    let scanner: MoneyScanner
    let text: CharacterView
    var figures: [Figure]
    let taken: SpanSet
    /// Amounts found so far, in order.
    var amounts: [Amount] = []
    /// Figures before this index are spoken for.
    var used = 0

    struct Amount {
        var range: Range<Int>
        /// The last figure of it.
        var figure: Int
        var amount: FixedDecimal
        var maximum: FixedDecimal?
        var currency: String
        var qualifier: Mention.Qualifier
        var role: Mention.Money.Role
    }

    /// A figure with its currency, before the words around it are looked at.
    struct Piece {
        var start: Int
        var end: Int
        var low: FixedDecimal
        var high: FixedDecimal
        var vagueness: Numeral.Vagueness
        var code: String
        /// The first figure, and the first one behind it.
        var first: Int
        var next: Int
    }

    init(scanner: MoneyScanner, text: CharacterView, figures: [Figure], taken: SpanSet) {
        self.scanner = scanner
        self.text = text
        self.figures = figures
        self.taken = taken
    }

    mutating func run(into found: inout [ValueMention]) {
        var index = 0
        while index < figures.count {
            index = max(read(at: index), index + 1)
        }
        for amount in amounts {
            found.append(
                ValueMention(
                    amount.range,
                    .money(
                        Mention.Money(
                            amount: amount.amount, maximum: amount.maximum,
                            currency: amount.currency, qualifier: amount.qualifier,
                            role: amount.role))))
        }
    }

    /// Tries to read an amount at figure `index`; the index of the first figure behind it.
    private mutating func read(at index: Int) -> Int {
        guard !taken.overlaps(figures[index].range), !figures[index].isOrdinal else {
            return index + 1
        }
        let prefix = scanner.currencies.before(text, currencyEdge(figures[index]))
        if figures[index].isCode, prefix == nil { return index + 1 }
        if isBrokenOff(index) { return index + 1 }
        let lent = prefix == nil ? lentPrefix(index) : nil
        takeLetters(index, hasPrefix: prefix != nil || lent != nil)
        let figure = figures[index]
        let suffix = scanner.currencies.after(text, withInclusive(figure.range.upperBound))
        if prefix != nil, suffix == nil, isLeftEnd(index) { return index + 1 }
        if let suffix, let whole = coins(index, suffix) { return finish(whole, nil) }
        guard let code = code(prefix?.unit ?? lent, suffix) else { return readImplied(at: index) }
        let isSuffixed = suffix.map { $0.unit.side != .small || $0.unit.decimals == 0 } ?? false
        var piece = Piece(
            start: prefix?.start ?? figure.range.lowerBound,
            end: isSuffixed ? suffix?.end ?? figure.range.upperBound : figure.range.upperBound,
            low: figure.low, high: figure.high, vagueness: figure.numeral.vagueness, code: code,
            first: index, next: index + 1)
        if isSuffixed { piece.end = endWithWhole(piece.end) }
        return finish(piece, prefix?.unit)
    }

    /// `总投资1 2亿元`, `总投资1 200万元`: two numbers or one, nobody can tell.
    private func isBrokenOff(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let (left, right) = (figures[index - 1], figures[index])
        return left.range.upperBound == right.range.lowerBound - 1
            && text[left.range.upperBound] == " " && !right.numeral.isHan
            && !left.numeral.isHan && left.numeral.power == 1 && !left.hasSuffix
            && !left.isOrdinal && isIdeograph(text[left.range.lowerBound - 1])
            && !taken.overlaps(left.range)
    }

    /// `$3-5亿`, `US$3亿-5亿`: the currency stands before the left end and counts for both.
    private func lentPrefix(_ index: Int) -> CurrencyReader.Unit? {
        guard index > used, isLeftEnd(index - 1), !taken.overlaps(figures[index - 1].range) else {
            return nil
        }
        return scanner.currencies.before(text, currencyEdge(figures[index - 1]))?.unit
    }

    /// Whether nothing but the mark of a range stands between a figure and the next.
    private func isLeftEnd(_ index: Int) -> Bool {
        index + 1 < figures.count
            && RangeMark.stands(
                text, from: withInclusive(figures[index].range.upperBound),
                to: figures[index + 1].range.lowerBound)
            && !taken.overlaps(figures[index + 1].range)
    }

    /// `$5.5M`, `1.5 billion美元`: letters multiply a figure only where a currency stands by it.
    private mutating func takeLetters(_ index: Int, hasPrefix: Bool) {
        let figure = figures[index]
        guard !figure.hasSuffix, !figure.numeral.isHan, figure.numeral.power == 1,
            let letters = scanner.magnitudes.read(text, figure.range.upperBound),
            hasPrefix || scanner.currencies.after(text, letters.end) != nil,
            let whole = figure.multiplied(by: letters.factor, endingAt: letters.end)
        else { return }
        figures[index] = whole
    }

    /// `人民币约3亿元`: the name may stand before the word that rounds.
    private func currencyEdge(_ figure: Figure) -> Int {
        let start = figure.range.lowerBound
        let before = scanner.qualifiers.before(text, start, scope: .money)
        if before.word?.qualifier == .about,
            scanner.currencies.before(text, before.wordEdge) != nil
        {
            return before.wordEdge
        }
        return start
    }

    /// `1 万(含)`: the bound is meant to be included.
    func withInclusive(_ end: Int) -> Int {
        text.has("(含)", at: end) ? end + 3 : end
    }

    /// `万元整`.
    private func endWithWhole(_ end: Int) -> Int {
        (text[end] == "整" || text[end] == "正")
            && !(isIdeograph(text[end + 1]) && text[end + 1] != "的") ? end + 1 : end
    }

    /// The currency of prefix and suffix together: `新台币3亿元` is TWD.
    private func code(
        _ prefix: CurrencyReader.Unit?, _ suffix: (unit: CurrencyReader.Unit, end: Int)?
    ) -> String? {
        guard let suffix else { return prefix?.code }
        switch suffix.unit.side {
        case .small:
            if let prefix { return prefix.code }
            return suffix.unit.decimals == 0 && endsClause(suffix.end) ? suffix.unit.code : nil
        case .minor: return nil
        case .after: return prefix?.code ?? suffix.unit.code
        default: return suffix.unit.code
        }
    }

    private func endsClause(_ end: Int) -> Bool {
        let next = text[end]
        return !isIdeograph(next) && !isLetter(next) && arabicDigit(next) == nil
    }

    /// `50元6角三分`, `两角五分`, `两美元又三美分`, `10日元5日本钱`.
    private func coins(_ index: Int, _ suffix: (unit: CurrencyReader.Unit, end: Int)) -> Piece? {
        let figure = figures[index]
        guard !figure.numeral.isVague, !figure.numeral.isBare else { return nil }
        var sum = FixedDecimal.zero
        var decimals = -1
        var end = figure.range.lowerBound
        var position = index
        while position < figures.count, position - index < 3 {
            let part = figures[position]
            var start = end
            if position > index, text[start] == "又" || text[start] == "零" { start += 1 }
            guard part.range.lowerBound == start,
                position == index || part.value < FixedDecimal(100), !part.numeral.isVague,
                let unit = scanner.currencies.after(text, part.range.upperBound),
                unit.unit.code == suffix.unit.code, unit.unit.decimals > decimals,
                let value = part.value.multiplied(
                    by: FixedDecimal(unscaled: 1, scale: unit.unit.decimals)),
                let total = sum.plus(value)
            else { break }
            sum = total
            decimals = unit.unit.decimals
            end = unit.end
            position += 1
        }
        let isCoinAlone = position == index + 1 && suffix.unit.side == .minor
        guard position > index + 1 || isCoinAlone, decimals > 0 else { return nil }
        return Piece(
            start: figure.range.lowerBound, end: endWithWhole(end), low: sum, high: sum,
            vagueness: .none, code: suffix.unit.code, first: index, next: position)
    }

    /// Joins what stands left of a figure with its currency: the other end of a range, a list.
    private mutating func finish(_ whole: Piece, _ prefix: CurrencyReader.Unit?) -> Int {
        var piece = whole
        let index = piece.first
        let maximum: FixedDecimal? = piece.vagueness == .several ? piece.high : nil
        // 3亿元-5亿元: the first end has been read with its own currency.
        if let last = amounts.last, last.figure == index - 1, last.maximum == nil,
            RangeMark.stands(
                text, from: withInclusive(last.range.upperBound), to: piece.start),
            last.currency == piece.code, last.amount < piece.low
        {
            amounts.removeLast()
            piece.start = last.range.lowerBound
            piece.low = last.amount
            return append(piece, piece.high, last.qualifier)
        }
        if index > used, prefix == nil || prefix?.side == .before,
            RangeMark.stands(
                text, from: withInclusive(figures[index - 1].range.upperBound), to: piece.start)
        {
            guard let low = scaledLow(index - 1, index), !taken.overlaps(figures[index - 1].range)
            else {
                // 2021-5亿元 is no range, and no amount that is sure.
                used = piece.next
                return piece.next
            }
            let start = figures[index - 1].range.lowerBound
            let named = scanner.currencies.before(text, start)
            if let named, piece.code == "CNY" { piece.code = named.unit.code }
            piece.start = named?.start ?? start
            piece.low = low
            return append(piece, piece.high, nil)
        }
        if figures[index].numeral.isBare, !isBareFigureMoney(piece) { return piece.next }
        for other in listStart(before: piece)..<index {
            let figure = figures[other]
            _ = append(
                Piece(
                    start: figure.range.lowerBound, end: figure.range.upperBound,
                    low: figure.low, high: figure.high, vagueness: figure.numeral.vagueness,
                    code: piece.code, first: other, next: other + 1),
                figure.numeral.vagueness == .several ? figure.high : nil, nil)
        }
        return append(piece, maximum, nil)
    }

    /// `3-5亿元`: the magnitude is copied left where the left end has none.
    private func scaledLow(_ left: Int, _ right: Int) -> FixedDecimal? {
        let (low, high) = (figures[left], figures[right])
        guard !low.isOrdinal, !low.isCode, !low.numeral.isVague, !low.numeral.isBare else {
            return nil
        }
        if low.power > 1 { return low.value < high.value ? low.value : nil }
        let power = max(high.power, 1)
        if power == 1, low.numeral.isHan, low.numeral.range.count == 1, high.numeral.isHan,
            high.numeral.range.count == 2, low.value < FixedDecimal(10)
        {
            // 两到三千: both count thousands.
            let shared = multiplier(text[high.numeral.range.upperBound - 1])
            let scaled = low.value.times(max(shared, 1))
            return scaled.flatMap { $0 < high.value ? $0 : nil }
        }
        return low.value.times(power).flatMap { $0 < high.value ? $0 : nil }
    }

    /// The first figure of `3亿、5亿和2.5亿元`: each with a magnitude, nothing but marks between.
    private func listStart(before piece: Piece) -> Int {
        var first = piece.first
        var start = piece.start
        while first > used {
            let figure = figures[first - 1]
            guard figure.numeral.power >= 10_000, !figure.isOrdinal, !figure.isCode,
                !figure.numeral.isBare, isListMark(figure.range.upperBound, start),
                !taken.overlaps(figure.range)
            else { break }
            first -= 1
            start = figure.range.lowerBound
        }
        return first
    }

    private func isListMark(_ end: Int, _ start: Int) -> Bool {
        guard start > end, start - end <= 4 else { return false }
        var position = text.skippingBlanks(end, atMost: 1)
        switch text[position] {
        case "、", "和", "及", "与", "或": position += 1
        case "以" where text[position + 1] == "及": position += 2
        default: return false
        }
        return text.skippingBlanks(position, atMost: 1) == start
    }

    /// `亿元` alone is a figure only in `上亿元`, `超亿元`, `亿元以上`, `百亿元级`.
    private func isBareFigureMoney(_ piece: Piece) -> Bool {
        let before = scanner.qualifiers.before(text, piece.start, scope: .money)
        let after = scanner.qualifiers.after(text, piece.end, scope: .money)
        return before.word != nil || after.word?.qualifier == .over || text[piece.end] == "级"
            || piece.vagueness == .more
    }

    /// `注册资本5000万`, `千亿级产业集群`, or a text that is nothing but `小于40万`.
    private mutating func readImplied(at index: Int) -> Int {
        let figure = figures[index]
        let numeral = figure.numeral
        guard numeral.power >= 10_000 || numeral.isBare, !figure.isCode else { return index + 1 }
        let end = figure.range.upperBound
        let piece = Piece(
            start: figure.range.lowerBound, end: end, low: figure.low, high: figure.high,
            vagueness: numeral.vagueness, code: "CNY", first: index, next: index + 1)
        if text[end] == "级", numeral.high >= FixedDecimal(1_000_000_000),
            scanner.cues.starts(.magnitude, text, at: end + 1)
        {
            return append(piece, nil, nil)
        }
        guard !numeral.isBare || numeral.vagueness == .more else { return index + 1 }
        let after = scanner.qualifiers.after(text, end, scope: .money)
        let before = scanner.qualifiers.before(text, figure.range.lowerBound, scope: .money)
        let isWhole =
            text.skippingBlanks(0) == before.wordEdge
            && text.skippingBlanks(after.wordEdge) >= text.end
        let isCued =
            scanner.cues.introduces(text, before.wordEdge)
            && (isBoundary(after.wordEdge) || scanner.cues.starts(.verb, text, at: after.wordEdge))
        guard isWhole || isCued else { return index + 1 }
        return append(piece, numeral.vagueness == .several ? figure.high : nil, nil)
    }

    /// Nothing follows that the figure could count or measure.
    private func isBoundary(_ index: Int) -> Bool {
        let next = text[text.skippingBlanks(index)]
        switch next {
        case "/", "%", "-", "~", "—", "–", "、", "㎡", "℃", "‰": return false
        default: return !isIdeograph(next) && !isLetter(next) && arabicDigit(next) == nil
        }
    }
}
