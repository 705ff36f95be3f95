import Model
import Text

/// Finds dates in folded text.
package struct DateScanner: Sendable {
    package init() {}

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
