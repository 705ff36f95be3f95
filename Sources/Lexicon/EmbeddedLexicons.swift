import CLexicons

/// The vocabulary files compiled into the program.
enum EmbeddedLexicons {
    static func bytes(of name: String) -> [UInt8]? {
        var length = 0
        guard let start = winnow_lexicon(name, &length) else { return nil }
        return Array(UnsafeRawBufferPointer(start: start, count: length))
    }
}
