import Text

/// Counts what has to be counted of every character of a line.
///
/// Three of four characters are Chinese ones without any further meaning: they are counted without a
/// condition, by adding up their entries. All methods are inlined, so that the counts stay in registers.
struct LineSums {
    private var tally = GlyphEntry.Tally()
    /// Hash of the characters without blanks and bars.
    private(set) var hash = LineFeatures().hash
    /// What any character of the line has.
    private var seen: UInt64 = 0

    /// Adds a Chinese character, or a sign that is neither blank nor bar.
    @inline(__always)
    mutating func add(_ entry: GlyphEntry) {
        seen |= entry.bits
        tally.add(entry)
        hash = (hash ^ UInt64(entry.folded)) &* 0x100_0000_01b3
    }

    /// Notes the marks of a blank or a bar.
    @inline(__always)
    mutating func pass(_ gap: GlyphEntry) { seen |= gap.bits }

    /// Adds the counts to those of the line so far: after `GlyphEntry.Tally.limit` characters at the latest.
    @inline(__always)
    mutating func settle(_ signs: inout SignCounter) {
        signs.add(tally)
        tally = GlyphEntry.Tally()
    }

    /// A character of the line has the mark.
    @inline(__always)
    func has(_ mark: GlyphEntry.Marks) -> Bool { GlyphEntry(bits: seen).has(mark) }
}

/// Counts what is no Chinese character, and holds the counts of a line.
struct SignCounter {
    private var features = LineFeatures()
    private let start: Int
    private var gaps = 0
    private var segmentStart: Int
    /// A number that is being read: its length, and where it goes on.
    private var number = (length: 0, end: -1)

    /// `start`: the number of the line's first character.
    init(start: Int) {
        self.start = start
        segmentStart = start
    }

    mutating func add(_ tally: GlyphEntry.Tally) {
        features.hanzi += tally.hanzi
        features.functions += tally.functions
        features.simplified += tally.simplified
        features.traditional += tally.traditional
    }

    /// A magnitude and a currency stand between a digit and the 元 that was added.
    mutating func addAmount() { features.amounts += 1 }

    mutating func addGap(_ entry: GlyphEntry, at number: Int) {
        if entry.has(.bar) { features.bars += 1 }
        gaps &+= 1
        endSegment(at: number)
    }

    /// Adds a sign; `previous` stands before it in the line, 0 at its start.
    mutating func add(_ entry: GlyphEntry, at place: Int, previous: UInt32) {
        let scalar = entry.folded
        if entry.has(.digit) || (scalar == 0x2D && number.end == place) {
            if scalar != 0x2D { features.digits += 1 }
            number = (number.end == place ? number.length &+ 1 : 1, place &+ 1)
            if number.length > features.longestNumber { features.longestNumber = number.length }
            if previous == 0x3A, features.digits > 1 { features.hasTime = true }
        } else if entry.has(.letter) {
            features.letters += 1
        } else if entry.has(.comma) {
            features.commas += 1
        } else if entry.has(.quote) {
            features.quotes += 1
        } else if scalar == 0x2E {
            if Glyph.isLetter(previous) { features.sentenceMarks += 1 }
        } else if scalar == 0x2026 {
            if previous != scalar { features.sentenceMarks += 1 }
        } else {
            if entry.has(.exclamation) { features.exclamations += 1 }
            if entry.has(.sentence) { features.sentenceMarks += 1 }
            if entry.has(.arrow) { features.arrows += 1 }
        }
    }

    private mutating func endSegment(at place: Int) {
        let length = place &- segmentStart
        if length > 0 {
            features.segments += 1
            if length > features.longestSegment { features.longestSegment = length }
        }
        segmentStart = place &+ 1
    }

    /// The features of all characters up to `end`, of which `edges` are the first and the last.
    mutating func finish(at end: Int, _ sums: LineSums, _ edges: LineEdges) -> LineFeatures {
        endSegment(at: end)
        features.characters = end - start - gaps
        features.hash = sums.hash
        features.first = edges.first
        features.last = edges.last
        features.mayChange = sums.has(.unsettled)
        features.endsSentence =
            Glyph.isSentenceMark(edges.lastMark)
            || (edges.lastMark == 0x2E && features.letters > features.hanzi)
        features.endsWithEllipsis = edges.last == 0x2026
        return features
    }
}

/// The characters a line begins and ends with, blanks and bars aside; 0 in an empty one.
struct LineEdges {
    private(set) var first: UInt32 = 0
    private(set) var last: UInt32 = 0
    /// The last one that is no closing quote or bracket.
    private(set) var lastMark: UInt32 = 0

    /// `runs` are parts of the line in order.
    init(of runs: some BidirectionalCollection<Range<Int>>, in characters: Span<UInt32>) {
        opening: for run in runs {
            for index in run where Self.isInked(characters[index]) {
                first = characters[index]
                break opening
            }
        }
        for run in runs.reversed() {
            for index in run.reversed() where Self.isInked(characters[index]) {
                if last == 0 { last = characters[index] }
                if !Glyph.isClosing(characters[index]) {
                    lastMark = characters[index]
                    return
                }
            }
        }
    }

    private static func isInked(_ scalar: UInt32) -> Bool {
        !Glyph.isBlank(scalar) && !Glyph.isBar(scalar)
    }
}
