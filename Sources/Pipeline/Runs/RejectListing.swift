import Load
import Model

/// The table `rejects` of a run with the remedy of each code.
package struct RejectListing: Sendable {
    package struct Entry: Sendable {
        package let source: String
        package let stage: String
        package let code: String
        package let message: String
        package let sha256: String?
        package var remedy: String { Reject.Reason(rawValue: code)?.remedy ?? "" }
    }

    package private(set) var entries: [Entry] = []

    package init(_ run: RunIdentifier, of output: OutputFolder) throws(RunFailure) {
        let tables = try RunTables(run, of: output)
        guard let table = Schema.table(named: "rejects") else { return }
        let rows = try tables.rows(of: table)
        var found: [Entry] = []
        try tables.attempt {
            while let row = try rows.next() {
                func text(_ name: String) -> String? {
                    table.index(of: name).flatMap { row[$0] }
                        .map { String(decoding: $0, as: UTF8.self) }
                }
                found.append(
                    Entry(
                        source: text("source") ?? "", stage: text("stage") ?? "",
                        code: text("code") ?? "", message: text("message") ?? "",
                        sha256: text("sha256")))
            }
        }
        entries = found
    }

    package mutating func keep(code: String) {
        entries.removeAll { $0.code != code }
    }

    package var json: JSON {
        .array(
            entries.map {
                .object([
                    ("source", .string($0.source)), ("stage", .string($0.stage)),
                    ("code", .string($0.code)), ("message", .string($0.message)),
                    ("sha256", .string($0.sha256)), ("remedy", .string($0.remedy)),
                ])
            })
    }
}

extension Reject.Reason {
    /// What to do about it, in a few words; `docs/reject-codes.md` says more.
    package var remedy: String {
        switch self {
        case .unreadable:
            "check that the file exists and that its permissions let the program read it"
        case .notRegularFile: "name the file itself as a source"
        case .escapesRoot: "move the file below its folder, or name its own folder as a source"
        case .emptyPage: "scrape it again, as rendered if scripts fill it"
        case .tooLarge: "raise extract.limits.page_bytes, or split the file"
        case .brokenGzip: "fetch the file again"
        case .gzipBomb: "unpack it by hand if it is meant to be so large"
        case .binary: "leave it out of the source's path, or convert it first"
        case .undecodable: "set the source's charset if it is known"
        case .badJSON: "correct the line where it was written"
        case .missingField: "name the record's fields in the source's fields"
        case .badRecord: "correct the writer, or the source's fields"
        case .truncatedRecord: "fetch the archive again"
        case .unsupportedMediaType: "convert the document to text if it matters"
        case .unsupportedEncoding: "crawl with Accept-Encoding: gzip"
        case .unparsable: "run with fewer workers"
        case .noArticle: "look at it with winnow preview; lists and home pages are rightly dropped"
        case .timeout:
            "look at it with winnow preview; raise extract.limits.page_seconds if it is a real page"
        case .crashed: "look at it with winnow preview and report the fault"
        case .outOfMemory: "look at it; raise runtime.memory_mb if it is a real page"
        case .qualityCheck: "correct the row's page, a word, a rule or the check"
        }
    }
}
