/// Simplified text and where its bytes come from.
package struct SimplifiedText: Sendable, Hashable {
    /// Inside a segment both sides advance byte by byte.
    package struct Segment: Sendable, Hashable {
        /// First byte in the simplified text.
        package let simplified: Int
        /// Its byte in the original.
        package let original: Int
        package init(simplified: Int, original: Int) {
            self.simplified = simplified
            self.original = original
        }
    }

    package let bytes: [UInt8]
    /// Sorted, from (0, 0); a new segment starts only after a piece whose length changed.
    package let segments: [Segment]

    package init(bytes: [UInt8], segments: [Segment]) {
        self.bytes = bytes
        self.segments = segments
    }

    /// The original byte of a byte of the simplified text.
    ///
    /// Inside a piece that grew, offsets are held at the piece's end.
    package func originalOffset(of offset: Int) -> Int {
        let next = segments.partitioningIndex { $0.simplified > offset }
        guard next > 0 else { return offset }
        let original = segments[next - 1].original + offset - segments[next - 1].simplified
        return next < segments.count ? min(original, segments[next].original) : original
    }
}
