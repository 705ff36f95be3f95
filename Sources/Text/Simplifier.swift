/// Turns traditional text into simplified text: phrases before characters.
///
/// `乾隆年間的餅乾` → `乾隆年间的饼干`; text that is simplified already comes back byte for byte.
/// Sources: OpenCC's dictionaries, as `t2s`, `tw2s` and `hk2s` apply them, in one pass: what they
/// do in two steps (a region's variants to standard, standard to simplified) is joined beforehand.
package struct Simplifier: Sendable {
    /// Whose way of writing traditional characters the text follows.
    package enum Region: String, Sendable, CaseIterable {
        /// Nobody tells: the variants of all regions, and 著 as the text itself uses it.
        case automatic
        /// OpenCC's standard (`t2s`): 著 is a character of its own.
        case standard
        /// Taiwan (`tw2s`): 著 is the particle 着, except in 著名, 著作….
        case taiwan
        /// Hong Kong (`hk2s`): 着 and 著 are told apart.
        case hongkong
    }

    /// 着, and what it is in Taiwan's writing: 著.
    static let particle: UInt32 = 0x7740
    private static let taiwanParticle: UInt32 = 0x8457

    /// Characters whose region decides what they are: 么, 著.
    static func isAmbiguous(_ scalar: UInt32) -> Bool {
        scalar == taiwanParticle || scalar == 0x4E48
    }

    package let region: Region
    private let forms: CharacterForms
    private let phrases: DoubleArray
    private let starts: PhraseStarts
    /// What phrases become, end to end, and where each ends.
    private let replacements: [UInt8]
    private let replacementEnds: [Int32]
    /// Characters of the basic plane that only phrases change, a bit for each: 沈 in 沈默.
    private let changedByPhrases: [UInt64]

    package init(region: Region = .automatic) {
        let tables = SimplificationTables(region: region)
        var forms = CharacterForms(tables.characters)
        var starts = PhraseStarts()
        var words = WordList()
        var replacements: [UInt8] = []
        var ends: [Int32] = []
        var changed = [UInt64](repeating: 0, count: 0x400)
        for (phrase, simplified) in tables.phrases {
            guard let first = phrase.first else { continue }
            if phrase != simplified, phrase.allSatisfy({ forms[$0] == $0 }) {
                // 瞭 of 瞭解 is told by its place; of phrases that change their length all are.
                let isAligned = phrase.count == simplified.count
                for (index, scalar) in phrase.enumerated()
                where scalar <= 0xFFFF && (!isAligned || scalar != simplified[index]) {
                    changed[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
                }
            }
            forms.mark(first, .startsPhrase)
            if phrase.count > 1 {
                starts.insert(first, phrase[1])
            } else {
                forms.mark(first, .other)
            }
            words.append(phrase, value: Int32(ends.count))
            for scalar in simplified { replacements += utf8(of: scalar) }
            ends.append(Int32(replacements.count))
        }
        if region == .automatic { forms.mark(Self.taiwanParticle, .other) }
        self.region = region
        self.forms = forms
        self.starts = starts
        self.phrases = DoubleArray(words)
        self.replacements = replacements
        self.replacementEnds = ends
        self.changedByPhrases = changed
    }

    /// Whether a text may change because of this character: `國` in `國家`, but none of `国家经济`.
    ///
    /// A text none of whose characters may change comes back as it is, so that it need not be simplified.
    package func mayChange(_ scalar: UInt32) -> Bool {
        // Characters beyond the basic plane are rare.
        guard scalar <= 0xFFFF else { return true }
        return forms[scalar] != scalar
            || changedByPhrases[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
            || region == .automatic && scalar == Self.taiwanParticle
    }

    /// `text` is valid UTF-8.
    package func simplify(_ text: Span<UInt8>) -> SimplifiedText {
        var rewriting = Rewriting(output: [UInt8](copying: text))
        var position = 0
        while position < text.count {
            position = rewrite(text, from: position, &rewriting.output)
            if position < text.count { position = change(text, at: position, &rewriting) }
        }
        return Splice.apply(rewriting.splices, to: rewriting.output)
    }

    /// Output as long as the text, and what has to be put in afterwards.
    private struct Rewriting {
        var output: [UInt8]
        /// Pieces whose length changes; most changes keep theirs.
        var splices: [Splice] = []
        /// Whether 著 is the particle; `nil` until it matters.
        var isParticle: Bool?
    }

    /// Rewrites characters one by one up to one that may need more; returns where that is.
    private func rewrite(_ text: Span<UInt8>, from start: Int, _ output: inout [UInt8]) -> Int {
        var target = output.mutableSpan
        let forms = forms.basic.span
        let count = min(text.count, target.count)
        var position = start
        while position < count {
            let first = UInt32(text[position])
            if first < 0x80 {
                position &+= 1
                continue
            }
            guard first & 0xF0 == 0xE0, position &+ 2 < count else { return position }
            let scalar = scalar(text, at: position)
            let form = forms[Int(scalar)]
            if form > CharacterForms.mask {
                guard form >> 24 == CharacterForms.Mark.startsPhrase.rawValue,
                    position &+ 5 < count, text[position &+ 3] & 0xF0 == 0xE0,
                    !starts.mayContain(scalar, self.scalar(text, at: position &+ 3))
                else { return position }
            }
            // Writing unchanged characters too is cheaper than guessing which change.
            target[position] = UInt8(truncatingIfNeeded: form)
            target[position &+ 1] = UInt8(truncatingIfNeeded: form >> 8)
            target[position &+ 2] = UInt8(truncatingIfNeeded: form >> 16)
            position &+= 3
        }
        return position
    }

    /// The character of three bytes at `position`.
    @inline(__always)
    private func scalar(_ text: Span<UInt8>, at position: Int) -> UInt32 {
        let middle = UInt32(text[position &+ 1] & 0x3F) << 6
        return (UInt32(text[position]) & 0x0F) << 12 | middle
            | UInt32(text[position &+ 2] & 0x3F)
    }

    /// Handles a phrase, or a character of another length; returns where to go on.
    @inline(never)
    private func change(_ text: Span<UInt8>, at start: Int, _ rewriting: inout Rewriting) -> Int {
        let (scalar, length) = decodeScalar(text, at: start)
        var end = start + length
        var replacement: Int32?
        var node = phrases.child(of: 0, by: scalar)
        var position = end
        while let here = node {
            if let value = phrases.value(at: here) {
                replacement = value
                end = position
            }
            guard position < text.count else { break }
            let (next, nextLength) = decodeScalar(text, at: position)
            node = phrases.child(of: here, by: next)
            position += nextLength
        }
        if let replacement {
            let first = replacement > 0 ? Int(replacementEnds[Int(replacement) - 1]) : 0
            let bytes = replacements[first..<Int(replacementEnds[Int(replacement)])]
            replace(start..<end, by: bytes, &rewriting)
        } else if region == .automatic, scalar == Self.taiwanParticle {
            let isParticle = rewriting.isParticle ?? writesParticleAsTaiwan(text)
            rewriting.isParticle = isParticle
            if isParticle { replace(start..<end, by: utf8(of: Self.particle)[...], &rewriting) }
        } else {
            let simplified = forms[scalar]
            if simplified != scalar {
                replace(start..<end, by: utf8(of: simplified)[...], &rewriting)
            }
        }
        return end
    }

    private func replace(
        _ range: Range<Int>, by bytes: ArraySlice<UInt8>, _ rewriting: inout Rewriting
    ) {
        if bytes.count == range.count {
            for (place, byte) in zip(range, bytes) { rewriting.output[place] = byte }
        } else {
            rewriting.splices.append(Splice(range: range, bytes: Array(bytes)))
        }
    }

    /// Whether 著 is the particle, as Taiwan and much of Macao write it: the text is traditional and
    /// has no 着 of its own, so that it does not tell the two apart.
    private func writesParticleAsTaiwan(_ text: Span<UInt8>) -> Bool {
        var han = 0
        var changed = 0
        var position = 0
        while position < text.count {
            let (scalar, length) = decodeScalar(text, at: position)
            position += length
            guard length == 3, isIdeograph(scalar) else { continue }
            if scalar == Self.particle { return false }
            han += 1
            if forms[scalar] != scalar { changed += 1 }
        }
        // A third of the characters of traditional prose change; a quoted name stays below a tenth.
        return changed * 10 >= han
    }
}
