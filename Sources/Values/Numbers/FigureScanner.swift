import Lexicon
import Model

/// Finds every numeral of a text once, so that all kinds of values are read off one list.
struct FigureScanner: Sendable {
    let reader: NumeralReader
    private let starts: CharacterSet

    init(reader: NumeralReader) {
        self.reader = reader
        starts = CharacterSet(where: Self.startsNumeral)
    }

    func scan(_ text: CharacterView, into figures: inout [Figure]) {
        var position = 0
        while position < text.end {
            let character = text.characters[position]
            guard starts.contains(character) else {
                position += 1
                continue
            }
            let isHan = character > 0x7F
            if isHan, reader.isInsideWord(text, position) {
                position += 1
                continue
            }
            if !isHan, let end = codeEnd(text, from: position) {
                position = end
                continue
            }
            guard let numeral = reader.read(text, at: position), !numeral.range.isEmpty else {
                position = runEnd(text, from: position)
                continue
            }
            figures.append(figure(numeral, in: text, after: figures.last?.range.upperBound ?? 0))
            position = max(numeral.range.upperBound, figures.last?.range.upperBound ?? 0)
        }
    }

    private static func startsNumeral(_ character: UInt32) -> Bool {
        if character < 0x3007 {
            return arabicDigit(character) != nil || character == "."
        }
        if character > 0x9918 { return false }
        return hanDigit(character) != nil || multiplier(character) > 0 || character == "几"
            || character == "半" || character == "数" || character == "幾" || character == "數"
    }

    private func figure(_ numeral: Numeral, in text: CharacterView, after previous: Int) -> Figure {
        var start = numeral.range.lowerBound
        var end = numeral.range.upperBound
        var value = numeral.floor
        var suffix = 1
        let isOrdinal: Bool
        let before = text.lastBeforeBlanks(start)
        isOrdinal = text[before] == "第"
        if !numeral.isHan, arabicDigit(text[end - 1]) != nil, !isLetter(text[end + 1]) {
            let isFraction = text[start] == "."
            let factor = text[end] == "k" ? 1000 : 1_000_000_000
            if text[end] == "k" || (text[end] == "g" && isFraction),
                let scaled = value.times(factor)
            {
                value = scaled
                end += 1
                suffix = factor
            }
        }
        let isNegative = before >= previous && isSign(text, at: before, before: start)
        if isNegative {
            start = before
            value = value.negated
        }
        let first = text[numeral.range.lowerBound]
        return Figure(
            numeral: numeral, range: start..<end, value: value, isNegative: isNegative,
            isOrdinal: isOrdinal,
            isCode: first < 0x80 && isLetter(text[numeral.range.lowerBound - 1]),
            suffix: suffix)
    }

    /// `负` always is a sign, `-` only where no range, date or code can be meant.
    private func isSign(_ text: CharacterView, at index: Int, before start: Int) -> Bool {
        if text[index] == "负" || text[index] == "負" { return true }
        guard text[index] == "-" || text[index] == "−", index == start - 1 else { return false }
        let previous = text[index - 1]
        switch previous {
        case 0, " ", "\n", "(", "[", ":", ",", "、", "=", "。", ";", "~", "“": return true
        default: return false
        }
    }

    /// `400-0123-021`, `2022-03-10-8`: three and more groups of digits are a code or a date.
    private func codeEnd(_ text: CharacterView, from start: Int) -> Int? {
        var position = start
        var groups = 0
        var end = start
        while arabicDigit(text[position]) != nil {
            while arabicDigit(text[position]) != nil { position += 1 }
            groups += 1
            end = position
            guard text[position] == "-" else { break }
            position += 1
        }
        return groups >= 3 ? end : nil
    }

    /// Digits that are no numeral are skipped as a whole, which keeps the scan linear.
    private func runEnd(_ text: CharacterView, from start: Int) -> Int {
        var position = start
        if text[start] == "." { return start + 1 }
        if text[start] < 0x80 {
            while arabicDigit(text[position]) != nil || text[position] == "." { position += 1 }
        } else {
            while hanDigit(text[position]) != nil || multiplier(text[position]) > 0 {
                position += 1
            }
        }
        return max(position, start + 1)
    }
}
