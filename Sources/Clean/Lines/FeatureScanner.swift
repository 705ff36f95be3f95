import Model
import Text

/// Reads the bytes of a page once: folds them, counts the features of its blocks, sieves for terms.
struct FeatureScanner: Sendable {
    private let glyphs: GlyphTable
    private let openings: TermOpenings

    /// `isFunction`: whether a folded character ties sentences. `mayChange`: whether one of the page
    /// may be another in simplified text.
    init(
        scripts: ScriptDetector, vocabulary: TermVocabulary, isFunction: (UInt32) -> Bool,
        mayChange: (UInt32) -> Bool
    ) {
        glyphs = GlyphTable(
            scripts: scripts, isFunction: isFunction, isTerm: vocabulary.isWhole,
            mayChange: mayChange)
        openings = vocabulary.openings
    }

    func scan(_ document: Document) -> PageScan {
        let text = document.text.span
        // Stray continuation bytes are characters of their own, and rare: then there are as many as bytes.
        return scan(document, capacity: countScalars(text))
            ?? scan(document, capacity: text.count)
            ?? PageScan(folded: FoldedText(document.text), blocks: [], termStarts: [])
    }

    /// `nil` when the text has more characters than `capacity`.
    private func scan(_ document: Document, capacity: Int) -> PageScan? {
        let text = document.text.span
        var characters = [UInt32](repeating: 0, count: capacity)
        var offsets = [Int32](repeating: 0, count: capacity + 1)
        var blocks: [PageScan.Block] = []
        blocks.reserveCapacity(document.blocks.count)
        var termStarts: [Int32] = []
        let basic = glyphs.basic.span
        let sieve = openings.bits.span
        var position = 0
        var index = 0
        /// The character before, of whatever block.
        var previous: UInt32 = 0
        for number in 0...document.blocks.count {
            let block = number < document.blocks.count ? document.blocks[number].range : nil
            var folded = characters.mutableSpan
            var starts = offsets.mutableSpan
            // What stands between blocks, and behind the last one.
            while position < block?.lowerBound ?? text.count {
                guard index < capacity else { return nil }
                let (scalar, length) = Self.decode(text, at: position)
                let entry = GlyphTable.entry(scalar, in: basic)
                folded[index] = entry.folded
                starts[index] = Int32(truncatingIfNeeded: position)
                if TermOpenings.mayBegin(previous, entry.folded, in: sieve) {
                    Self.note(index &- 1, in: &termStarts)
                }
                if entry.has(.term) { Self.note(index, in: &termStarts) }
                previous = entry.folded
                position &+= length
                index &+= 1
            }
            guard let block else { break }
            let start = index
            let firstByte = position
            var sums = LineSums()
            var signs = SignCounter(start: start)
            // Bytes beyond the first of characters of two and four bytes.
            var twos = 0
            var fours = 0
            var before: UInt32 = 0
            while position < block.upperBound {
                let stop = min(block.upperBound, position &+ GlyphEntry.Tally.limit)
                while position < stop {
                    guard index < capacity else { return nil }
                    let (scalar, length) = Self.decode(text, at: position)
                    let entry = GlyphTable.entry(scalar, in: basic)
                    folded[index] = entry.folded
                    starts[index] = Int32(truncatingIfNeeded: position)
                    if TermOpenings.mayBegin(previous, entry.folded, in: sieve) {
                        Self.note(index &- 1, in: &termStarts)
                    }
                    if entry.has(.han) {
                        sums.add(entry)
                        if entry.has([.term, .yuan]) {
                            if entry.has(.term) { Self.note(index, in: &termStarts) }
                            if entry.has(.yuan),
                                Self.isAmount(folded.span, before: index, from: start)
                            {
                                signs.addAmount()
                            }
                        }
                    } else {
                        if entry.has([.blank, .bar]) {
                            sums.pass(entry)
                            signs.addGap(entry, at: index)
                        } else {
                            sums.add(entry)
                            signs.add(entry, at: index, previous: before)
                        }
                        if entry.has(.term) { Self.note(index, in: &termStarts) }
                        if length == 2 { twos &+= 1 }
                    }
                    if length == 4 { fours &+= 1 }
                    previous = entry.folded
                    before = previous
                    position &+= length
                    index &+= 1
                }
                sums.settle(&signs)
            }
            let count = index - start
            blocks.append(
                PageScan.Block(
                    characters: start..<index, inked: Self.inked(start..<index, in: folded.span),
                    wide: (position - firstByte - count - twos - 3 * fours) / 2 + fours,
                    mayHoldMarkup: sums.has(.markup),
                    features: signs.finish(
                        at: index, sums,
                        LineEdges(of: CollectionOfOne(start..<index), in: folded.span))))
        }
        offsets[index] = Int32(truncatingIfNeeded: text.count)
        if index < capacity {
            characters.removeLast(capacity - index)
            offsets.removeLast(capacity - index)
        }
        return PageScan(
            folded: FoldedText(characters: characters, offsets: offsets), blocks: blocks,
            termStarts: termStarts)
    }

    /// Places come in order, some twice.
    private static func note(_ place: Int, in starts: inout [Int32]) {
        let place = Int32(truncatingIfNeeded: place)
        if starts.last ?? -1 < place { starts.append(place) }
    }

    /// `characters` without the blanks at both ends.
    private static func inked(_ characters: Range<Int>, in folded: Span<UInt32>) -> Range<Int> {
        var low = characters.lowerBound
        var high = characters.upperBound
        while low < high, Glyph.isBlank(folded[low]) { low += 1 }
        while high > low, Glyph.isBlank(folded[high - 1]) { high -= 1 }
        return low..<high
    }

    /// The features of a line that is put together from several pieces, or freed of markup.
    func features(
        of pieces: ArraySlice<Line.Piece>, in folded: FoldedText, text: [UInt8]
    ) -> LineFeatures {
        let bytes = text.span
        let basic = glyphs.basic.span
        let offsets = folded.offsets.span
        let characters = folded.characters.span
        var sums = LineSums()
        var signs = SignCounter(start: 0)
        var number = 0
        var before: UInt32 = 0
        for piece in pieces {
            for index in piece.characters {
                let (scalar, _) = decodeScalar(bytes, at: Int(offsets[index]))
                let entry = GlyphTable.entry(scalar, in: basic)
                if entry.has([.blank, .bar]) {
                    sums.pass(entry)
                    signs.addGap(entry, at: number)
                } else {
                    sums.add(entry)
                    if !entry.has(.han) { signs.add(entry, at: number, previous: before) }
                }
                if entry.has(.yuan),
                    Self.isAmount(characters, before: index, from: piece.characters.lowerBound)
                {
                    signs.addAmount()
                }
                before = entry.folded
                number &+= 1
                if number & (GlyphEntry.Tally.limit &- 1) == 0 { sums.settle(&signs) }
            }
        }
        sums.settle(&signs)
        let edges = LineEdges(of: pieces.map(\.characters), in: characters)
        return completed(signs.finish(at: number, sums, edges), of: pieces, in: folded)
    }

    /// What is told by the folded text of a line: dots at its end, a whole date.
    func completed(
        _ features: LineFeatures, of pieces: ArraySlice<Line.Piece>, in folded: FoldedText
    ) -> LineFeatures {
        var features = features
        if features.last == 0x2E, endsWithDots(pieces, folded) { features.endsWithEllipsis = true }
        if features.digits >= 6, features.longestNumber >= 4 {
            features.hasDate = DateReader.firstDate(in: pieces, of: folded) != nil
        }
        return features
    }

    /// The character at `position`: most have three bytes.
    @inline(__always)
    private static func decode(_ text: Span<UInt8>, at position: Int) -> (UInt32, Int) {
        let first = UInt32(text[position])
        if first & 0xF0 == 0xE0, position &+ 2 < text.count {
            let middle = UInt32(text[position &+ 1] & 0x3F) << 6
            return ((first & 0x0F) << 12 | middle | UInt32(text[position &+ 2] & 0x3F), 3)
        }
        if first < 0x80 { return (first, 1) }
        return decodeScalar(text, at: position)
    }

    /// Only a magnitude and a currency stand between a digit and the 元 at `index`.
    private static func isAmount(
        _ characters: Span<UInt32>, before index: Int, from start: Int
    ) -> Bool {
        var position = index - 1
        while position >= start, index - position <= 6 {
            let scalar = characters[position]
            if isDigit(scalar) { return true }
            guard Glyph.isBetweenDigitAndYuan(scalar) else { return false }
            position -= 1
        }
        return false
    }

    /// `...` at the end.
    private func endsWithDots(_ pieces: ArraySlice<Line.Piece>, _ folded: FoldedText) -> Bool {
        guard let end = pieces.last?.characters, end.count >= 3 else { return false }
        return folded.characters[(end.upperBound - 3)..<end.upperBound].allSatisfy { $0 == 0x2E }
    }
}
