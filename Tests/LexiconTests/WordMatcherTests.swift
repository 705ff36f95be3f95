import Testing
import Text

@testable import Lexicon

@Suite("Word matcher")
struct WordMatcherTests {
    private func found(_ hits: [Hit], in text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return hits.map { hit in
            let word = String(
                String.UnicodeScalarView(scalars[Int(hit.start)..<Int(hit.end)]))
            return "\(word)=\(hit.value)"
        }
    }

    @Test func findsTheLongestWordAtEachCharacter() {
        let matcher = WordMatcher([("高新", 1), ("高新区", 2), ("新区", 3), ("区", 4), ("Ａｐｐ", 5)])
        let text = "高新區的APP"
        var hits: [Hit] = []
        matcher.longestMatches(in: FoldedText(Array(text.utf8)).characters.span, into: &hits)
        #expect(found(hits, in: text) == ["高新區=2", "新區=3", "區=4", "APP=5"])
    }

    @Test func findsAllWordsShorterFirst() {
        let matcher = WordMatcher([("高新", 1), ("高新区", 2), ("新区", 3)])
        let text = "高新区"
        var hits: [Hit] = []
        matcher.allMatches(in: FoldedText(Array(text.utf8)).characters.span, into: &hits)
        #expect(found(hits, in: text) == ["高新=1", "高新区=2", "新区=3"])
    }

    @Test("The later of two equal words counts; empty and unknown words find nothing")
    func edges() {
        let matcher = WordMatcher([("集团", 1), ("", 9), ("集團", 2)])
        let text = FoldedText(Array("集团".utf8))
        #expect(matcher.longestMatch(in: text.characters.span, at: 0)?.value == 2)
        #expect(matcher.longestMatch(in: text.characters.span, at: 1) == nil)
        #expect(WordMatcher([]).longestMatch(in: text.characters.span, at: 0) == nil)
        let supplementary = WordMatcher([("𠮷野", 1)])
        let other = FoldedText(Array("𠮷野𠮶".utf8))
        #expect(supplementary.longestMatch(in: other.characters.span, at: 0)?.end == 2)
        #expect(supplementary.longestMatch(in: other.characters.span, at: 2) == nil)
    }

    @Test func findsTheLongestWordThatEndsHere() {
        let matcher = SuffixMatcher([("公司", 1), ("有限公司", 2), ("集团", 3)])
        let text = FoldedText(Array("云桥有限公司".utf8)).characters
        #expect(matcher.longestMatch(in: text.span, endingAt: 6) == Hit(start: 2, end: 6, value: 2))
        #expect(matcher.longestMatch(in: text.span, endingAt: 5) == nil)
        #expect(matcher.longestMatch(in: text.span, endingAt: 0) == nil)
    }

    @Test("Finds what a search of every word at every place finds")
    func agreesWithSearch() {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for alphabet in [3, 40, 3000] {
            func word(_ count: Int) -> [UInt32] {
                (0..<count).map { _ in 0x4E00 + UInt32(next(alphabet)) }
            }
            var words: [[UInt32]: Int32] = [:]
            var list: [(String, Int32)] = []
            for value in 0..<Int32(400) {
                let scalars = word(1 + next(5)).map { CharacterFolding.fold($0) }
                words[scalars] = value
                list.append((string(scalars), value))
            }
            let matcher = WordMatcher(list)
            let text = word(2000).map { CharacterFolding.fold($0) }
            var expected: [Hit] = []
            for start in text.indices {
                for end in start + 1..<min(text.count, start + 5) + 1 {
                    guard let value = words[Array(text[start..<end])] else { continue }
                    expected.append(Hit(start: Int32(start), end: Int32(end), value: value))
                }
            }
            var hits: [Hit] = []
            matcher.allMatches(in: text.span, into: &hits)
            #expect(hits == expected)
            #expect(!hits.isEmpty || alphabet == 3000)
        }
    }

    @Test("Long texts are matched level by level, and nothing is found otherwise")
    func agreesWithSingleLookups() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func character(_ alphabet: Int) -> UInt32 {
            // Some lie beyond the basic plane.
            let number = UInt32(next(alphabet))
            return CharacterFolding.fold(number % 7 == 6 ? 0x20100 + number : 0x4E00 + number)
        }
        for alphabet in [2, 30, 500] {
            let words = (0..<600).map { value in
                (string((0...next(9)).map { _ in character(alphabet) }), Int32(value))
            }
            let matcher = WordMatcher(words)
            for count in [255, 256, 1024, 1025, 5000] {
                // Characters of no word stand among the others.
                let text = (0..<count).map { _ in
                    next(20) == 0 ? UInt32(0x9000) : character(alphabet)
                }
                var hits: [Hit] = []
                matcher.longestMatches(in: text.span, into: &hits)
                let expected = text.indices.compactMap {
                    matcher.longestMatch(in: text.span, at: $0)
                }
                #expect(hits == expected)
                #expect(!hits.isEmpty)
            }
        }
    }

    private func string(_ scalars: [UInt32]) -> String {
        String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
    }
}
