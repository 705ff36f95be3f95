/// A piece of text to be replaced by one of another length.
struct Splice {
    let range: Range<Int>
    let bytes: [UInt8]

    /// Replaces sorted, separate pieces.
    static func apply(_ splices: [Splice], to bytes: [UInt8]) -> SimplifiedText {
        var segments = [SimplifiedText.Segment(simplified: 0, original: 0)]
        if splices.isEmpty { return SimplifiedText(bytes: bytes, segments: segments) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + splices.count * 4)
        var copied = 0
        for splice in splices {
            output.append(contentsOf: bytes[copied..<splice.range.lowerBound])
            output.append(contentsOf: splice.bytes)
            copied = splice.range.upperBound
            segments.append(.init(simplified: output.count, original: copied))
        }
        output.append(contentsOf: bytes[copied...])
        return SimplifiedText(bytes: output, segments: segments)
    }
}

extension [UInt8] {
    init(copying span: Span<UInt8>) {
        self = span.withUnsafeBufferPointer { Array($0) }
    }
}
