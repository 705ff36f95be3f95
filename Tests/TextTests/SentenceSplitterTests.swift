import Testing

@testable import Text

@Suite("Sentence splitter")
struct SentenceSplitterTests {
    /// Sentences are marked by `|`.
    @Test(arguments: [
        "昨日签约。|今天开工！|明年投产？|",
        "总投资3.5亿元;|其中一期1.2亿元",
        "第一行\n|第二行",
        "他说：“好。谢谢！”|会后双方签约。|",
        "他说“好。”，随后离开。|",
        "签约（见附件。第二页）完成……|后续推进",
        "由云桥电子(co.,ltd.)投资.|  全部自筹",
        "《怎么办？》是书名。|",
        "没有引号的开头”结束。|下一句",
        "“没有收尾的引号。|下一句",
    ])
    func cutsWhereMarked(marked: String) {
        let text = Array(marked.utf8.filter { $0 != 0x7C })
        let expected = marked.split(separator: "|").map { part in
            let blanks: Set<Character> = [" ", "\n"]
            return String(
                part.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
            )
        }
        let folded = FoldedText(text)
        let found = SentenceSplitter().sentences(in: folded.characters.span).map {
            String(decoding: text[folded.byteRange($0)], as: UTF8.self)
        }
        #expect(found == expected)
    }

    @Test("Sentences are in order, apart, and leave out nothing but blanks")
    func coversTheText() {
        var random = RandomText(seed: 5)
        let marks = Array("。！？；…\n“”（）《》,. 产业a".unicodeScalars)
        for _ in 0..<300 {
            let scalars = (0..<40).map { _ in marks[Int(random.next() % UInt64(marks.count))] }
            let folded = FoldedText(Array(String(String.UnicodeScalarView(scalars)).utf8))
            var covered = Set<Int>()
            var last = 0
            for range in SentenceSplitter().sentences(in: folded.characters.span) {
                #expect(range.lowerBound >= last && !range.isEmpty)
                last = range.upperBound
                covered.formUnion(range)
            }
            for (index, character) in folded.characters.enumerated() where !covered.contains(index)
            {
                #expect(character == 0x20 || character == 0x0A)
            }
        }
    }
}
