import Lexicon
import Model
import Text

@testable import Values

/// A sentence with its places in brackets: `总部在⟦320205:锡山区⟧`.
///
/// Before the colon stand the division's code, a country's code for a foreign place, or `?` for a
/// place that cannot be told apart.
struct MarkedPlaces {
    let text: String
    let expected: [String]

    init(_ marked: String) {
        var text = ""
        var expected: [String] = []
        for (number, part) in marked.split(separator: "⟦", omittingEmptySubsequences: false)
            .enumerated()
        {
            guard number > 0, let close = part.firstIndex(of: "⟧"),
                let colon = part.firstIndex(of: ":")
            else {
                text += part
                continue
            }
            let surface = part[part.index(after: colon)..<close]
            expected.append("\(part[..<colon]):\(surface)@\(text.utf8.count)")
            text += surface
            text += part[part.index(after: close)...]
        }
        self.text = text
        self.expected = expected
    }

    /// What the scanner finds, in the form of `expected`.
    func found(by scanner: PlaceScanner, context: PlaceContext = PlaceContext()) -> [String] {
        let bytes = Array(text.utf8)
        var mentions: [Mention] = []
        scanner.scan(FoldedText(bytes), context: context, into: &mentions)
        return mentions.map { mention in
            guard case .place(let place) = mention.value else { return "no place" }
            let code = place.divisionCode ?? (place.country == "CN" ? "?" : place.country)
            let surface = String(decoding: bytes[mention.range], as: UTF8.self)
            return "\(code):\(surface)@\(mention.range.lowerBound)"
        }
    }
}

/// The scanner over the built-in tables, built once for all tests.
enum BuiltInPlaces {
    static let scanner = Result { try PlaceScanner(LexiconStore()) }
}
