import Testing

@testable import Lexicon

struct WordTableTests {
    private let header = "# words\r\nword\tcost\tclass\n"

    @Test("A word is found by its folded characters; the later of two equal ones counts")
    func findsWords() throws {
        let table = try WordTable(Array((header + "合作\t70\tn\r\n\n產業\t90\tn\n产业\t80\tv").utf8))
        #expect(table.look(up: 0x5408 << 16 | 0x4F5C)?.cost == 70)
        let industry = table.look(up: 0x4EA7 << 16 | 0x4E1A)
        #expect(industry?.cost == 80)
        #expect(industry?.wordClass == .verb)
        #expect(table.look(up: 0x5408) == nil)
    }

    @Test(
        "What is no word, cost and class is an error that names its line",
        arguments: ["\t1\tn", "合作共赢好\t1\tn", "合作\tx\tn", "合作\t1\tq", "合作\t1"])
    func refuses(_ row: String) {
        #expect { try WordTable(Array((header + row).utf8)) } throws: {
            ($0 as? LexiconError)?.line == 3
        }
    }
}
