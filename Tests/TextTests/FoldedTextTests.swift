import Testing

@testable import Text

@Suite("Folded text")
struct FoldedTextTests {
    @Test("Offsets point into the original bytes")
    func keepsOffsets() {
        let text = FoldedText(Array("Ａ产𠮷x".utf8))
        #expect(text.characters == [0x61, 0x4EA7, 0x20BB7, 0x78])
        #expect(text.offsets == [0, 3, 6, 10, 11])
        #expect(text.byteRange(1..<3) == 3..<10)
        #expect(text.characterIndex(ofByte: 0) == 0)
        #expect(text.characterIndex(ofByte: 5) == 1)
        #expect(text.characterIndex(ofByte: 10) == 3)
    }

    @Test func emptyTextHasOneOffset() {
        let text = FoldedText([])
        #expect(text.characters.isEmpty)
        #expect(text.offsets == [0])
    }

    @Test(
        "Malformed bytes never trap",
        arguments: [[0x80, 0x80], [0xE4], [0xF0, 0x9F], [0xFF, 0x41]])
    func survivesMalformedBytes(bytes: [UInt8]) {
        let text = FoldedText(bytes)
        #expect(text.offsets.count == text.characters.count + 1)
        #expect(text.offsets.last.map(Int.init) == bytes.count)
    }

    @Test("Every character's bytes decode to the character that was folded")
    func roundTripsOverRandomText() {
        var random = RandomText(seed: 7)
        var text = FoldedText()
        for _ in 0..<500 {
            let scalars = random.scalars(count: Int(random.next() % 60))
            let bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
            text.fold(bytes.span)
            #expect(text.count == scalars.count)
            for (index, scalar) in scalars.enumerated() {
                let range = text.byteRange(index..<index + 1)
                #expect(Array(bytes[range]) == Array(String(scalar).utf8))
                #expect(text.characters[index] == CharacterFolding.fold(scalar.value))
                for byte in range { #expect(text.characterIndex(ofByte: byte) == index) }
            }
        }
    }

    /// Ranges are in order and cover the text, and each range by itself folds to the same character.
    private func checkRanges(_ bytes: [UInt8], _ text: FoldedText) {
        #expect(text.offsets.first == 0)
        #expect(text.offsets.last.map(Int.init) == bytes.count)
        #expect(text.offsets.count == text.count + 1)
        for index in 0..<text.count {
            let range = text.byteRange(index..<index + 1)
            #expect(!range.isEmpty)
            let alone = FoldedText(Array(bytes[range]))
            #expect(alone.characters == [text.characters[index]], "\(bytes[range]) at \(range)")
        }
    }

    @Test("Every range of random text of all planes folds to its character again")
    func rangesRoundTrip() {
        var random = RandomText(seed: 31)
        var text = FoldedText()
        for _ in 0..<300 {
            let scalars = (0..<40).map { _ in UInt32(random.next() % 0x110000) }
                .compactMap { Unicode.Scalar($0) }
            let mixed = scalars + random.scalars(count: 20)
            let bytes = Array(String(String.UnicodeScalarView(mixed)).utf8)
            text.fold(bytes.span)
            #expect(text.count == mixed.count)
            checkRanges(bytes, text)
        }
    }

    @Test("So does every range of bytes that are no UTF-8")
    func rangesOfMalformedBytesRoundTrip() {
        var random = RandomText(seed: 37)
        var text = FoldedText()
        for _ in 0..<500 {
            var bytes = (0..<30).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            bytes += "产業Ａ".utf8.dropLast(Int(random.next() % 6))
            text.fold(bytes.span)
            checkRanges(bytes, text)
        }
    }
}
