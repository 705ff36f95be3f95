import Model

/// What a file holds, as the configuration names it.
package enum SourceFormat: String, Sendable, CaseIterable {
    /// Told by the file's extension, then by its first bytes.
    case auto
    case text, html, jsonl, warc
}

/// Names of the fields of a JSON Lines record.
package struct RecordFields: Sendable, Hashable {
    package var text = "text"
    package var html = "html"
    package var url = "url"
    package var title = "title"
    package var publishedAt = "published_at"

    package init() {}
}

/// One file to read pages from.
package struct InputFile: Sendable, Hashable {
    /// Bytes of the path, which need not be UTF-8.
    package let absolutePath: [UInt8]
    /// Path below the input root, as it stands in the tables.
    package let path: String
    package let format: SourceFormat
    /// A charset that is known; `nil` to find it out.
    package let charset: String?
    package let fields: RecordFields

    package init(
        absolutePath: [UInt8], path: String, format: SourceFormat = .auto,
        charset: String? = nil, fields: RecordFields = RecordFields()
    ) {
        self.absolutePath = absolutePath
        self.path = path
        self.format = format
        self.charset = charset
        self.fields = fields
    }

    package init(
        absolutePath: String, path: String, format: SourceFormat = .auto,
        charset: String? = nil, fields: RecordFields = RecordFields()
    ) {
        self.init(
            absolutePath: Array(absolutePath.utf8), path: path, format: format, charset: charset,
            fields: fields)
    }

    /// `format`, or what the extension tells, with `.gz` left out: `dump.jsonl.gz` is `jsonl`.
    var formatByName: SourceFormat {
        guard format == .auto else { return format }
        var name = path.lowercased().utf8[...]
        if name.hasSuffix(".gz") { name = name.dropLast(3) }
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") { return .jsonl }
        if name.hasSuffix(".warc") { return .warc }
        for suffix in [".html", ".htm", ".xhtml", ".shtml"] where name.hasSuffix(suffix) {
            return .html
        }
        return name.hasSuffix(".txt") || name.hasSuffix(".text") ? .text : .auto
    }
}

extension Collection<UInt8> where Self: BidirectionalCollection {
    fileprivate func hasSuffix(_ suffix: String) -> Bool {
        count >= suffix.utf8.count && self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
}
