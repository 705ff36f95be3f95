import Model
import Text

/// Counts the features of lines.
struct FeatureScanner: Sendable {
    private let glyphs: GlyphTable

    init(scripts: ScriptDetector) {
        glyphs = GlyphTable(scripts: scripts)
    }

    /// One pass over the characters of `pieces`, and one over their dates.
    func features(
        of pieces: ArraySlice<Line.Piece>, in folded: FoldedText, text: [UInt8]
    ) -> LineFeatures {
        var features = LineFeatures()
        let bytes = text.span
        let scalars = folded.characters.span
        let offsets = folded.offsets.span
        var segment = 0
        var number = 0
        var hash = features.hash
        var characters = 0
        var hanzi = 0
        var scripts: (simplified: Int, traditional: Int) = (0, 0)
        var previous: UInt32 = 0
        var lastInked: UInt32 = 0
        var lastMark: UInt32 = 0
        for piece in pieces {
            var index = piece.characters.lowerBound
            while index < piece.characters.upperBound {
                let scalar = scalars[index]
                let marks = glyphs[scalar]
                index &+= 1
                if marks.isDisjoint(with: [.blank, .bar]) {
                    segment &+= 1
                    if characters == 0 { features.first = scalar }
                    characters &+= 1
                    hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01b3
                    lastInked = scalar
                    if marks.contains(.han) {
                        lastMark = scalar
                        hanzi &+= 1
                        number = 0
                        previous = scalar
                        if scalar == 0x5143,
                            isAmount(before: index &- 1, from: piece.characters, folded)
                        {
                            features.amounts += 1
                        }
                        var script = marks
                        if marks.contains(.folded) {
                            let (original, _) = decodeScalar(bytes, at: Int(offsets[index &- 1]))
                            if original != scalar { script = glyphs[original] }
                        }
                        if script.contains(.traditional) {
                            scripts.traditional &+= 1
                        } else if script.contains(.simplified) {
                            scripts.simplified &+= 1
                        }
                        continue
                    }
                    if !marks.contains(.closing) { lastMark = scalar }
                    if marks.contains(.digit) || (scalar == 0x2D && number > 0) {
                        if scalar != 0x2D { features.digits += 1 }
                        number += 1
                        features.longestNumber = max(features.longestNumber, number)
                        if previous == 0x3A, features.digits > 1 { features.hasTime = true }
                    } else {
                        number = 0
                        count(scalar, marks, previous, in: &features)
                    }
                } else {
                    if marks.contains(.bar) { features.bars += 1 }
                    if segment > 0 {
                        features.segments += 1
                        features.longestSegment = max(features.longestSegment, segment)
                        segment = 0
                    }
                    number = 0
                }
                previous = scalar
            }
        }
        features.traditional = scripts.traditional
        features.simplified = scripts.simplified
        features.hash = hash
        features.characters = characters
        features.hanzi = hanzi
        if segment > 0 {
            features.segments += 1
            features.longestSegment = max(features.longestSegment, segment)
        }
        features.last = lastInked
        features.endsSentence =
            Glyph.isSentenceMark(lastMark)
            || (lastMark == 0x2E && features.letters > features.hanzi)
        features.endsWithEllipsis =
            lastInked == 0x2026 || (lastInked == 0x2E && endsWithDots(pieces, folded))
        if features.digits >= 6 {
            features.hasDate = DateReader.firstDate(in: pieces, of: folded) != nil
        }
        return features
    }

    @inline(__always)
    private func count(
        _ scalar: UInt32, _ marks: GlyphTable.Marks, _ previous: UInt32,
        in features: inout LineFeatures
    ) {
        if marks.contains(.letter) {
            features.letters += 1
        } else if marks.contains(.comma) {
            features.commas += 1
        } else if marks.contains(.quote) {
            features.quotes += 1
        } else if scalar == 0x2E {
            if Glyph.isLetter(previous) { features.sentenceMarks += 1 }
        } else if scalar == 0x2026 {
            if previous != scalar { features.sentenceMarks += 1 }
        } else {
            if marks.contains(.exclamation) { features.exclamations += 1 }
            if marks.contains(.sentence) { features.sentenceMarks += 1 }
            if marks.contains(.arrow) { features.arrows += 1 }
        }
    }

    /// Only a magnitude and a currency stand between a digit and the 元 at `index`.
    private func isAmount(
        before index: Int, from piece: Range<Int>, _ folded: FoldedText
    ) -> Bool {
        var position = index - 1
        while position >= piece.lowerBound, index - position <= 6 {
            let scalar = folded.characters[position]
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
