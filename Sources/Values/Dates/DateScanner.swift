import Lexicon
import Model
import Text

/// Finds dates in folded text.
package struct DateScanner: Sendable {
    /// `nil`: only days told in full can be found.
    private let grammar: Grammar?

    private struct Grammar: Sendable {
        let words: DateWords
        let units: UnitReader
        let starts: CharacterSet
        /// The first two characters of what begins with no number: most places are refused by this.
        let pairs: PhraseStarts
    }

    /// Finds days told in full only, see ``scanAbsolute(_:range:)``; needs no vocabulary.
    package init() { grammar = nil }

    init(words: DateWords, units: UnitReader) {
        grammar = Grammar(
            words: words, units: units,
            starts: CharacterSet(Self.starts + words.starts), pairs: Self.pairs(words))
    }

    /// All dates of a text, in order, none overlapping.
    ///
    /// Without a `reference` only those are found whose days the text tells by itself.
    func scan(_ text: CharacterView, reference: CalendarDate?, into found: inout [ValueMention]) {
        guard let grammar else { return }
        var reading = DateReading(
            text: text, words: grammar.words, units: grammar.units, reference: reference)
        var position = 0
        while position < text.end {
            let character = text.characters[position]
            guard grammar.starts.contains(character),
                DateReading.isNumeric(character)
                    || grammar.pairs.mayContain(character, text[position + 1])
            else {
                position += 1
                continue
            }
            let dates = reading.expression(at: position)
            guard let last = dates.last else {
                position = skip(text, position)
                continue
            }
            for date in dates where !date.isNone {
                found.append(ValueMention(date.range, .date(date.span)))
                if date.unit == .day, date.precision == .day { reading.anchor = date.end }
            }
            position = max(last.range.upperBound, position + 1)
        }
    }

    /// Arabic digits are left behind as a whole: no date starts inside a number.
    private func skip(_ text: CharacterView, _ start: Int) -> Int {
        var position = start
        guard arabicDigit(text[position]) != nil else { return position + 1 }
        while arabicDigit(text[position]) != nil { position += 1 }
        return position
    }

    private static func pairs(_ words: DateWords) -> PhraseStarts {
        var pairs = PhraseStarts()
        for (first, second) in words.pairs { pairs.insert(first, second) }
        // 前5个月, 上两周, 近三年, 第一季度, 半年后; 过去, 未来, 今后, 首季, 民国, 公元.
        for first in "q民公第前后近过未今上下首头半".unicodeScalars {
            for second in "0123456789〇零一壹弌二两贰兩貳弍三叁参叄參弎四肆五伍六陆陸七柒八捌九玖十拾廿卅半几的这去来后季国元q年月天周日星礼个多余工 "
                .unicodeScalars
            {
                pairs.insert(first.value, second.value)
            }
        }
        return pairs
    }

    /// Besides those that the words of dates begin with.
    private static let starts =
        ("0123456789q〇零一壹弌二两贰兩貳弍三叁参叄參弎四肆五伍六陆陸七柒八捌九玖十拾廿卅"
        + "民公第前后近过未今上下首头半“\"「『‘").unicodeScalars.map(\.value)

    /// All days told in full inside a range of characters, in order: `发布时间:2022-03-10 19:50`.
    ///
    /// Needs neither a vocabulary nor a reference date, so that datelines and listings can be
    /// recognized before an article's date is known. A day whose range would leave `range` is not
    /// reported; impossible days (`2022-02-30`) are none.
    package func scanAbsolute(_ text: FoldedText, range: Range<Int>) -> [AbsoluteDate] {
        let reader = AbsoluteDateReader(text: CharacterView(text, upTo: range.upperBound))
        var found: [AbsoluteDate] = []
        var position = max(0, range.lowerBound)
        while position < reader.text.end {
            let character = reader.text[position]
            if character == "民" || arabicDigit(character) != nil || hanDigit(character) != nil,
                let date = reader.read(at: position)
            {
                found.append(date)
                position = date.range.upperBound
            } else {
                position += 1
            }
        }
        return found
    }
}
