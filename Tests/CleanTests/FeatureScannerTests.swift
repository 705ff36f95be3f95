import Extract
import Lexicon
import Model
import Testing
import Text

@testable import Clean

/// One pass folds a page, counts its lines and finds its terms as separate passes would.
@Suite("Scan of a page") struct FeatureScannerTests {
    private let vocabulary: TermVocabulary
    private let scanner: FeatureScanner

    init() throws {
        let vocabulary = try TermVocabulary(LexiconStore().table("clean_terms"))
        self.vocabulary = vocabulary
        scanner = FeatureScanner(
            scripts: ScriptDetector(), vocabulary: vocabulary,
            isFunction: { $0 == 0x7684 }, mayChange: Simplifier(region: .standard).mayChange)
    }

    private static let pages = [
        "澄江新区再签七个项目\n2023-04-19 08:30　来源：澄江日报\n总投资6.5亿元，带動1200人就業。",
        "ＡＢＣ　①２０２３年\r\n\r\n“好！”他说……\n责任编辑：林舟 | 分享到: 微信...",
        "𠮷野产业园·二期\nCafé déjà vu 10-20-30 00:15\n丨　丨", "，", "<p>总投资&nbsp;3亿美元</p>",
        "相关文章\n相关\n文章\n返回顶部返回顶部",
    ]

    @Test("folds as a shadow copy does", arguments: pages) func folding(page: String) throws {
        let document = try Cleaning.document(Array(page.utf8))
        let scan = scanner.scan(document)
        let folded = FoldedText(document.text)
        #expect(scan.folded.characters == folded.characters)
        #expect(scan.folded.offsets == folded.offsets)
        #expect(scan.blocks.count == document.blocks.count)
        for (block, found) in zip(document.blocks, scan.blocks) {
            #expect(folded.byteRange(found.inked) == block.range)
            let text = String(decoding: document.text[block.range], as: UTF8.self)
            #expect(found.characters.count == text.unicodeScalars.count)
            #expect(found.wide == text.unicodeScalars.count { $0.value >= 0x800 })
        }
    }

    @Test("finds every term that a look-up at every character finds", arguments: pages)
    func terms(page: String) throws {
        let document = try Cleaning.document(Array(page.utf8))
        let scan = scanner.scan(document)
        let characters = scan.folded.characters
        let everywhere = vocabulary.hits(
            at: characters.indices.map { Int32($0) }, in: characters.span)
        let found = vocabulary.hits(at: scan.termStarts, in: characters.span)
        #expect(found == everywhere)
    }

    @Test("counts a line as it counts it when it is put together again", arguments: pages)
    func features(page: String) throws {
        let document = try Cleaning.document(Array(page.utf8))
        let scan = scanner.scan(document)
        for found in scan.blocks {
            let pieces = [
                Line.Piece(
                    bytes: scan.folded.byteRange(found.inked), characters: found.inked, number: 1)
            ]
            let once = scanner.completed(found.features, of: pieces[...], in: scan.folded)
            let again = scanner.features(of: pieces[...], in: scan.folded, text: document.text)
            #expect(once == again)
        }
    }

    @Test func countsOfALine() throws {
        let page = "“2023年4月19日，總投資3.8亿元的项目”开工！ | 电话0510-85012345 08:30…"
        let document = try Cleaning.document(Array(page.utf8))
        let scan = scanner.scan(document)
        let block = try #require(scan.blocks.first)
        let features = scanner.completed(
            block.features,
            of: [Line.Piece(bytes: 0..<0, characters: block.inked, number: 1)], in: scan.folded)
        #expect(features.characters == 48)
        #expect(features.hanzi == 15)
        #expect(features.functions == 1)
        #expect(features.digits == 25)
        #expect(features.amounts == 1)
        #expect(features.traditional == 2)
        #expect(features.bars == 1)
        #expect(features.segments == 3)
        #expect(features.longestNumber == 13)
        #expect(features.hasDate && features.hasTime && features.endsWithEllipsis)
        #expect(features.mayChange && features.endsSentence)
    }
}
