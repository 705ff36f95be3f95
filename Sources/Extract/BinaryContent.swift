import Text

/// Tells bytes that are no page of text: pictures, archives, office files, programs.
enum BinaryContent {
    /// What the content is, or `nil` for text.
    static func kind(of bytes: [UInt8]) -> String? {
        for (magic, kind) in signatures where bytes.starts(with: magic) { return kind }
        if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return "an MP4 video" }
        if bytes.count >= 12, bytes.starts(with: "RIFF".utf8),
            bytes[8..<12].elementsEqual("WEBP".utf8) || bytes[8..<12].elementsEqual("WAVE".utf8)
        {
            return "a RIFF picture or sound"
        }
        return hasManyControls(bytes) ? "control characters" : nil
    }

    /// First bytes of file types, as their specifications give them.
    private static let signatures: [([UInt8], String)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF87a".utf8), "a GIF picture"), (Array("GIF89a".utf8), "a GIF picture"),
        (Array("%PDF-".utf8), "a PDF"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or office file"),
        ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
        ([0x1F, 0x8B], "gzip data inside gzip data"),
        (Array("Rar!".utf8) + [0x1A, 0x07], "a RAR archive"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz data"),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"),
        (Array("BZh".utf8), "bzip2 data"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old office file"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"), ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
        (Array("SQLite format 3".utf8) + [0], "an SQLite database"),
        (Array("wOFF".utf8), "a font"), (Array("wOF2".utf8), "a font"),
        (Array("PAR1".utf8), "a Parquet file"),
    ]

    /// More than a tenth of the first bytes are control characters that no text has.
    ///
    /// A few NUL bytes are a fault of the scraper; every second byte NUL is UTF-16.
    private static func hasManyControls(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
        let sample = bytes.prefix(1 << 16)
        let controls = sample.withUnsafeBytes { sample in
            var controls = 0
            var position = 0
            while position < sample.count {
                // Eight bytes at once where none is below 0x20.
                if position &+ 8 <= sample.count {
                    let word = sample.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                    if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 == 0 {
                        position &+= 8
                        continue
                    }
                }
                let byte = sample[position]
                if byte < 0x20, byte < 0x09 || (byte > 0x0D && byte != 0x1B) { controls += 1 }
                position &+= 1
            }
            return controls
        }
        return controls * 10 > sample.count && !TextDecoder.isWide(bytes)
    }
}
