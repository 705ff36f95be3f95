import Model
import Text

/// Counts the features of lines.
struct FeatureScanner: Sendable {
    let scripts: ScriptEvidence

    /// One pass over the characters of `pieces`, and one over their dates.
    func features(
        of pieces: [Line.Piece], in folded: FoldedText, text: [UInt8]
    ) -> LineFeatures {
        var features = LineFeatures()
        let bytes = text.span
        var segment = 0
        var number = 0
        var previous: UInt32 = 0
        var lastInked: UInt32 = 0
        var lastMark: UInt32 = 0
        for piece in pieces {
            for index in piece.characters {
                let scalar = folded.characters[index]
                defer { previous = scalar }
                let bar = Glyph.isBar(scalar)
                if bar || Glyph.isBlank(scalar) {
                    if bar { features.bars += 1 }
                    if segment > 0 {
                        features.segments += 1
                        features.longestSegment = max(features.longestSegment, segment)
                        segment = 0
                    }
                    number = 0
                    continue
                }
                segment += 1
                features.characters += 1
                features.hash = (features.hash ^ UInt64(scalar)) &* 0x100_0000_01b3
                if features.first == 0 { features.first = scalar }
                lastInked = scalar
                if !Glyph.isClosing(scalar) { lastMark = scalar }
                if isHan(scalar) {
                    features.hanzi += 1
                    number = 0
                    let (original, _) = decodeScalar(bytes, at: Int(folded.offsets[index]))
                    if original != scalar {
                        features.traditional += 1
                    } else if scripts.isSimplifiedForm(scalar) {
                        features.simplified += 1
                    }
                } else if isDigit(scalar) || (scalar == 0x2D && number > 0) {
                    if scalar != 0x2D { features.digits += 1 }
                    number += 1
                    features.longestNumber = max(features.longestNumber, number)
                    if previous == 0x3A, features.digits > 1 { features.hasTime = true }
                } else {
                    number = 0
                    count(scalar, previous, in: &features)
                }
            }
        }
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

    private func count(_ scalar: UInt32, _ previous: UInt32, in features: inout LineFeatures) {
        switch scalar {
        case 0x61...0x7A, 0xC0...0x24F: features.letters += 1
        case 0x2C, 0x3001: features.commas += 1
        case 0x21, 0x3F:
            features.sentenceMarks += 1
            features.exclamations += 1
        case 0x2E: if Glyph.isLetter(previous) { features.sentenceMarks += 1 }
        case 0x2026: if previous != scalar { features.sentenceMarks += 1 }
        case 0x22, 0x201C, 0x201D, 0x300C, 0x300D: features.quotes += 1
        default:
            if Glyph.isSentenceMark(scalar) { features.sentenceMarks += 1 }
            if Glyph.isArrow(scalar) { features.arrows += 1 }
        }
    }

    /// `...` at the end.
    private func endsWithDots(_ pieces: [Line.Piece], _ folded: FoldedText) -> Bool {
        guard let end = pieces.last?.characters, end.count >= 3 else { return false }
        return folded.characters[(end.upperBound - 3)..<end.upperBound].allSatisfy { $0 == 0x2E }
    }
}
