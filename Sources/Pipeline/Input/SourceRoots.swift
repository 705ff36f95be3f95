import Glibc

/// The input root that paths of tables start at, and where below it the folder of each source lies.
///
/// One source: its own folder, so that `news/2024/**/*` gives `a.html`. Several: the deepest folder that
/// holds all of them, so that `crawl/a/**` and `crawl/b/**` give `a/1.html` and `b/1.html`, which no
/// two files have in common.
struct SourceRoots {
    /// What stands before the path below each source's folder: empty, or ends in `/`.
    let prefixes: [[UInt8]]

    /// `folders`: those of the sources, relative to the working folder or absolute.
    init(_ folders: [[UInt8]]) {
        let paths = folders.map { Self.names(of: $0) }
        var shared = paths.first ?? []
        for path in paths.dropFirst() {
            shared = zip(shared, path).prefix { $0 == $1 }.map(\.0)
        }
        prefixes = paths.map { path in
            path.dropFirst(shared.count).flatMap { $0 + [0x2F] }
        }
    }

    /// The names from `/` down, links not followed: a folder keeps its name when a link to it is moved.
    private static func names(of folder: [UInt8]) -> [[UInt8]] {
        var names: [[UInt8]] = []
        let isAbsolute = folder.first == 0x2F
        for name in (isAbsolute ? folder : workingFolder + [0x2F] + folder).split(separator: 0x2F) {
            switch Array(name) {
            case [0x2E]: continue
            case [0x2E, 0x2E]: _ = names.popLast()
            case let name: names.append(name)
            }
        }
        return names
    }

    private static var workingFolder: [UInt8] {
        guard let path = getcwd(nil, 0) else { return [] }
        defer { free(path) }
        return Array(UnsafeRawBufferPointer(start: path, count: strlen(path)))
    }
}
