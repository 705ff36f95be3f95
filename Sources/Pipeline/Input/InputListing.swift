import Model

/// The files of all sources in the order of their paths' bytes, and what stands there but is no file.
package struct InputListing: Sendable {
    package private(set) var files: [ListedFile] = []
    package private(set) var rejects: [Reject] = []
    /// Files that were changed a moment ago and may still grow: left for the next run.
    package private(set) var deferred: [Source] = []
    /// When the listing was begun.
    private let time: UTCTime
    /// Hidden and temporary names: `.git`, `page.html.part`, `dump.tmp`.
    package private(set) var skipped = 0

    /// Lists every source; a file that two sources name counts for the first. Files younger than
    /// `settleSeconds` are deferred.
    ///
    /// Throws if the folder of a source is missing or cannot be read: an unmounted disk must not
    /// look like an empty one. Throws also for two files that tables could not tell apart.
    package init(
        _ sources: [Configuration.Source], settleSeconds: Int = 0
    ) throws(InputError) {
        let now = UTCTime.now()
        time = now
        var seen: Set<[UInt8]> = []
        let parts = sources.map { GlobPattern.split($0.path) }
        let roots = SourceRoots(parts.map { Array($0.folder.utf8) })
        for (index, source) in sources.enumerated() {
            let (folder, pattern) = parts[index]
            let root = Array(folder.utf8)
            let prefix = roots.prefixes[index]
            guard let real = FileSystem.resolved(root), FileSystem.kind(following: root) == .folder
            else { throw InputError.missingFolder(folder, source: source.name) }
            var walk = InputWalk(root: root, real: real, pattern: pattern, prefix: prefix)
            do {
                try walk.folder([])
            } catch {
                throw InputError.unreadableFolder(error, source: source.name)
            }
            for file in walk.files where seen.insert(real + [0x2F] + file.below).inserted {
                let source = Source(path: EscapedText.name(prefix + file.below))
                if file.status.isYounger(than: settleSeconds, now: now) {
                    deferred.append(source)
                    continue
                }
                files.append(
                    ListedFile(
                        path: root + [0x2F] + file.below, source: source, origin: index,
                        status: file.status))
            }
            rejects += walk.rejects
            skipped += walk.skipped
        }
        files.sort { ($0.source, $0.origin) < ($1.source, $1.origin) }
        rejects.sort { $0.source < $1.source }
        deferred.sort()
        // A folder reached once through a link and once around it may do this.
        for (file, next) in zip(files, files.dropFirst()) where file.source == next.source {
            throw InputError.sameSource(
                file.source, String(decoding: file.path, as: UTF8.self),
                String(decoding: next.path, as: UTF8.self))
        }
    }

    /// Digest of the names and states of all files; `nil` if one of them was touched so short before the
    /// listing that another change might not show.
    package var digest: ContentDigest? {
        guard deferred.isEmpty, files.allSatisfy({ $0.status.isSettled(time) }) else { return nil }
        var hasher = ContentHasher()
        for file in files {
            hasher.update(file.path + Array("\t\(file.origin) \(file.status.line)\n".utf8))
        }
        for reject in rejects {
            hasher.update(Array("-\t\(reject.source) \(reject.reason.rawValue)\n".utf8))
        }
        return hasher.finalize()
    }

    /// Keeps what `--only GLOB` and `--limit N` ask for.
    package mutating func restrict(only pattern: GlobPattern?, limit: Int?) {
        if let pattern {
            files = files.filter { pattern.matches(Array($0.source.path.utf8)) }
            rejects = rejects.filter { pattern.matches(Array($0.source.path.utf8)) }
            deferred = deferred.filter { pattern.matches(Array($0.path.utf8)) }
        }
        if let limit { keepFirst(limit) }
    }

    /// Keeps what comes first by its path, whatever is to become of it.
    private mutating func keepFirst(_ limit: Int) {
        let sources = files.map(\.source) + rejects.map(\.source) + deferred
        guard sources.count > limit else { return }
        let end = sources.sorted()[limit]
        files.removeAll { $0.source >= end }
        rejects.removeAll { $0.source >= end }
        deferred.removeAll { $0 >= end }
    }
}

/// Why there is nothing to run on.
package enum InputError: Error, CustomStringConvertible {
    case missingFolder(String, source: String)
    case unreadableFolder(SystemError, source: String)
    case sameSource(Source, String, String)
    case nothingFound(patterns: [String], skipped: Int)
    case nothingReadable(files: Int, first: String)

    package var description: String {
        switch self {
        case .missingFolder(let folder, let source):
            "source \"\(source)\": the folder \(EscapedText.oneLine(folder)) does not exist; make it, or correct extract.sources"
        case .unreadableFolder(let error, let source):
            "source \"\(source)\": \(error)"
        case .sameSource(let source, let first, let second):
            "\(EscapedText.oneLine(first)) and \(EscapedText.oneLine(second)) would both be called \(source) in tables; name their folders without a link or .. in extract.sources"
        case .nothingFound(let patterns, let skipped):
            "no page matches \(patterns.map(EscapedText.oneLine).joined(separator: ", "))"
                + (skipped > 0 ? " (\(skipped) hidden or temporary names were skipped)" : "")
                + "; put pages there, or correct extract.sources"
        case .nothingReadable(let files, let first):
            "none of the \(files) files could be read; the first: \(EscapedText.oneLine(first))"
        }
    }
}
