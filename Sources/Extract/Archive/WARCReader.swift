import Model
import Text

/// Reads the pages of a WARC file: `crawl.warc`, `crawl.warc.gz` with one gzip member a record.
///
/// Each successful response in HTML or text is a page. Every other record is counted as skipped, and
/// what is damaged is a reject at its place, after which reading goes on with the next record.
struct WARCReader {
    let file: InputFile
    /// The largest page; blocks may be larger by an HTTP header.
    let pageBytes: Int

    func read(
        _ opened: RegularFile, _ body: (Outcome<Page>) -> Void
    ) throws(Failure) -> SkippedRecords {
        var skipped = SkippedRecords()
        let bytes = try ArchiveBytes(opened)
        var goesOn = true
        while goesOn {
            var place = bytes.place
            var start = bytes.position
            var isFound = false
            do throws(Failure) {
                goesOn = try Self.findRecord(bytes)
                guard goesOn else { break }
                place = bytes.place
                start = bytes.position
                isFound = true
                let record = try WARCRecord(bytes, limit: pageBytes + WARCHeader.maximumBytes)
                take(record, at: place, body, &skipped)
            } catch {
                if !isFound { place = bytes.place }
                body(.rejected(error.reject(Source(path: file.path, record: place))))
                goesOn = try Self.resume(
                    bytes, after: error, isLineStart: bytes.position > start)
            }
        }
        return skipped
    }

    /// Skips blank lines; `false` at the end of the archive.
    private static func findRecord(_ bytes: ArchiveBytes) throws(Failure) -> Bool {
        while true {
            if try bytes.available(1) == 0 {
                guard try bytes.openNextSection() else { return false }
            } else if bytes[0] == 0x0D || bytes[0] == 0x0A {
                bytes.skip(1)
            } else {
                return true
            }
        }
    }

    /// Goes on to the next line that begins a record; `false` if there is none.
    ///
    /// `isLineStart`: the next byte may begin one; else it is the record that was refused.
    private static func resume(
        _ bytes: ArchiveBytes, after failure: Failure, isLineStart: Bool
    ) throws(Failure) -> Bool {
        var isLineStart = isLineStart
        switch failure.reason {
        case .unreadable: return false
        case .brokenGzip, .gzipBomb: return try bytes.recover()
        default: break
        }
        do throws(Failure) {
            while true {
                let count = try bytes.available(1 << 12)
                if count < 8 {
                    bytes.skip(count)
                    guard try bytes.openNextSection() else { return false }
                    isLineStart = true
                    if try bytes.available(8) == 8, WARCHeader.opens(bytes.bytes(8)) { return true }
                    continue
                }
                var index = 0
                while index + 8 <= count {
                    if isLineStart, bytes[index] == 0x57,
                        WARCHeader.opens(bytes.bytes(index + 8).dropFirst(index))
                    {
                        bytes.skip(index)
                        return true
                    }
                    isLineStart = bytes[index] == 0x0A
                    index += 1
                }
                bytes.skip(index)
            }
        } catch {
            return try bytes.recover()
        }
    }

    // MARK: One record

    private func take(
        _ record: WARCRecord, at place: Int, _ body: (Outcome<Page>) -> Void,
        _ skipped: inout SkippedRecords
    ) {
        let source = Source(path: file.path, record: place)
        if let kind = Self.skipped(record.header.type) {
            skipped.add(kind)
            return
        }
        do throws(Failure) {
            guard let block = record.block else { throw tooLarge(pageBytes) }
            switch try content(of: block, record.header) {
            case .page(let content, let mediaType, let charset):
                body(
                    .kept(
                        Page(
                            source: source, bytes: content, mediaType: mediaType,
                            charset: file.charset ?? charset, url: record.header.url,
                            fetchedAt: record.header.fetchedAt)))
            case .skipped(let kind): skipped.add(kind)
            }
        } catch {
            body(
                .rejected(error.reject(source, digest: record.block.map { ContentDigest(of: $0) })))
        }
    }

    private static func skipped(_ type: WARCHeader.RecordType) -> SkippedRecords.Kind? {
        switch type {
        case .response, .resource, .conversion: nil
        case .warcinfo: .warcinfo
        case .request: .request
        case .metadata: .metadata
        case .revisit: .revisit
        case .continuation: .continuation
        case .other: .other
        }
    }

    private enum Content {
        case page([UInt8], Page.MediaType, charset: String?)
        case skipped(SkippedRecords.Kind)
    }

    private func content(of block: [UInt8], _ header: WARCHeader) throws(Failure) -> Content {
        guard !header.isSegment else {
            throw Failure(
                .truncatedRecord,
                "The record is one part of several (WARC-Segment-Number), which are not joined.")
        }
        var type = header.fields.token("content-type")
        var charset: String?
        var content = block
        if header.type == .response {
            guard type == nil || type == "application/http" else { return .skipped(.other) }
            let message = try HTTPMessage(block)
            guard (200..<300).contains(message.status) else { return .skipped(.status) }
            type = message.fields.token("content-type")
            if case .skipped(let kind) = try Self.kind(of: type) { return .skipped(kind) }
            content = try message.body(limit: pageBytes)
            charset = message.charset
        }
        guard content.count <= pageBytes else { throw tooLarge(pageBytes) }
        switch try Self.kind(of: type) {
        case .skipped(let kind): return .skipped(kind)
        case .page(let claimed):
            if claimed == nil, BinaryContent.kind(of: content) != nil { return .skipped(.media) }
            let mediaType =
                claimed.map { MediaTypeSniffer.mediaType(of: content, claimed: $0) }
                ?? MediaTypeSniffer.mediaType(of: content, format: .auto)
            // Servers name a charset for all their pages; UTF-8 that is valid is no accident.
            let isTold = charset != nil && !isValidUTF8(content[...])
            return .page(content, mediaType, charset: isTold ? charset : nil)
        }
    }

    private enum ContentKind {
        /// `nil` where the type does not tell.
        case page(Page.MediaType?)
        case skipped(SkippedRecords.Kind)
    }

    /// What a media type stands for: a page, furniture of pages, or a document that is not read.
    private static func kind(of type: String?) throws(Failure) -> ContentKind {
        switch type {
        case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml":
            return .page(.html)
        case "text/plain": return .page(.text)
        case nil, "application/octet-stream", "unknown/unknown", "application/unknown", "no-type":
            return .page(nil)
        case let type?:
            let media = [
                "image/", "audio/", "video/", "font/", "text/css", "text/javascript",
                "text/ecmascript", "text/x-component", "application/javascript",
                "application/x-javascript", "application/ecmascript", "application/font",
                "application/x-font", "application/vnd.ms-fontobject", "application/x-shockwave",
                "application/json", "application/manifest", "application/ld+json", "text/json",
            ]
            if media.contains(where: { type.utf8.starts(with: $0.utf8) }) {
                return .skipped(.media)
            }
            throw Failure(
                .unsupportedMediaType, "A document of type \(type.prefix(80)), which is not read.")
        }
    }
}
