/// A word of the text with the part it can play in a name. Positions count folded characters.
struct Token: Sendable {
    let start: Int32
    let end: Int32
    let kind: Kind
    /// Index into `NameVocabulary.entries`, or -1.
    let entry: Int32

    enum Kind: UInt8, Sendable {
        /// A single character that begins no known word: the stuff of brands and persons' names.
        case unknown
        case noun
        case verb
        case adjective
        /// `的`, `位于`, `将`: never inside a name.
        case stop
        /// `和`, `与`, `及`.
        case join
        /// `该`, `一些`: what follows is no name.
        case determiner
        /// `对`, `有`, `大`: usually outside a name.
        case weak
        case generic
        case apposition
        case numeral
        case time
        case place
        /// An amount, date or quantity found by the value scanner.
        case value
        case latin
        case trade
        case title
        case suffix
        case head
        /// An organization of the gazetteer, or one found by an earlier rule.
        case organization
        /// `、`
        case list
        /// `,` `:` and blanks between sentences' parts.
        case comma
        /// `。` `!` `;` and line ends.
        case terminal
        case open
        case close
        case quoteOpen
        case quoteClose
        /// `·`, `-` and `&`: inside foreign names.
        case connector
        /// A line break inside a sentence, or a blank between words.
        case blank
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    var count: Int { Int(end - start) }
}
