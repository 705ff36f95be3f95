import Text

/// The simplified form of a text, for `winnow annotate --simplified`.
enum SimplifiedForm {
    static func of(_ text: [UInt8]) -> String {
        let folded = FoldedText(text)
        var output = String.UnicodeScalarView()
        for character in folded.characters {
            output.append(Unicode.Scalar(character) ?? "\u{FFFD}")
        }
        return String(output)
    }
}
