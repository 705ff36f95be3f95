import Clean
import Enrich
import Model

/// The facts of all articles in a ``Spool``, in buckets by the first bits of their identifiers, beside the buckets of
/// the join and the bands of signatures.
struct FactStore: Sendable {
    /// Buckets of facts, in the order of the articles' identifiers.
    static let parts = 256
    /// Buckets of bands, all of one key in one.
    static let bandParts = 64
    static let buckets = JoinBuckets.count + parts + bandParts
    private static let bandBytes = 12

    let spool: Spool
    /// What only the whole run can tell of single articles.
    var changes = Changes()
    /// How many articles each bucket has.
    private(set) var counts = [Int](repeating: 0, count: parts)

    struct Changes: Sendable {
        /// How many other pages have the bytes of a page.
        var copies: [Int: Int] = [:]
        /// What articles are to another one, by their identifiers.
        var relations: [String: DuplicateFinder.Relation] = [:]
        /// Pages whose articles were annotated anew.
        var replacedPages: Set<Int> = []
    }

    init(_ spool: Spool) {
        self.spool = spool
    }

    /// Adds an article; `isNew` for one that takes the place of another one of the same identifier.
    mutating func add(_ entry: ArticleEntry, page: Int, isNew: Bool) throws(SystemError) {
        let sink = ByteSink()
        sink.write(unsigned: UInt64(page))
        sink.write(isNew)
        sink.write(raw: entry.facts)
        let part = Self.part(of: entry.identifier)
        if !isNew { counts[part] += 1 }
        try spool.append(sink.bytes, to: JoinBuckets.count + part)
    }

    /// By the first two digits of `art_3f…`.
    private static func part(of identifier: String) -> Int {
        identifier.utf8.dropFirst(4).prefix(2).reduce(0) { part, digit in
            part << 4 | Int(digit < 0x3A ? digit &- 0x30 : digit &- 0x57) & 15
        }
    }

    /// The facts of a bucket in the order of identifiers, with what the run knows of them.
    func facts(part: Int) throws(RunFailure) -> [ArticleFacts] {
        var found: [ArticleFacts] = []
        do {
            let source = ByteSource(try spool.content(of: JoinBuckets.count + part))
            while !source.isAtEnd {
                let page = Int(try source.unsigned())
                let isNew = try source.flag()
                let bytes = Array(try source.raw(try source.count()))
                guard isNew || !changes.replacedPages.contains(page) else { continue }
                var facts = try CompactDecoder.decode(ArticleFacts.self, from: bytes)
                facts.article.copies = changes.copies[page] ?? facts.article.copies
                mark(&facts.article)
                found.append(facts)
            }
        } catch let error as SystemError {
            throw RunFailure(error)
        } catch {
            throw RunFailure(.internalError, "facts that were put aside cannot be read: \(error)")
        }
        return found.sorted { left, right in
            left.article.articleID.utf8.lexicographicallyPrecedes(right.article.articleID.utf8)
        }
    }

    private func mark(_ article: inout ArticleRow) {
        switch changes.relations[article.articleID] {
        case .copy(let original):
            article.status = Article.Status.duplicate.rawValue
            article.reason = "republished"
            article.duplicateOf = original
        case .excerpt(let original):
            // Kept: its wording is its own evidence.
            article.reason = "excerpt"
            article.duplicateOf = original
        case nil: break
        }
    }

    // MARK: Bands of signatures

    func addBands(of sketch: SignatureSketch, number: Int) throws(SystemError) {
        for key in sketch.bands {
            let sink = ByteSink()
            sink.write(fixed: key)
            sink.write(fixed: UInt64(number))
            try spool.append(sink.bytes.dropLast(4), to: Self.bandBucket(Int(key >> 58)))
        }
    }

    func bands(group: Int) throws(SystemError) -> [SignatureBand] {
        let bytes = try spool.content(of: Self.bandBucket(group))
        return bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - bytes.count % Self.bandBytes, by: Self.bandBytes).map
            {
                SignatureBand(
                    key: UInt64(
                        littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self)),
                    article: UInt32(
                        littleEndian: bytes.loadUnaligned(fromByteOffset: $0 + 8, as: UInt32.self)))
            }
        }
    }

    private static func bandBucket(_ group: Int) -> Int { JoinBuckets.count + parts + group }
}

/// The first half of a page's digest: enough to tell pages apart, and nothing to allocate.
struct PageDigest: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    init(_ digest: ContentDigest) {
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        high = word(digest.bytes[0..<8])
        low = word(digest.bytes[8..<16])
    }
}
