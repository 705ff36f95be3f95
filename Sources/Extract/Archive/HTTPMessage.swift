import Model

/// An HTTP response as a WARC record holds it (RFC 9112): status, fields, and the body as it was sent.
struct HTTPMessage: Sendable {
    let status: Int
    let fields: HeaderFields
    private let content: ArraySlice<UInt8>

    init(_ block: [UInt8]) throws(Failure) {
        guard block.starts(with: "HTTP/".utf8), let line = block.firstIndex(of: 0x0A),
            let status = Self.status(in: block[..<line])
        else { throw Failure(.badRecord, "The record holds no HTTP response.") }
        self.status = status
        let head = block.prefix(WARCHeader.maximumBytes)
        let end = HeaderFields.end(of: head)
        guard end != nil || block.count < WARCHeader.maximumBytes else {
            throw Failure(.badRecord, "The HTTP header does not end.")
        }
        fields = HeaderFields(block[(line + 1)..<(end ?? block.count)])
        content = block[(end ?? block.count)...]
    }

    /// `HTTP/1.1 200 OK` → 200
    private static func status(in line: ArraySlice<UInt8>) -> Int? {
        let digits = line.drop { $0 != 0x20 }.drop { $0 == 0x20 }.prefix { $0 &- 0x30 < 10 }
        return digits.count == 3 ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
    }

    /// The charset of `Content-Type`, unless it is one that servers send by default: those of Latin
    /// script read any bytes and say nothing of a Chinese page.
    var charset: String? {
        guard let value = fields["content-type"] else { return nil }
        for part in value.split(separator: 0x3B).dropFirst() {
            let part = HeaderFields.lowercased(HeaderFields.trimmed(part))
            guard part.starts(with: "charset=".utf8) else { continue }
            let label = part.dropFirst(8).filter { $0 != 0x22 && $0 != 0x27 && $0 != 0x20 }
            let isLatin = ["iso-8859", "latin", "windows-125", "us-ascii", "ascii"].contains {
                label.starts(with: $0.utf8)
            }
            return label.isEmpty || isLatin ? nil : String(decoding: label, as: UTF8.self)
        }
        return nil
    }

    /// The body, freed of its chunks and unpacked; at most `limit` bytes.
    ///
    /// Crawlers often store a body as it was before it was sent and keep the fields as they were: a
    /// body that does not look as its fields say is taken as it is.
    func body(limit: Int) throws(Failure) -> [UInt8] {
        var body = Array(content)
        if fields.token("transfer-encoding") == "chunked", let joined = try Self.joined(body) {
            body = joined
        }
        switch fields.token("content-encoding") {
        case "gzip", "x-gzip":
            guard body.starts(with: [0x1F, 0x8B]) else { break }
            return try Self.unpacked(body, .gzip, limit)
        case "deflate":
            guard let first = body.first, body.count >= 2 else { break }
            let isZlib = first & 0x0F == 8 && (Int(first) << 8 | Int(body[1])) % 31 == 0
            if isZlib { return try Self.unpacked(body, .zlib, limit) }
            // Some servers leave the zlib header out.
            if first != 0x3C, BinaryContent.kind(of: body) != nil || !isText(body) {
                return try Self.unpacked(body, .raw, limit)
            }
        case nil, "identity", "": break
        case let name?:
            // Plain markup under the name of a packing was unpacked by the crawler.
            guard BinaryContent.kind(of: body) != nil || !isText(body) else { break }
            throw Failure(
                .unsupportedEncoding,
                "The body is packed with \(name), which is not read; crawl with gzip.")
        }
        return body
    }

    /// Begins with markup, or holds a tag or sentence early.
    private func isText(_ body: [UInt8]) -> Bool {
        let head = body.prefix(256)
        return head.first(where: { $0 > 0x20 }) == 0x3C
            || head.allSatisfy { $0 >= 0x09 && $0 < 0x80 }
    }

    /// The chunks in a row (RFC 9112 §7.1); `nil` if the body does not begin with a chunk.
    private static func joined(_ body: [UInt8]) throws(Failure) -> [UInt8]? {
        var joined: [UInt8] = []
        var index = 0
        while index < body.count {
            guard let line = body[index...].prefix(1024).firstIndex(of: 0x0A),
                let size = chunkSize(body[index..<line])
            else {
                if index == 0 { return nil }
                throw Failure(.badRecord, "The body's chunks are damaged after \(index) bytes.")
            }
            if size == 0 { return joined }
            let start = line + 1
            guard size <= body.count - start else {
                if index == 0 { return nil }
                throw Failure(.truncatedRecord, "The body ends inside a chunk of \(size) bytes.")
            }
            joined += body[start..<(start + size)]
            index = start + size
            if index < body.count, body[index] == 0x0D { index += 1 }
            if index < body.count, body[index] == 0x0A { index += 1 }
        }
        return joined
    }

    /// `1a4;name=value` → 420
    private static func chunkSize(_ line: ArraySlice<UInt8>) -> Int? {
        let digits = HeaderFields.lowercased(HeaderFields.trimmed(line.prefix { $0 != 0x3B }))
        guard (1...12).contains(digits.count) else { return nil }
        var size = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: size = size << 4 | Int(digit - 0x30)
            case 0x61...0x66: size = size << 4 | Int(digit - 0x57)
            default: return nil
            }
        }
        return size
    }

    private static func unpacked(
        _ body: [UInt8], _ format: Inflater.Format, _ limit: Int
    ) throws(Failure) -> [UInt8] {
        let inflater = try Inflater(format)
        var packed = body
        var output = [UInt8](repeating: 0, count: 1 << 16)
        var unpacked: [UInt8] = []
        var start = 0
        while true {
            guard let step = inflater.step(&packed, start..<packed.count, into: &output) else {
                throw Failure(
                    .brokenGzip,
                    "The packed body is damaged after \(unpacked.count) unpacked bytes; crawl the page again."
                )
            }
            start += step.consumed
            guard unpacked.count + step.produced <= limit else { throw tooLarge(limit) }
            unpacked += output.prefix(step.produced)
            guard
                unpacked.count <= GzipInflater.ratioFloor
                    || unpacked.count / GzipInflater.maximumRatio <= max(start, 1)
            else {
                throw Failure(
                    .gzipBomb,
                    "The body unpacks to more than \(GzipInflater.maximumRatio) times its size.")
            }
            if step.isAtEnd { return unpacked }
            guard step.produced > 0 || step.consumed > 0 else {
                throw Failure(
                    .brokenGzip,
                    "The packed body ends too early, after \(unpacked.count) unpacked bytes; crawl the page again."
                )
            }
        }
    }
}
