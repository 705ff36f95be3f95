/// A pattern for paths, matched byte by byte: `news/**/*.html`, `dump-?.jsonl.gz`.
///
/// `*` stands for any bytes of one name, `?` for one byte that is no `/`, `**` as a whole name for
/// any number of folders, none too.
package struct GlobPattern: Sendable {
    private let parts: [[UInt8]]

    package init(_ pattern: [UInt8]) {
        parts = pattern.split(separator: 0x2F).map(Array.init)
    }

    package init(_ pattern: String) {
        self.init(Array(pattern.utf8))
    }

    /// Splits `seeds/2024*/**/*` into the folder without wildcards, `seeds`, and the pattern below it.
    ///
    /// A path without any wildcard names one file: its folder, and its name as pattern.
    package static func split(_ path: String) -> (folder: String, pattern: GlobPattern) {
        let bytes = Array(path.utf8)
        let wild = bytes.firstIndex { isWild($0) } ?? bytes.endIndex
        let slash = bytes[..<wild].lastIndex(of: 0x2F)
        guard let slash else { return (".", GlobPattern(bytes)) }
        let folder = slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
        return (folder, GlobPattern(Array(bytes[(slash + 1)...])))
    }

    private static func isWild(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?")
    }

    /// Whether the whole path matches; `path` has no leading `/`.
    package func matches(_ path: [UInt8]) -> Bool {
        matches(parts[...], path.split(separator: 0x2F)[...])
    }

    /// Whether something below the folder `path` could still match, so that it is worth reading.
    package func canMatch(below path: [UInt8]) -> Bool {
        let names = path.split(separator: 0x2F)
        for (index, name) in names.enumerated() {
            guard index < parts.count else { return false }
            if parts[index] == Self.anyFolders { return true }
            if !Self.matchesName(parts[index], name) { return false }
        }
        return parts.count > names.count
    }

    private static let anyFolders = Array("**".utf8)

    /// `a/**` matches the files below `a`, not `a` itself: `**` takes at least one name at the end.
    private func matches(_ parts: ArraySlice<[UInt8]>, _ names: ArraySlice<ArraySlice<UInt8>>)
        -> Bool
    {
        // Where to resume when a name does not fit: after the last `**`, one folder further.
        var (part, name) = (parts.startIndex, names.startIndex)
        var resume: (part: Int, name: Int)?
        while name < names.endIndex {
            if part < parts.endIndex, parts[part] == Self.anyFolders {
                resume = (part, name)
                part += 1
            } else if part < parts.endIndex, Self.matchesName(parts[part], names[name]) {
                part += 1
                name += 1
            } else if let last = resume {
                resume = (last.part, last.name + 1)
                part = last.part + 1
                name = last.name + 1
            } else {
                return false
            }
        }
        return part == parts.endIndex
    }

    private static func matchesName(_ pattern: [UInt8], _ name: ArraySlice<UInt8>) -> Bool {
        var (position, index) = (0, name.startIndex)
        var resume: (position: Int, index: Int)?
        while index < name.endIndex {
            if position < pattern.count, pattern[position] == UInt8(ascii: "*") {
                resume = (position, index)
                position += 1
            } else if position < pattern.count,
                pattern[position] == name[index] || pattern[position] == UInt8(ascii: "?")
            {
                position += 1
                index += 1
            } else if let last = resume {
                resume = (last.position, last.index + 1)
                position = last.position + 1
                index = last.index + 1
            } else {
                return false
            }
        }
        return pattern[position...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
