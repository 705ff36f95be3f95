import Lexicon
import Model

/// Reads lengths of time: `4个工作日`, `两年半`, `24小时`. Units are UCUM codes where there are any.
struct DurationScanner: Sendable {
    let units: UnitReader

    func scan(
        _ text: CharacterView, _ figures: [Figure], notIn taken: SpanSet,
        into found: inout [ValueMention]
    ) {
        for index in figures.indices {
            guard let (unit, unitEnd) = units.read(text, at: figures[index].range.upperBound),
                unit.kind == .duration
            else { continue }
            let figure = figures[index]
            guard !figure.isOrdinal, !figure.isCode, !figure.numeral.isBare,
                !taken.overlaps(figure.range)
            else { continue }
            var value = figure.value
            var end = unitEnd
            if unit.code == "a", value >= FixedDecimal(1000) { continue }
            if text[end] == "半", let half = value.plus(FixedDecimal(unscaled: 5, scale: 1)) {
                value = half
                end += 1
            }
            found.append(
                ValueMention(figure.range.lowerBound..<end, .duration(value, unit: unit.code)))
        }
    }
}
