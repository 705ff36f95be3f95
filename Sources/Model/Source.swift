/// Where a page was found: `news/page.html`, `dump.jsonl#12`, `crawl.warc.gz#40960`.
package struct Source: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// Path below the input root, with `/` between its parts.
    package let path: String
    /// Byte offset of the record in an archive, or line number in JSON Lines; `nil` for a whole file.
    package let record: Int?

    package init(path: String, record: Int? = nil) {
        self.path = path
        self.record = record
    }

    package var description: String {
        record.map { "\(path)#\($0)" } ?? path
    }

    /// Orders by the bytes of the path, then by record, so that no locale can change a run.
    package static func < (left: Source, right: Source) -> Bool {
        if left.path.utf8.elementsEqual(right.path.utf8) {
            return (left.record ?? -1) < (right.record ?? -1)
        }
        return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
}
