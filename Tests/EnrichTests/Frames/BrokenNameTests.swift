import Lexicon
import Model
import Testing
import Text

@testable import Enrich

/// A page may break its lines anywhere, inside a name too.
struct BrokenNameTests {
    @Test func aNameOverTwoLinesLiesInOneSentence() throws {
        let marked = MarkedArticle(
            "⟦project:东湾装备制造\n基地项目⟧在⟦place 320205:锡山区⟧开工。\n⟦project:东湾芯谷\n二期项目⟧\n")
        let context = ArticleContext(
            article: marked.article, folded: FoldedText(marked.article.text),
            mentions: marked.mentions, vocabulary: try CueVocabulary(lexicons: LexiconStore()))
        #expect(context.sentences.count == 2)
        for span in context.spans {
            let sentence = try #require(context.sentence(at: span.lowerBound))
            #expect(context.sentences[sentence].upperBound >= span.upperBound)
        }
        let frames = FrameRules.all.map { $0.init() }.flatMap { $0.frames(in: context) }
        #expect(frames.contains { $0.kind == "project_status" })
        #expect(frames.contains { $0.kind == "groundbreaking" })
    }
}
