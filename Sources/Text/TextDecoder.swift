import Glibc

/// Decides what encoding a page is in, and decodes it to UTF-8.
///
/// In order: byte order mark; the declared encoding if it reads every byte; valid UTF-8; else UTF-8
/// with a few broken bytes, GB18030 or Big5-HKSCS, whichever reads most like Chinese prose. What the
/// page says of itself is not asked: `gb2312` on a UTF-8 page is common.
package struct TextDecoder: Sendable {
    /// Bytes looked at to decide between encodings, from the first one beyond ASCII.
    private static let sampleLength = 1 << 15

    /// Never fails: bytes that cannot be read become U+FFFD, NUL is dropped, and both are counted.
    package static func decode(_ bytes: [UInt8], declared: String? = nil) -> DecodedText {
        if let mark = Charset.marked(bytes), let text = mark.charset.decode(bytes[mark.length...]) {
            return withoutNull(text)
        }
        let told = declared.flatMap { Charset(label: $0).decode(bytes[...]) }
        if let told, told.replacementCount == 0 { return withoutNull(told) }
        let sniffed = sniff(bytes)
        if let told, told.replacementCount <= sniffed.replacementCount {
            return withoutNull(told)
        }
        return withoutNull(sniffed)
    }

    /// Whether an encoding of this name can be decoded here: `gbk`, `Big5`, and whatever the C library converts.
    package static func knows(_ name: String) -> Bool {
        Charset(label: name).decode([]) != nil
    }

    /// Names of the encodings that Chinese pages come in.
    package static let commonNames = [
        "utf-8", "gb18030", "gbk", "gb2312", "big5", "big5-hkscs", "utf-16le", "utf-16be",
    ]

    private static func sniff(_ bytes: [UInt8]) -> DecodedText {
        let isValid = isValidUTF8(bytes[...])
        if let charset = wide(bytes, isValid: isValid), let text = charset.decode(bytes[...]) {
            return text
        }
        if isValid {
            return DecodedText(text: bytes, charset: Charset.utf8.name, replacementCount: 0)
        }
        let start = bytes.firstIndex { $0 >= 0x80 } ?? 0
        let sample = bytes[start..<min(bytes.count, start + sampleLength)]
        var best = (charset: Charset.utf8, score: -Double.infinity)
        for charset in [Charset.utf8, .gb18030, .big5] {
            guard let text = charset.decode(sample) else { continue }
            let score = CharsetScorer.shared.score(text.text)
            if score > best.score { best = (charset, score) }
        }
        return best.charset.decode(bytes[...])
            ?? DecodedText(text: [], charset: best.charset.name, replacementCount: bytes.count)
    }

    /// Whether the bytes read as UTF-16 though no mark says so.
    package static func isWide(_ bytes: [UInt8]) -> Bool {
        wide(bytes, isValid: isValidUTF8(bytes[...])) != nil
    }

    /// UTF-16 without a mark: every other byte of its markup and digits is zero, or the first byte of a
    /// common character or mark, while the bytes between are anything.
    private static func wide(_ bytes: [UInt8], isValid: Bool) -> Charset? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 8 else { return nil }
        let half = sample.count / 2
        if containsNull(sample.span) {
            var zeros = [0, 0]
            for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
            if zeros[1] * 4 > half, zeros[0] * 20 < half { return .utf16(bigEndian: false) }
            if zeros[0] * 4 > half, zeros[1] * 20 < half { return .utf16(bigEndian: true) }
        }
        // ASCII may alternate as well: `a:b;a:b;`.
        guard !isValid, bytes.count % 2 == 0, sample.count >= 32,
            sample.count(where: { $0 >= 0x80 }) * 10 > sample.count
        else { return nil }
        var rows = [0, 0]
        for (index, byte) in sample.enumerated() where isCommonRow(byte) { rows[index & 1] += 1 }
        if rows[1] * 20 > half * 19, rows[0] * 5 < half * 3 { return .utf16(bigEndian: false) }
        if rows[0] * 20 > half * 19, rows[1] * 5 < half * 3 { return .utf16(bigEndian: true) }
        return nil
    }

    /// First byte of ideographs, of Chinese punctuation, of quotes, of full-width and of ASCII characters.
    private static func isCommonRow(_ byte: UInt8) -> Bool {
        (0x4E...0x9F).contains(byte) || byte == 0x30 || byte == 0x20 || byte == 0xFF || byte == 0
    }

    /// NUL is dropped, as browsers do: it stands for nothing, and C libraries end their text at it.
    private static func withoutNull(_ decoded: DecodedText) -> DecodedText {
        guard containsNull(decoded.text) else { return decoded }
        let text = decoded.text.filter { $0 != 0 }
        return DecodedText(
            text: text, charset: decoded.charset,
            replacementCount: decoded.replacementCount + decoded.text.count - text.count)
    }
}

/// Whether a byte is 0.
package func containsNull(_ bytes: [UInt8]) -> Bool { containsNull(bytes.span) }

private func containsNull(_ bytes: Span<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
}
