extension Configuration {
    /// Reads the typed values off a tree that `ShapeChecker` has completed.
    ///
    /// Every key is there and has its shape, so the values after `??` are never reached; a test
    /// holds them against the shapes.
    init(effective: JSON, folder: String) {
        self.effective = effective.withoutSecrets
        self.folder = folder
        name = effective["name"]?.string ?? ""
        extract = Extract(effective["extract"] ?? .null, folder: folder)
        clean = Clean(effective["clean"] ?? .null)
        enrich = Enrich(effective["enrich"] ?? .null, folder: folder)
        quality = Quality(effective["quality"] ?? .null)
        load = Load(effective["load"] ?? .null, folder: folder)
        runtime = Runtime(effective["runtime"] ?? .null)
    }
}

extension Configuration.Extract {
    init(_ tree: JSON, folder: String) {
        sources = (tree["sources"]?.elements ?? []).map { .init($0, folder: folder) }
        pageBytes = tree["limits"]?["page_bytes"]?.integer ?? 0
        pageSeconds = tree["limits"]?["page_seconds"]?.integer ?? 0
        settleSeconds = tree["settle_seconds"]?.integer ?? 0
    }
}

extension Configuration.Source {
    init(_ tree: JSON, folder: String) {
        name = tree["name"]?.string ?? ""
        path = FileSystem.join(folder, tree["path"]?.string ?? "")
        format = tree["format"]?.string ?? ""
        charset = tree["charset"]?.string ?? ""
        let roles = ["text", "html", "url", "title", "published_at"]
        fields = roles.compactMap { role in
            (tree["fields"]?[role]?.string).map { (role: role, member: $0) }
        }
    }
}

extension Configuration.Clean {
    init(_ tree: JSON) {
        boilerplate = tree["boilerplate"]?.boolean ?? false
        spam = tree["spam"]?.boolean ?? false
        splitArticles = tree["split_articles"]?.boolean ?? false
        findsDuplicates = tree["duplicates"]?["enabled"]?.boolean ?? false
        duplicateThreshold = tree["duplicates"]?["threshold"]?.double ?? 0
    }
}

extension Configuration.Enrich {
    init(_ tree: JSON, folder: String) {
        lexicons = (tree["lexicons"]?.elements ?? []).compactMap(\.string)
            .map { FileSystem.join(folder, $0) }
        minimumConfidence = tree["minimum_confidence"]?.double ?? 0
        disabledRules = (tree["rules"]?["disabled"]?.elements ?? []).compactMap(\.string)
        corrections = (tree["corrections"]?.string).map { FileSystem.join(folder, $0) }
    }
}

extension Configuration.Quality {
    init(_ tree: JSON) {
        checks = tree["checks"]?.elements ?? []
        maximumRejects = (tree["maximum_rejects"]?.string).flatMap(Percentage.init) ?? .all
        maximumDrop = (tree["maximum_drop"]?.string).flatMap(Percentage.init) ?? .all
    }
}

extension Configuration.Load {
    init(_ tree: JSON, folder: String) {
        output = FileSystem.join(folder, tree["output"]?.string ?? "")
        keepRuns = tree["keep_runs"]?.integer ?? 0
        keepsDelta = (tree["sinks"]?.elements ?? []).contains { $0["delta"]?.boolean == true }
        sinks = (tree["sinks"]?.elements ?? []).map { sink in
            switch sink["type"]?.string {
            case "csv": .csv(spreadsheet: sink["flavour"]?.string == "spreadsheet")
            case "xlsx": .xlsx(language: sink["language"]?.string ?? "")
            case "sqlite": .sqlite
            case "postgresql":
                .postgresql(
                    connection: sink["connection"]?.string ?? "",
                    schema: sink["schema"]?.string ?? "",
                    readers: (sink["readers"]?.elements ?? []).compactMap(\.string))
            default:
                .parquet(
                    gzipLevel: sink["compression"]?.string == "gzip" ? sink["level"]?.integer : nil,
                    isCompact: sink["encodings"]?.string == "compact")
            }
        }
    }
}

extension Configuration.Runtime {
    init(_ tree: JSON) {
        workers = tree["workers"]?.integer ?? 0
        memoryMiB = tree["memory_mb"]?.integer ?? 0
    }
}

extension JSON {
    /// The number as a binary float, for thresholds; never for data.
    var double: Double? {
        if case .number(let literal) = value { Double(literal) } else { nil }
    }
}

extension Percentage {
    static let all = Percentage(millionths: 1_000_000)
}
