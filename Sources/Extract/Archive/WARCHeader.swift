import Model

/// The header of a WARC record (ISO 28500, WARC/1.0 and WARC/1.1).
struct WARCHeader: Sendable {
    /// `WARC-Type`: what a record is. Types the standard does not know are `other`.
    enum RecordType: String, Sendable, CaseIterable {
        case warcinfo, response, resource, request, metadata, revisit, conversion, continuation
        case other
    }

    let type: RecordType
    /// Bytes of the block after the header.
    let length: Int
    let fields: HeaderFields

    /// Longest header that is read.
    static let maximumBytes = 1 << 16

    /// `WARC/1.` and a digit.
    static func opens(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 8 && bytes.starts(with: "WARC/".utf8)
            && bytes[bytes.startIndex + 5] &- 0x30 < 10 && bytes[bytes.startIndex + 6] == 0x2E
    }

    /// Reads a header from the version line to the blank line.
    init(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        guard let line = bytes.firstIndex(of: 0x0A), Self.opens(bytes),
            bytes[bytes.startIndex + 5] == 0x31
        else { throw Failure(.badRecord, "Not a record of WARC/1.0 or WARC/1.1.") }
        fields = HeaderFields(bytes[(line + 1)...])
        guard let length = fields.count("content-length") else {
            throw Failure(
                .badRecord, "The record's Content-Length is missing or no number of bytes.")
        }
        self.length = length
        guard let type = fields.token("warc-type") else {
            throw Failure(.badRecord, "The record has no WARC-Type.")
        }
        self.type = RecordType(rawValue: type) ?? .other
    }

    /// The page's address; WARC/1.0 files may have it in angle brackets.
    var url: String? {
        guard var url = fields["warc-target-uri"]?[...] else { return nil }
        if url.first == 0x3C, url.last == 0x3E { url = url.dropFirst().dropLast() }
        return url.isEmpty ? nil : String(decoding: url, as: UTF8.self)
    }

    /// When the page was fetched, as the record says: `2026-11-20T08:30:00Z`.
    var fetchedAt: String? { fields.text("warc-date") }

    /// One part of a record that was written in several.
    var isSegment: Bool { fields["warc-segment-number"] != nil }
}
