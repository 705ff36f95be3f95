import Glibc

/// The log of one Delta table: a JSON file a version, each made by one link that fails if the version is there.
///
/// ```
/// delta/projects/_delta_log/00000000000000000007.json
/// delta/projects/part-00007-3f2a….parquet
/// ```
/// Every version of ours names the file that is active after it, so that the last one tells the state; versions
/// that others have made since (a compaction) are read forward from there. Source: Delta Transaction Log Protocol.
struct DeltaLog {
    /// What the table is after its last version.
    struct State {
        var version = -1
        /// Paths of the active files with their sizes.
        var files: [(path: String, size: Int)] = []
        /// Digest of the manifest of the run that our last version published.
        var manifest: String?
        /// The `schemaString` of our last version.
        var schema: String?
    }

    /// The table's folder.
    let folder: String

    private var log: String { folder + "/_delta_log" }

    func file(of version: Int) -> String { "\(log)/\(Self.padded(version, 20)).json" }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    func state() throws(DeltaError) -> State {
        guard FileSystem.kind(following: Array(log.utf8)) != nil else { return State() }
        let versions = try Self.attempt { () throws(SystemError) in
            try FileSystem.names(in: Array(log.utf8))
        }.compactMap { name -> Int? in
            name.count == 25 && name.suffix(5).elementsEqual(".json".utf8)
                ? Int(String(decoding: name.prefix(20), as: UTF8.self)) : nil
        }
        guard let last = versions.max() else { return State() }
        var foreign: [[JSON]] = []
        var version = last
        while version >= 0 {
            let actions = try read(version)
            if var state = Self.ours(actions) {
                for later in foreign.reversed() { Self.replay(later, on: &state) }
                state.version = last
                return state
            }
            foreign.append(actions)
            version -= 1
        }
        throw .foreign(folder: folder)
    }

    /// Adds a version; its actions are one JSON a line.
    func commit(_ actions: [JSON], version: Int) throws(DeltaError) {
        var bytes: [UInt8] = []
        for action in actions { bytes += JSONWriter.compact(action) + [0x0A] }
        let name = file(of: version)
        let unfinished = "\(log)/.\(version).winnow.tmp"
        let lines = bytes
        try Self.attempt { () throws(SystemError) in
            try FileSystem.makeFolder(log)
            try FileSystem.write(lines, to: unfinished)
        }
        let status = link(unfinished, name)
        let code = errno
        try Self.attempt { () throws(SystemError) in
            try FileSystem.remove(Array(unfinished.utf8))
        }
        guard status == 0 else {
            if code == EEXIST { throw .taken(folder: folder, version: version) }
            throw .system(SystemError("link", name, code: code))
        }
        try Self.attempt { () throws(SystemError) in try FileSystem.sync(log) }
    }

    private func read(_ version: Int) throws(DeltaError) -> [JSON] {
        let path = file(of: version)
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path)
        } catch {
            throw error.isMissing ? .foreign(folder: folder) : .system(error)
        }
        do {
            var actions: [JSON] = []
            for line in bytes.split(separator: 0x0A) {
                actions.append(try JSONParser.parse(Array(line)))
            }
            return actions
        } catch {
            throw .damaged(path: path)
        }
    }

    /// The state that a version of ours names.
    private static func ours(_ actions: [JSON]) -> State? {
        guard let told = actions.lazy.compactMap({ $0["commitInfo"]?["winnow"] }).first,
            let path = told["path"]?.string, let size = told["size"]?.integer
        else { return nil }
        return State(
            files: [(path, size)], manifest: told["manifest"]?.string,
            schema: told["schema"]?.string)
    }

    private static func replay(_ actions: [JSON], on state: inout State) {
        for action in actions {
            if let path = action["remove"]?["path"]?.string {
                state.files.removeAll { $0.path == path }
            }
            if let path = action["add"]?["path"]?.string {
                state.files.append((path, action["add"]?["size"]?.integer ?? 0))
            }
            // The files are those of another schema now.
            if action["metaData"] != nil { state.schema = nil }
        }
    }

    static func attempt<Value>(
        _ body: () throws(SystemError) -> Value
    ) throws(DeltaError) -> Value {
        do {
            return try body()
        } catch {
            throw .system(error)
        }
    }
}

/// Why a version could not be added.
enum DeltaError: Error, CustomStringConvertible {
    case system(SystemError)
    /// The log was not begun by winnow, or its last version of ours is gone.
    case foreign(folder: String)
    case damaged(path: String)
    case taken(folder: String, version: Int)

    var description: String {
        switch self {
        case .system(let error): "\(error)"
        case .foreign(let folder):
            "\(folder) is not a table that winnow has begun; move it away, and the next run begins a new one"
        case .damaged(let path): "\(path) is no Delta log; move the table away to begin a new one"
        case .taken(let folder, let version):
            "another program has added version \(version) to \(folder); the next run tries again"
        }
    }
}
