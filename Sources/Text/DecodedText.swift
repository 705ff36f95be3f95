/// A page's bytes as UTF-8.
package struct DecodedText: Sendable, Hashable {
    /// Valid UTF-8 without byte order mark and without NUL.
    package let text: [UInt8]
    /// Name of the encoding the bytes were read as: `UTF-8`, `GB18030`, `Big5-HKSCS`, `UTF-16LE`….
    package let charset: String
    /// Characters that could not be read and became U+FFFD, and NULs that were dropped.
    package let replacementCount: Int

    package init(text: [UInt8], charset: String, replacementCount: Int) {
        self.text = text
        self.charset = charset
        self.replacementCount = replacementCount
    }
}
