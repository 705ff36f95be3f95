import Model

/// Goes through the folders of one source; links and devices become rejects.
struct InputWalk {
    let root: [UInt8]
    /// `root` with its links followed: what escapes from it is not read.
    let real: [UInt8]
    let pattern: GlobPattern
    /// What stands before the path below `root` in tables: empty, or ends in `/`.
    let prefix: [UInt8]
    private(set) var files: [(below: [UInt8], status: FileStatus)] = []
    private(set) var rejects: [Reject] = []
    private(set) var skipped = 0

    /// Deeper folders are left out with a reject: nobody scrapes into 64 levels on purpose.
    private static let maximumDepth = 64

    init(root: [UInt8], real: [UInt8], pattern: GlobPattern, prefix: [UInt8] = []) {
        self.root = root
        self.real = real
        self.pattern = pattern
        self.prefix = prefix
    }

    /// Lists the folder at `below` the root, in the order of names.
    mutating func folder(_ below: [UInt8], depth: Int = 0) throws(SystemError) {
        for name in try FileSystem.names(in: below.isEmpty ? root : root + [0x2F] + below) {
            let path = below.isEmpty ? name : below + [0x2F] + name
            if Self.isHidden(name) {
                if pattern.matches(path) || pattern.canMatch(below: path) { skipped += 1 }
                continue
            }
            let status = FileSystem.status(of: root + [0x2F] + path)
            switch status?.kind {
            case .folder: try descend(path, depth: depth)
            case .file:
                if pattern.matches(path), let status { files.append((path, status)) }
            case .link: if pattern.matches(path) { rejectLink(path) }
            case .other:
                if pattern.matches(path) {
                    reject(
                        path, .notRegularFile,
                        "a device, pipe or socket is not read; put a file in its place")
                }
            // It was there a moment ago: whoever took it away meant it.
            case nil: skipped += 1
            }
        }
    }

    private mutating func descend(_ path: [UInt8], depth: Int) throws(SystemError) {
        guard pattern.canMatch(below: path) else { return }
        guard depth < Self.maximumDepth else {
            reject(
                path, .unreadable,
                "the folder lies more than \(Self.maximumDepth) levels deep and is not read")
            return
        }
        do {
            try folder(path, depth: depth + 1)
        } catch {
            reject(path, .unreadable, "the folder cannot be read: \(error.reason)")
        }
    }

    private mutating func rejectLink(_ path: [UInt8]) {
        let target = FileSystem.resolved(root + [0x2F] + path)
        if let target, !target.starts(with: real + [0x2F]) {
            reject(
                path, .escapesRoot, "the link leads out of the source's folder and is not followed")
        } else {
            reject(
                path, .notRegularFile, "links are not followed; the source names the file itself")
        }
    }

    private mutating func reject(_ path: [UInt8], _ reason: Reject.Reason, _ message: String) {
        rejects.append(
            Reject(
                source: Source(path: EscapedText.name(prefix + path)), stage: .extract,
                reason: reason,
                message: message))
    }

    /// Names that scrapers and editors use for what is not finished: `.page`, `page.part`, `page.tmp`, `page~`.
    static func isHidden(_ name: [UInt8]) -> Bool {
        name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~")
            || name.reversed().starts(with: ".part".utf8.reversed())
            || name.reversed().starts(with: ".tmp".utf8.reversed())
    }
}
