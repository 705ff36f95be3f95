import CZlib
import Model
import TestKit

@testable import Extract

extension TemporaryFolder {
    /// Writes a file and describes it as input.
    func file(
        _ name: String, _ bytes: [UInt8], format: SourceFormat = .auto,
        fields: RecordFields = RecordFields()
    ) throws -> InputFile {
        try write(bytes, to: name)
        return input(name, format: format, fields: fields)
    }

    func input(
        _ name: String, format: SourceFormat = .auto, fields: RecordFields = RecordFields()
    ) -> InputFile {
        InputFile(absolutePath: path + "/" + name, path: name, format: format, fields: fields)
    }
}

/// `bytes` as one gzip member.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
        &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        CInt(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 64)
    let count = input.withUnsafeMutableBufferPointer { from in
        output.withUnsafeMutableBufferPointer { to in
            stream.next_in = from.baseAddress
            stream.avail_in = UInt32(from.count)
            stream.next_out = to.baseAddress
            stream.avail_out = UInt32(to.count)
            deflate(&stream, Z_FINISH)
            return to.count - Int(stream.avail_out)
        }
    }
    return Array(output.prefix(count))
}

/// One line an outcome: `kept SOURCE TYPE BYTES` or `rejected SOURCE CODE`.
func outcomes(
    _ file: InputFile, _ configuration: Extractor.Configuration = Extractor.Configuration()
) -> [String] {
    var lines: [String] = []
    PageReader(configuration: configuration).readPages(of: file) { outcome in
        switch outcome {
        case .kept(let page):
            lines.append("kept \(page.source) \(page.mediaType) \(page.bytes.count)")
        case .rejected(let reject):
            lines.append("rejected \(reject.source) \(reject.reason.rawValue)")
        }
    }
    return lines
}
