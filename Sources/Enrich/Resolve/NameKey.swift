import Text

/// The key under which names of one thing meet: folded, without quotes, blanks and brackets' width.
///
/// `“城市管家” 项目` and `城市管家项目` have one key; `X(无锡)有限公司` and `X有限公司` do not.
struct NameKey: Sendable, Hashable, Codable, Comparable {
    let characters: [UInt32]

    init(_ name: String) {
        let folding = CharacterFolding.table
        var characters: [UInt32] = []
        characters.reserveCapacity(name.utf8.count / 2)
        for scalar in name.unicodeScalars {
            let folded = folding[scalar.value]
            if !Self.isIgnored(folded) { characters.append(folded) }
        }
        self.characters = characters
    }

    /// The key of an undertaking's name, which a trailing 项目 does not change.
    static func ofProject(_ name: String) -> NameKey {
        NameKey(name).dropping(suffix: project)
    }

    private static let project = NameKey("项目")

    private init(characters: [UInt32]) {
        self.characters = characters
    }

    var count: Int { characters.count }

    /// As text, to be hashed into an identifier.
    var text: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: characters.compactMap(Unicode.Scalar.init))
        return String(scalars)
    }

    func hasSuffix(_ other: NameKey) -> Bool {
        count >= other.count && characters.suffix(other.count).elementsEqual(other.characters)
    }

    func hasPrefix(_ other: NameKey) -> Bool {
        characters.starts(with: other.characters)
    }

    /// Where `other` stands inside, or `nil`.
    func position(of other: NameKey) -> Int? {
        guard other.count > 0, count >= other.count else { return nil }
        return (0...(count - other.count)).first {
            characters[$0..<($0 + other.count)].elementsEqual(other.characters)
        }
    }

    func dropping(suffix: NameKey) -> NameKey {
        hasSuffix(suffix) ? NameKey(characters: Array(characters.dropLast(suffix.count))) : self
    }

    func replacing(_ range: Range<Int>, with other: NameKey) -> NameKey {
        var changed = characters
        changed.replaceSubrange(range, with: other.characters)
        return NameKey(characters: changed)
    }

    /// Without what stands in brackets: `天安(无锡)基地` → `天安基地`.
    var withoutBrackets: NameKey {
        var depth = 0
        return NameKey(
            characters: characters.filter { character in
                if character == 0x28 { depth += 1 }
                defer { if character == 0x29 { depth = max(0, depth - 1) } }
                return depth == 0
            })
    }

    func slice(_ range: Range<Int>) -> NameKey {
        NameKey(characters: Array(characters[range]))
    }

    static func < (left: NameKey, right: NameKey) -> Bool {
        left.characters.lexicographicallyPrecedes(right.characters)
    }

    /// Quotes, blanks, dots, dashes and the marks of lists.
    private static func isIgnored(_ character: UInt32) -> Bool {
        switch character {
        case 0x20, 0x22, 0x27, 0x2C, 0x2D, 0xB7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,
            0x2022, 0x3001, 0x300A, 0x300B, 0x300C, 0x300D:
            true
        default: false
        }
    }
}
