import Model

/// `inputs.tsv` of a run: what was read, `sha256`, what became of it, and where it was found.
///
/// ```
/// 9f2c…  kept      news/2024/a.html
/// 9f2c…  copy      news/2024/b.html
/// -      rejected  news/broken.gz
/// ```
package struct RunInputs: Sendable {
    package enum Outcome: String, Sendable {
        case kept, copy, rejected
    }

    package struct Entry: Sendable, Hashable {
        /// 64 hexadecimal digits; `-` for a page without readable bytes.
        package let digest: String
        package let outcome: Outcome
    }

    package static let fileName = "inputs.tsv"

    /// The file's bytes.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    mutating func add(_ source: Source, _ digest: ContentDigest?, _ outcome: Outcome) {
        bytes += Array("\(digest?.hexadecimal ?? "-")\t\(outcome.rawValue)\t\(source)\n".utf8)
    }

    package var digest: ContentDigest { ContentDigest(of: bytes) }

    /// The entries of a published run by their sources; none if it has no readable list.
    package static func published(_ run: RunIdentifier, of output: OutputFolder) -> [String: Entry]
    {
        guard let bytes = try? FileSystem.read("\(output.folder(of: run))/\(fileName)") else {
            return [:]
        }
        var entries: [String: Entry] = [:]
        for line in bytes.split(separator: 0x0A) {
            let cells = line.split(separator: 0x09, maxSplits: 2)
                .map { String(decoding: $0, as: UTF8.self) }
            guard cells.count == 3, let outcome = Outcome(rawValue: cells[1]) else { continue }
            entries[cells[2]] = Entry(digest: cells[0], outcome: outcome)
        }
        return entries
    }
}
