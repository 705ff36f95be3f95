/// What a stage made of its input: a value, or the reason why there is none.
package enum Outcome<Value: Sendable>: Sendable {
    case kept(Value)
    case rejected(Reject)
}

/// A page or record that could not be used. Never thrown: one bad page does not stop a run.
package struct Reject: Sendable, Hashable, Codable {
    /// The stage that gave up.
    package enum Stage: String, Sendable, Codable, CaseIterable {
        case extract, clean, enrich, load
    }

    /// Why, as the stable code in the `rejects` table. Documented in `docs/reject-codes.md`.
    package enum Reason: String, Sendable, Codable, CaseIterable {
        case unreadable
        case notRegularFile = "not_regular_file"
        case escapesRoot = "escapes_root"
        case emptyPage = "empty_page"
        case tooLarge = "too_large"
        case brokenGzip = "broken_gzip"
        case gzipBomb = "gzip_bomb"
        case binary
        case undecodable
        case badJSON = "bad_json"
        case missingField = "missing_field"
        case badRecord = "bad_record"
        case truncatedRecord = "truncated_record"
        case unsupportedMediaType = "unsupported_media_type"
        case unsupportedEncoding = "unsupported_encoding"
        case unparsable
        case noArticle = "no_article"
        case timeout
        /// The program ended on the page, twice.
        case crashed
        /// The page took more than `runtime.memory_mb`.
        case outOfMemory = "out_of_memory"
        /// A row that a check of the configuration has taken out.
        case qualityCheck = "quality_check"
    }

    package let source: Source
    package let stage: Stage
    package let reason: Reason
    /// One sentence with what was found and, where there is one, the remedy.
    package let message: String
    /// Digest of the page's bytes, when they could be read.
    package let digest: ContentDigest?

    package init(
        source: Source, stage: Stage, reason: Reason, message: String, digest: ContentDigest? = nil
    ) {
        self.source = source
        self.stage = stage
        self.reason = reason
        self.message = message
        self.digest = digest
    }
}
