import CLexicons
import Text

/// The vocabulary files compiled into the program.
enum EmbeddedLexicons {
    static func bytes(of name: String) -> [UInt8]? {
        EmbeddedTable(name)?.bytes
    }

    /// All names, sorted.
    static var names: [String] {
        var names: [String] = []
        while let name = winnow_lexicon_name(names.count) { names.append(String(cString: name)) }
        return names
    }
}
