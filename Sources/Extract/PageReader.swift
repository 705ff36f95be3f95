import Model

/// Turns one input file into its pages, in order.
///
/// A whole file is one page, a line of JSON Lines is one page, a successful response of an archive is
/// one page. What cannot be read is told as a reject at its place: every file gives at least one
/// outcome, unless it is JSON Lines without a line or an archive without a page.
package struct PageReader: Sendable {
    private let configuration: Extractor.Configuration

    package init(configuration: Extractor.Configuration = Extractor.Configuration()) {
        self.configuration = configuration
    }

    /// Tells how many records of an archive are no pages.
    @discardableResult
    package func readPages(
        of file: InputFile, _ body: (Outcome<Page>) -> Void
    ) -> SkippedRecords {
        let source = Source(path: file.path)
        do throws(Failure) {
            let opened = try RegularFile(file.absolutePath)
            if try isArchive(opened, file) {
                return try WARCReader(file: file, pageBytes: configuration.pageBytes)
                    .read(opened, body)
            }
            let stream = ByteStream(
                file: opened,
                isNamedGzip: file.path.lowercased().utf8.suffix(3).elementsEqual(".gz".utf8))
            switch file.formatByName {
            case .jsonl: try readRecords(stream, of: file, body)
            case .auto, .text, .html, .warc: body(.kept(try wholePage(stream, of: file, source)))
            }
        } catch {
            body(.rejected(error.reject(source)))
        }
        return SkippedRecords()
    }

    /// Told by configuration or extension; without either, a file that opens with `WARC/1.`.
    private func isArchive(_ opened: RegularFile, _ file: InputFile) throws(Failure) -> Bool {
        switch file.formatByName {
        case .warc: return true
        case .text, .html, .jsonl: return false
        case .auto:
            let bytes = try ArchiveBytes(opened)
            do throws(Failure) {
                return try bytes.available(8) == 8 && WARCHeader.opens(bytes.bytes(8))
            } catch {
                return false
            }
        }
    }

    // MARK: One page a file

    private func wholePage(
        _ stream: ByteStream, of file: InputFile, _ source: Source
    ) throws(Failure) -> Page {
        let limit = configuration.pageBytes
        guard stream.file.size <= limit else { throw tooLarge(limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(stream.file.size)
        try stream.forEachPiece { (piece) throws(Failure) in
            guard bytes.count + piece.count <= limit else { throw tooLarge(limit) }
            piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        }
        return Page(
            source: source, bytes: bytes, mediaType: mediaType(of: bytes, file),
            charset: file.charset)
    }

    private func mediaType(of bytes: [UInt8], _ file: InputFile) -> Page.MediaType {
        switch (file.format, file.formatByName) {
        case (.auto, .text): MediaTypeSniffer.mediaType(of: bytes, claimed: .text)
        case (.auto, .html): MediaTypeSniffer.mediaType(of: bytes, claimed: .html)
        case (let format, _): MediaTypeSniffer.mediaType(of: bytes, format: format)
        }
    }

    // MARK: JSON Lines

    private func readRecords(
        _ stream: ByteStream, of file: InputFile, _ body: (Outcome<Page>) -> Void
    ) throws(Failure) {
        var lines = LineSplitter(maximumBytes: configuration.pageBytes)
        try stream.forEachPiece { (piece) throws(Failure) in
            lines.feed(piece) { line, number in readRecord(line, number, of: file, body) }
        }
        lines.finish { line, number in readRecord(line, number, of: file, body) }
    }

    private func readRecord(
        _ line: [UInt8]?, _ number: Int, of file: InputFile, _ body: (Outcome<Page>) -> Void
    ) {
        let source = Source(path: file.path, record: number)
        guard let line else {
            body(.rejected(tooLarge(configuration.pageBytes).reject(source)))
            return
        }
        guard line.contains(where: { $0 > 0x20 }) else { return }
        do throws(Failure) {
            body(.kept(try page(of: line, file.fields, source)))
        } catch {
            body(.rejected(error.reject(source, digest: ContentDigest(of: line))))
        }
    }

    private func page(
        of line: [UInt8], _ fields: RecordFields, _ source: Source
    ) throws(Failure) -> Page {
        let record: JSONRecord?
        do throws(JSONRecord.SyntaxError) {
            record = try JSONRecord.parse(line)
        } catch {
            throw Failure(
                .badJSON,
                "Line \(source.record ?? 0) is no JSON: expected \(error.expected) at byte \(error.offset + 1)."
            )
        }
        guard let record else {
            throw Failure(.badRecord, "The line is JSON but no object.")
        }
        let html = try string(record[fields.html], fields.html)
        let text = try string(record[fields.text], fields.text)
        guard let content = html?.isEmpty == false ? html : text ?? html else {
            throw Failure(
                .missingField,
                "The record has neither \"\(fields.text)\" nor \"\(fields.html)\"; name its fields in the source's \"fields\"."
            )
        }
        return Page(
            source: source, bytes: content, mediaType: html?.isEmpty == false ? .html : .text,
            charset: "UTF-8", url: value(record[fields.url]), title: value(record[fields.title]),
            publishedAt: value(record[fields.publishedAt]))
    }

    /// The bytes of a page's field.
    private func string(
        _ value: JSONRecord.Value?, _ name: String
    ) throws(Failure) -> [UInt8]? {
        switch value {
        case nil, .null: return nil
        case .string(let bytes): return bytes
        case .number, .other:
            throw Failure(.badRecord, "The field \"\(name)\" is no string.")
        }
    }

    /// A string or number as text.
    private func value(_ value: JSONRecord.Value?) -> String? {
        switch value {
        case .string(let bytes), .number(let bytes):
            bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        case nil, .null, .other: nil
        }
    }
}
