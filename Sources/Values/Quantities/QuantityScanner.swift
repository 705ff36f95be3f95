import Lexicon
import Model
import Text

/// Reads measures and counts: `2338平方公里`, `840亩`, `近2000套`, `30—50家`, `8.3万片/月`.
///
/// Unlike an amount of money a quantity leaves out words of several characters that bound it
/// (`超过250m`); its qualifier tells them. `一个` is an article, not a count.
struct QuantityScanner: Sendable {
    let units: UnitReader
    let qualifiers: QualifierReader

    func scan(
        _ text: CharacterView, _ figures: [Figure], notIn taken: SpanSet,
        into found: inout [ValueMention]
    ) {
        var index = 0
        var used = 0
        while index < figures.count {
            guard var measure = measure(text, figures, at: index),
                !taken.overlaps(figures[index].range)
            else {
                index += 1
                continue
            }
            if let low = rangeStart(text, figures, before: index, used, measure, taken) {
                measure.maximum = measure.high
                measure.low = low.value
                measure.range = low.start..<measure.range.upperBound
            }
            used = measure.next
            index = measure.next
            found.append(mention(text, measure))
        }
    }

    private struct Measure {
        var range: Range<Int>
        var low: FixedDecimal
        var high: FixedDecimal
        var maximum: FixedDecimal?
        var unit: String
        var vagueness: Numeral.Vagueness
        var isBare: Bool
        var next: Int
    }

    private func measure(_ text: CharacterView, _ figures: [Figure], at index: Int) -> Measure? {
        let figure = figures[index]
        guard !figure.isOrdinal, !figure.isCode, !figure.hasSuffix,
            let (unit, unitEnd) = units.read(text, at: figure.range.upperBound), isWanted(unit)
        else { return nil }
        let isCount = unit.kind == .count || unit.code == "d"
        if isCount, figure.numeral.isHan, figure.value == FixedDecimal(1),
            figure.numeral.vagueness == .none
        {
            return nil
        }
        if figure.numeral.isBare, figure.numeral.vagueness == .none,
            qualifiers.before(text, figure.range.lowerBound, scope: .quantity).word == nil
        {
            return nil
        }
        if figure.numeral.isDigitString, figure.numeral.range.count > 3 { return nil }
        var measure = Measure(
            range: figure.range.lowerBound..<unitEnd, low: figure.low, high: figure.high,
            maximum: figure.numeral.vagueness == .several ? figure.high : nil,
            unit: unit.code == "d" ? "天" : unit.code, vagueness: figure.numeral.vagueness,
            isBare: figure.numeral.isBare, next: index + 1)
        if figure.numeral.vagueness == .more { measure.low = figure.value }
        addTail(text, figures, unit, &measure)
        if let period = units.period(text, at: unitEnd, of: unit) {
            measure.unit += "/" + period.code
            measure.range = measure.range.lowerBound..<period.end
        }
        return measure
    }

    private func isWanted(_ unit: UnitReader.Unit) -> Bool {
        switch unit.kind {
        case .time: false
        case .duration: unit.code == "d"
        default: true
        }
    }

    /// `两米半` 2.5, `三米九` 3.9, `3斤5两` 3.5.
    private func addTail(
        _ text: CharacterView, _ figures: [Figure], _ unit: UnitReader.Unit,
        _ measure: inout Measure
    ) {
        let end = measure.range.upperBound
        guard measure.vagueness == .none, unit.kind != .count, unit.kind != .duration else {
            return
        }
        var tail: FixedDecimal?
        var newEnd = end + 1
        if text[end] == "半", !isIdeograph(text[end + 1]) {
            tail = FixedDecimal(unscaled: 5, scale: 1)
        } else if measure.next < figures.count, figures[measure.next].range.lowerBound == end,
            figures[measure.next].value < FixedDecimal(10), !figures[measure.next].numeral.isVague
        {
            let next = figures[measure.next]
            let follow = units.read(text, at: next.range.upperBound)
            if unit.code == "jin", let follow, follow.unit.code == "liang" {
                newEnd = follow.end
            } else if !(unit.code == "m" && next.numeral.isHan
                && !isIdeograph(text[next.range.upperBound]))
            {
                return
            }
            tail = next.value.multiplied(by: FixedDecimal(unscaled: 1, scale: 1))
            if follow == nil { newEnd = next.range.upperBound }
            measure.next += 1
        }
        guard let tail, let sum = measure.low.plus(tail) else { return }
        measure.low = sum
        measure.high = sum
        measure.range = measure.range.lowerBound..<newEnd
    }

    /// The left end of `30—50家`, with the magnitude copied where it has none.
    private func rangeStart(
        _ text: CharacterView, _ figures: [Figure], before index: Int, _ used: Int,
        _ measure: Measure, _ taken: SpanSet
    ) -> (value: FixedDecimal, start: Int)? {
        guard index > used, measure.vagueness == .none else { return nil }
        let left = figures[index - 1]
        guard RangeMark.stands(text, from: left.range.upperBound, to: measure.range.lowerBound),
            !left.isCode, !left.isOrdinal, !left.numeral.isVague, !left.numeral.isBare,
            !taken.overlaps(left.range)
        else { return nil }
        let power = figures[index].numeral.power
        guard let value = left.numeral.power > 1 ? left.value : left.value.times(power),
            value < measure.high
        else { return nil }
        return (value, left.range.lowerBound)
    }

    private func mention(_ text: CharacterView, _ measure: Measure) -> ValueMention {
        var before = qualifiers.before(text, measure.range.lowerBound, scope: .quantity)
        if before.word?.isUpward == true, !measure.isBare {
            before = QualifierReader.Found(
                edge: measure.range.lowerBound, wordEdge: measure.range.lowerBound, word: nil)
        }
        let after = qualifiers.after(text, measure.range.upperBound, scope: .quantity)
        return ValueMention(
            min(before.edge, measure.range.lowerBound)..<max(after.edge, measure.range.upperBound),
            .quantity(
                Mention.Quantity(
                    value: measure.low, maximum: measure.maximum, unit: measure.unit,
                    qualifier: combined(before.word, after.word, measure.vagueness))))
    }
}

/// What stands between the two ends of a range: `-`, `~`, `—`, `至`, `到`.
enum RangeMark {
    static func stands(_ text: CharacterView, from end: Int, to start: Int) -> Bool {
        guard start > end, start - end <= 4 else { return false }
        var hasMark = false
        for index in end..<start {
            switch text[index] {
            case "-", "~", "–", "—", "―", "〜", "至", "到", "∼", "−": hasMark = true
            case " ": continue
            default: return false
            }
        }
        return hasMark
    }
}
