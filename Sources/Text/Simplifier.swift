/// Turns traditional text into simplified text: phrases before characters.
///
/// `乾隆年間的餅乾` → `乾隆年间的饼干`; text that is simplified already comes back byte for byte.
/// Sources: OpenCC's dictionaries, as `t2s`, `tw2s` and `hk2s` apply them, in one pass: what they
/// do in two steps (a region's variants to standard, standard to simplified) is joined beforehand.
package struct Simplifier: Sendable {
    /// Whose way of writing traditional characters the text follows.
    package enum Region: String, Sendable, CaseIterable {
        /// OpenCC's standard (`t2s`): 著 is a character of its own.
        case standard
        /// Taiwan (`tw2s`): 著 is the particle 着, except in 著名, 著作….
        case taiwan
        /// Hong Kong (`hk2s`): 着 and 著 are told apart.
        case hongkong
    }

    package let region: Region
    /// Simplified form of each character of the basic plane; 0 marks one that needs `changeAt`.
    private let basic: [UInt16]
    /// Characters whose form leaves the basic plane or that lie beyond it.
    private let others: [UInt32: UInt32]
    private let phrases: DoubleArray
    private let replacements: [[UInt8]]

    package init(region: Region = .standard) {
        let dictionary = SimplificationDictionary(region: region)
        self.region = region
        var basic = (0...0xFFFF).map { UInt16(truncatingIfNeeded: $0) }
        var others: [UInt32: UInt32] = [:]
        for (scalar, simplified) in dictionary.characters {
            if scalar <= 0xFFFF, simplified <= 0xFFFF {
                basic[Int(scalar)] = UInt16(simplified)
            } else {
                if scalar <= 0xFFFF { basic[Int(scalar)] = 0 }
                others[scalar] = simplified
            }
        }
        var words: [(word: [UInt32], value: Int32)] = []
        var replacements: [[UInt8]] = []
        for (phrase, simplified) in dictionary.phrases {
            guard let first = phrase.first else { continue }
            if first <= 0xFFFF {
                if basic[Int(first)] != 0, others[first] == nil {
                    others[first] = UInt32(basic[Int(first)])
                }
                basic[Int(first)] = 0
            }
            words.append((phrase, Int32(replacements.count)))
            replacements.append(simplified.flatMap { utf8(of: $0) })
        }
        self.basic = basic
        self.others = others
        self.phrases = DoubleArray(words)
        self.replacements = replacements
    }

    /// `text` is valid UTF-8.
    package func simplify(_ text: Span<UInt8>) -> SimplifiedText {
        var output = [UInt8](copying: text)
        // Pieces whose length changes are put in afterwards; most changes keep theirs.
        var splices: [Splice] = []
        var position = 0
        while position < text.count {
            if text[position] < 0x80 {
                position &+= 1
                continue
            }
            let (scalar, length) = decodeScalar(text, at: position)
            if scalar <= 0xFFFF {
                let simplified = UInt32(basic[Int(scalar)])
                if simplified == scalar {
                    position &+= length
                    continue
                }
                if simplified != 0, length == 3, simplified >= 0x800 {
                    output[position] = UInt8(truncatingIfNeeded: 0xE0 | simplified >> 12)
                    output[position + 1] = UInt8(
                        truncatingIfNeeded: 0x80 | (simplified >> 6 & 0x3F))
                    output[position + 2] = UInt8(truncatingIfNeeded: 0x80 | (simplified & 0x3F))
                    position &+= length
                    continue
                }
            }
            position = change(text, at: position, scalar, length, &output, &splices)
        }
        return Splice.apply(splices, to: output)
    }

    /// Handles a phrase, or a character of another length; returns where to go on.
    @inline(never)
    private func change(
        _ text: Span<UInt8>, at start: Int, _ scalar: UInt32, _ length: Int,
        _ output: inout [UInt8], _ splices: inout [Splice]
    ) -> Int {
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
        let bytes: [UInt8]
        if let replacement {
            bytes = replacements[Int(replacement)]
        } else if let simplified = others[scalar], simplified != scalar {
            bytes = utf8(of: simplified)
        } else {
            return end
        }
        if bytes.count == end - start {
            for index in bytes.indices { output[start + index] = bytes[index] }
        } else {
            splices.append(Splice(range: start..<end, bytes: bytes))
        }
        return end
    }
}

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

/// UTF-8 of one scalar.
package func utf8(of scalar: UInt32) -> [UInt8] {
    func byte(_ mark: UInt32, _ shift: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: mark | (scalar >> shift & 0x3F))
    }
    switch scalar {
    case ..<0x80: return [UInt8(scalar)]
    case ..<0x800: return [UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6), byte(0x80, 0)]
    case ..<0x10000:
        return [UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12), byte(0x80, 6), byte(0x80, 0)]
    default:
        return [
            UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18 & 0x07), byte(0x80, 12), byte(0x80, 6),
            byte(0x80, 0),
        ]
    }
}
