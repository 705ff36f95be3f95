import Model

/// Reads `第三`, `第二百五十`: the place in an order, without the word counted (`第一名`).
struct OrdinalScanner: Sendable {
    func scan(_ text: CharacterView, _ figures: [Figure], into found: inout [ValueMention]) {
        for figure in figures where figure.isOrdinal && !figure.isNegative {
            let start = text.lastBeforeBlanks(figure.range.lowerBound)
            guard figure.value.scale == 0, figure.numeral.vagueness == .none,
                let place = Int(exactly: figure.value.unscaled)
            else { continue }
            found.append(ValueMention(start..<figure.range.upperBound, .ordinal(place)))
        }
    }
}
