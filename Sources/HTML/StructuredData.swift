import Text

/// Reads the few strings of JSON-LD that tell about an article.
///
/// `{"headline": "签约", "author": {"name": "王强"}}` gives `jsonld:headline` and
/// `jsonld:author.name`. Scripts of real pages are often broken JSON (raw line breaks in strings,
/// trailing commas, comments), so this walks tokens and never gives up on the rest.
struct StructuredData {
    private(set) var found: [HTMLContent.Metadata] = []

    private static let topics: Set<String> = [
        "headline", "datepublished", "datemodified", "author", "author.name", "publisher",
        "publisher.name",
    ]
    /// Deeper objects are not followed.
    private static let maximumDepth = 64

    /// For each open bracket: the key it stands under.
    private var path: [String] = []
    private var key = ""
    private var lastString: String?

    init(_ script: [UInt8]) {
        var index = 0
        while index < script.count {
            switch script[index] {
            case 0x22:
                let (string, end) = Self.string(in: script, from: index + 1)
                take(string)
                index = end
                continue
            case 0x3A:
                if let name = lastString { key = name.lowercased() }
                lastString = nil
            case 0x2C:
                settle()
                if path.last != "[" { key = "" }
            case 0x7B, 0x5B:
                guard path.count < Self.maximumDepth else { return }
                lastString = nil
                path.append(key)
                if script[index] == 0x7B { key = "" }
            case 0x7D, 0x5D:
                settle()
                key = path.popLast() ?? ""
            default: break
            }
            index += 1
        }
        settle()
    }

    private mutating func take(_ string: String) {
        settle()
        lastString = string
    }

    /// A string that no colon followed is a value.
    private mutating func settle() {
        guard let value = lastString else { return }
        lastString = nil
        guard !key.isEmpty else { return }
        var name = key
        if key == "name" {
            guard let owner = path.last, owner == "author" || owner == "publisher" else { return }
            name = owner + ".name"
        }
        guard Self.topics.contains(name), !value.isEmpty else { return }
        if name == "author" || name == "publisher" { name += ".name" }
        found.append(HTMLContent.Metadata(name: "jsonld:" + name, value: value))
    }

    /// The string up to its quote, unescaped, and the index after the quote.
    private static func string(in bytes: [UInt8], from start: Int) -> (String, Int) {
        var out: [UInt8] = []
        var index = start
        while index < bytes.count, bytes[index] != 0x22 {
            guard bytes[index] == 0x5C, index + 1 < bytes.count else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let escape = bytes[index + 1]
            index += 2
            switch escape {
            case 0x6E, 0x72, 0x74, 0x62, 0x66: out.append(0x20)
            case 0x75:
                var value: UInt32 = 0
                var digits = 0
                while digits < 4, index < bytes.count, let digit = hexadecimalDigit(bytes[index]) {
                    value = value << 4 | digit
                    digits += 1
                    index += 1
                }
                out.append(
                    contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8
                )
            default: out.append(escape)
            }
        }
        return (String(decoding: out, as: UTF8.self), min(index + 1, bytes.count))
    }
}
