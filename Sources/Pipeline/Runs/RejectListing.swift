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

    /// Keeps the rejects of one code.
    package mutating func keep(_ reason: Reject.Reason) {
        entries.removeAll { $0.code != reason.rawValue }
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
