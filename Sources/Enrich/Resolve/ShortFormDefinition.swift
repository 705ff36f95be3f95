/// The words between a full name and the short form that a page defines: `(以下简称“`, `(下称`, `(“`.
enum ShortFormDefinition {
    /// Longest such words, in bytes.
    private static let longest = 36

    /// Whether only words of a definition stand between `end` and `start`, beginning with a bracket.
    static func joins(_ end: Int, _ start: Int, _ text: [UInt8]) -> Bool {
        guard start > end, start - end <= longest, start <= text.count else { return false }
        let between = String(decoding: text[end..<start], as: UTF8.self).unicodeScalars
        guard let first = between.first, first == "(" || first == "（" else { return false }
        // `(“乙实”)` and `(下称乙实)` define; `(乙实)` alone may be a parent or a place.
        return between.count > 1 && between.allSatisfy { words.contains($0.value) }
    }

    private static let words = Set("(（以下简称为又或统之:： ,，“”\"「『'‘".unicodeScalars.map(\.value))
}
