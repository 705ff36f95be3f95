import Testing

@testable import Model

@Suite("Digests, identifiers and places on the page")
struct ContentIdentifierTests {
    @Test("The digest is SHA-256, in one piece or in many")
    func digests() {
        // FIPS 180-4, example of one block.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(ContentDigest(of: Array("abc".utf8)).hexadecimal == expected)
        var hasher = ContentHasher()
        for byte in "abc".utf8 { hasher.update([byte]) }
        #expect(hasher.finalize().hexadecimal == expected)
    }

    @Test("Parts of a key do not run together")
    func identifiers() {
        let one = contentIdentifier("ptr", ["ab", "c"])
        #expect(one.hasPrefix("ptr_") && one.utf8.count == 20)
        #expect(one != contentIdentifier("ptr", ["a", "bc"]))
        #expect(one == contentIdentifier("ptr", ["ab", "c"]))
    }

    @Test("A span leads back to the page where it is known and in one piece")
    func sourceMap() {
        let map = SourceMap(segments: [
            .init(text: 0, page: 100), .init(text: 6, page: 40), .init(text: 9, page: nil),
        ])
        #expect(map.pageRange(of: 1..<4) == 101..<104)
        #expect(map.pageRange(of: 6..<9) == 40..<43)
        #expect(map.pageRange(of: 3..<8) == nil)
        #expect(map.pageRange(of: 7..<10) == nil)
        #expect(map.pageRange(of: 2..<2) == nil)
        #expect(SourceMap().pageOffset(of: 0) == nil)
    }
}
