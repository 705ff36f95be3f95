/// A checked `pipeline.json` with every default filled in.
package struct Configuration: Sendable {
    package let name: String
    package let extract: Extract
    package let clean: Clean
    package let enrich: Enrich
    package let quality: Quality
    package let load: Load
    package let runtime: Runtime
    /// The whole tree with its defaults, as `validate --effective` prints it.
    package let effective: JSON
    /// The folder that relative paths start at.
    package let folder: String

    package struct Extract: Sendable {
        package let sources: [Source]
        package let pageBytes: Int
        package let pageSeconds: Int
        /// Age from which a file counts as written.
        package let settleSeconds: Int
    }

    /// One entry of `extract.sources`.
    package struct Source: Sendable {
        package let name: String
        /// The pattern as it counts: absolute, or relative to the working folder.
        package let path: String
        package let format: String
        package let charset: String
        /// JSON Lines: which member holds what, `text` → `body`.
        package let fields: [(role: String, member: String)]

        package init(
            name: String, path: String, format: String = "auto", charset: String = "auto",
            fields: [(role: String, member: String)] = []
        ) {
            self.name = name
            self.path = path
            self.format = format
            self.charset = charset
            self.fields = fields
        }
    }

    package struct Clean: Sendable {
        package let boilerplate: Bool
        package let spam: Bool
        package let splitArticles: Bool
        package let findsDuplicates: Bool
        package let duplicateThreshold: Double
    }

    package struct Enrich: Sendable {
        package let lexicons: [String]
        package let minimumConfidence: Double
        package let disabledRules: [String]
        /// A CSV file of corrections, if there is one.
        package let corrections: String?
    }

    package struct Quality: Sendable {
        package let checks: [JSON]
        package let maximumRejects: Percentage
        package let maximumDrop: Percentage
    }

    package struct Load: Sendable {
        package let output: String
        package let keepRuns: Int
        package let sinks: [Sink]
        /// Whether Delta tables are carried on beside the runs.
        package let keepsDelta: Bool
    }

    package enum Sink: Sendable, Hashable {
        case csv(spreadsheet: Bool)
        /// `isCompact` takes the delta encodings.
        case parquet(gzipLevel: Int?, isCompact: Bool = false)
        case xlsx(language: String)
        case sqlite
        case postgresql(connection: String, schema: String, readers: [String])
    }

    package struct Runtime: Sendable {
        package let workers: Int
        package let memoryMiB: Int
    }
}
