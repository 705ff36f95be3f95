import Glibc
import Load
import Model

/// Carries the Delta tables beside the runs, `delta/<table>`, on to what is published: one version a run.
///
/// The data files are the run's Parquet files under a second name (a hard link, or a copy where the file system has
/// none). Every table gets a version in every run, also when its rows are the same, so that one number is one run in all
/// tables. Versions are added after `current` has moved: a reader of `delta/` sees each table whole, and for a moment
/// some tables before others. A run that was killed in between is made up for by the next one, changed or not.
struct DeltaPublication {
    let output: OutputFolder
    /// Versions whose files stay readable.
    let keptVersions: Int
    let time: UTCTime

    /// Reads every log: what others have put there, or damaged, shows before anything is published.
    func check() throws(DeltaError) {
        for table in Schema.tables { _ = try log(of: table).state() }
    }

    private func log(of table: Table) -> DeltaLog {
        DeltaLog(folder: "\(output.path)/delta/\(table.name)")
    }

    /// Adds the versions that are missing; how many tables had none yet of this run.
    func publish(_ run: RunIdentifier, manifest: [UInt8]) throws(DeltaError) -> Int {
        guard let json = try? JSONParser.parse(manifest) else {
            throw .damaged(path: output.folder(of: run) + "/manifest.json")
        }
        let files = json["files"]?.elements ?? []
        let digest = ContentDigest(of: manifest).hexadecimal
        var added = 0
        for table in Schema.tables {
            let path = "parquet/\(table.name).parquet"
            guard let file = files.first(where: { $0["path"]?.string == path }),
                let sha256 = file["sha256"]?.string, let size = file["bytes"]?.integer,
                let rows = file["rows"]?.integer
            else { continue }
            let source = "\(output.folder(of: run))/\(path)"
            let isNew = try add(
                DataFile(source: source, sha256: sha256, size: size, rows: rows), to: table,
                manifest: digest)
            if isNew { added += 1 }
        }
        return added
    }

    private struct DataFile {
        let source: String
        let sha256: String
        let size: Int
        let rows: Int
    }

    private func add(
        _ file: DataFile, to table: Table, manifest: String
    ) throws(DeltaError) -> Bool {
        let log = log(of: table)
        let state = try log.state()
        guard state.manifest != manifest else { return false }
        let version = state.version + 1
        let schema = DeltaSchema.string(of: table)
        let schemaDigest = ContentDigest(of: Array(schema.utf8)).hexadecimal
        let suffix = "-\(file.sha256.prefix(32)).parquet"
        let isSame = state.files.count == 1 && state.files[0].path.hasSuffix(suffix)
        let path = isSame ? state.files[0].path : "part-\(DeltaLog.padded(version, 5))\(suffix)"
        if !isSame { try place(file.source, at: "\(log.folder)/\(path)") }

        var actions = [commitInfo(path, file, schemaDigest, manifest)]
        if version == 0 {
            actions.append(
                .object([
                    (
                        "protocol",
                        .object([
                            ("minReaderVersion", .number(1)), ("minWriterVersion", .number(2)),
                        ])
                    )
                ]))
        }
        if state.schema != schemaDigest { actions.append(metadata(table, schema)) }
        if !isSame {
            actions += state.files.map { removal($0) }
            actions.append(addition(path, file))
        }
        try log.commit(actions, version: version)
        try sweep(log.folder, after: version)
        return true
    }

    private var milliseconds: JSON { .number(Int(time.seconds) * 1000) }

    private func commitInfo(
        _ path: String, _ file: DataFile, _ schema: String, _ manifest: String
    ) -> JSON {
        .object([
            (
                "commitInfo",
                .object([
                    ("timestamp", milliseconds), ("operation", .string("WRITE")),
                    ("operationParameters", .object([("mode", .string("Overwrite"))])),
                    ("engineInfo", .string("winnow \(Version.current)")),
                    (
                        "winnow",
                        .object([
                            ("path", .string(path)), ("size", .number(file.size)),
                            ("schema", .string(schema)), ("manifest", .string(manifest)),
                        ])
                    ),
                ])
            )
        ])
    }

    private func metadata(_ table: Table, _ schema: String) -> JSON {
        .object([
            (
                "metaData",
                .object([
                    ("id", .string(Self.identifier(of: table))), ("name", .string(table.name)),
                    ("description", .string("\(table.titleZH) · \(table.titleEN)")),
                    (
                        "format",
                        .object([("provider", .string("parquet")), ("options", .object([]))])
                    ),
                    ("schemaString", .string(schema)), ("partitionColumns", .array([])),
                    ("configuration", .object([])), ("createdTime", milliseconds),
                ])
            )
        ])
    }

    private func addition(_ path: String, _ file: DataFile) -> JSON {
        .object([
            (
                "add",
                .object([
                    ("path", .string(path)), ("partitionValues", .object([])),
                    ("size", .number(file.size)), ("modificationTime", milliseconds),
                    ("dataChange", .boolean(true)),
                    ("stats", .string("{\"numRecords\":\(file.rows)}")),
                ])
            )
        ])
    }

    private func removal(_ file: (path: String, size: Int)) -> JSON {
        .object([
            (
                "remove",
                .object([
                    ("path", .string(file.path)), ("deletionTimestamp", milliseconds),
                    ("dataChange", .boolean(true)), ("extendedFileMetadata", .boolean(true)),
                    ("partitionValues", .object([])), ("size", .number(file.size)),
                ])
            )
        ])
    }

    /// A UUID made from the table's name: the log's only random number would be this one.
    private static func identifier(of table: Table) -> String {
        let digits = Array(ContentDigest(of: Array("winnow/\(table.name)".utf8)).hexadecimal.utf8)
        var text: [UInt8] = []
        for (index, digit) in digits.prefix(32).enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(index == 12 ? UInt8(ascii: "8") : index == 16 ? UInt8(ascii: "a") : digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Gives a file of the run its second name.
    private func place(_ source: String, at path: String) throws(DeltaError) {
        try DeltaLog.attempt { () throws(SystemError) in
            try FileSystem.makeFolder(FileSystem.folder(of: path))
            // What a killed run has left under this name was in no version.
            try FileSystem.remove(Array(path.utf8))
            if link(source, path) != 0 {
                guard [EXDEV, EPERM, EMLINK, EOPNOTSUPP, ENOSYS].contains(errno) else {
                    throw SystemError("link", path)
                }
                try FileSystem.write(try FileSystem.read(source), to: path)
            }
            try FileSystem.sync(FileSystem.folder(of: path))
        }
    }

    /// Removes the files that only versions before the kept ones need.
    private func sweep(_ folder: String, after version: Int) throws(DeltaError) {
        let names = try DeltaLog.attempt { () throws(SystemError) in
            try FileSystem.names(in: Array(folder.utf8))
        }
        // part-00007-… was added by version 7 and is active until the version of the next one.
        let parts = names.compactMap { name -> (version: Int, name: [UInt8])? in
            let text = String(decoding: name, as: UTF8.self).split(separator: "-")
            guard text.count == 3, text[0] == "part", text[2].utf8.count == 40,
                let added = Int(text[1])
            else { return nil }
            return (added, name)
        }.sorted { $0.version < $1.version }
        let firstKept = version - keptVersions + 1
        for (part, next) in zip(parts, parts.dropFirst()) where next.version <= firstKept {
            try DeltaLog.attempt { () throws(SystemError) in
                try FileSystem.remove(Array(folder.utf8) + [0x2F] + part.name)
            }
        }
    }
}
