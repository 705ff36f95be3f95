import Model
import Text

/// The text of an article, put together from pieces of the page.
struct ArticleText: Sendable {
    /// UTF-8, paragraphs separated by one `\n`.
    var bytes: [UInt8] = []
    var paragraphs: [Range<Int>] = []
    /// From `bytes` to the page decoded to UTF-8.
    var segments: [SourceMap.Segment] = []
    /// Lines of the page in reading order.
    var lines: [ClosedRange<Int>] = []

    /// Appends a paragraph made of pieces that are read without a break between.
    mutating func append(paragraph pieces: [Line.Piece], of page: PageText) {
        guard !pieces.isEmpty else { return }
        if !bytes.isEmpty { bytes.append(0x0A) }
        let start = bytes.count
        for piece in pieces where !piece.bytes.isEmpty {
            // Words of Latin script keep their distance over a seam; hanzi and figures have none.
            if bytes.count > start, let last = bytes.last, Self.isWord(last),
                Self.isWord(page.document.text[piece.bytes.lowerBound])
            {
                bytes.append(0x20)
            }
            segments.append(
                SourceMap.Segment(
                    text: bytes.count, page: page.pageOffset(ofByte: piece.bytes.lowerBound)))
            bytes += page.document.text[piece.bytes]
            append(line: piece.number)
        }
        paragraphs.append(start..<bytes.count)
    }

    private mutating func append(line number: Int) {
        guard number > 0 else { return }
        if let last = lines.last, last.upperBound == number { return }
        if let last = lines.last, last.upperBound + 1 == number {
            lines[lines.count - 1] = last.lowerBound...number
        } else {
            lines.append(number...number)
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
    }
}

extension PageText {
    /// Bytes of the page's own text that a line stands on, from its first piece on.
    func pageRange(of line: Line) -> Range<Int> {
        let pieces = pieces(of: line)
        guard let first = pieces.first, let last = pieces.last, !isStructured,
            let start = pageOffset(ofByte: first.bytes.lowerBound)
        else { return line.bytes }
        guard let end = pageOffset(ofByte: last.bytes.lowerBound), end >= start else {
            return start..<(start + first.bytes.count)
        }
        return start..<(end + last.bytes.count)
    }

    /// The byte of the decoded page that byte `offset` of `Document.text` came from.
    func pageOffset(ofByte offset: Int) -> Int? {
        var low = 0
        var high = document.blocks.count
        while low < high {
            let middle = (low + high) / 2
            if document.blocks[middle].range.lowerBound <= offset {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0, let start = document.blocks[low - 1].pageOffset else { return nil }
        return start + offset - document.blocks[low - 1].range.lowerBound
    }
}
