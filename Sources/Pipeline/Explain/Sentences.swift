/// The sentences of an article's text, for showing: they end at 。!?;, a closing mark after it, or a line break.
struct Sentences {
    let ranges: [Range<Int>]

    init(_ text: [UInt8]) {
        var ranges: [Range<Int>] = []
        var start = 0
        var position = 0
        func close(_ end: Int) {
            if end > start { ranges.append(start..<end) }
        }
        while position < text.count {
            if text[position] == 0x0A {
                close(position)
                position += 1
                start = position
            } else if let length = Self.length(of: Self.ends, in: text, at: position) {
                position += length
                while let length = Self.length(of: Self.closers, in: text, at: position) {
                    position += length
                }
                close(position)
                start = position
            } else {
                position += 1
            }
        }
        close(text.count)
        self.ranges = ranges
    }

    /// The sentence that holds the byte at `offset`.
    func sentence(at offset: Int) -> Range<Int>? {
        ranges.first { $0.contains(offset) }
    }

    private static let ends = ["。", "!", "?", ";", "!", "?", ";"].map { Array($0.utf8) }
    private static let closers = ["”", "’", "」", "』", ")", ")", "\""].map { Array($0.utf8) }

    private static func length(of marks: [[UInt8]], in text: [UInt8], at position: Int) -> Int? {
        marks.first { text[position...].starts(with: $0) }?.count
    }
}
