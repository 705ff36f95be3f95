import Lexicon
import Model

import Text

/// What a line shows about where stories begin, end and break off.
final class StoryMarks: Sendable {
    let page: PageText
    let verdicts: [LineClassifier.Verdict]
    private let terms: [Term]
    private let bylines: BylineReader
    private let danglingLength: Int
    /// 举行, 强调: what a line above a headline ends with.
    private let kickers: [[UInt32]]
    /// The head of a newspaper page.
    let masthead: Masthead?

    init(
        page: PageText, verdicts: [LineClassifier.Verdict], terms: [Term], bylines: BylineReader,
        danglingLength: Int, kickers: [[UInt32]]
    ) {
        self.page = page
        self.verdicts = verdicts
        self.terms = terms
        self.bylines = bylines
        self.danglingLength = danglingLength
        self.kickers = kickers
        let text = verdicts.firstIndex { $0.lineClass == .body || $0.lineClass == .jump }
        masthead = page.isStructured ? nil : Masthead(above: text ?? 0, on: page)
    }

    func lineClass(_ index: Int) -> LineClass { verdicts[index].lineClass }
    func features(_ index: Int) -> LineFeatures { page.lines[index].features }

    /// `本报讯 6月29日,…`
    func opensWithLead(_ index: Int) -> Bool {
        let line = page.lines[index]
        return page.hits[line.hits].contains {
            terms[Int($0.value)].lineClass == .lead
                && Int($0.start) <= line.characters.lowerBound + 1
        }
    }

    /// `……(下转第2版)`
    func jumpsOut(_ index: Int) -> Bool {
        page.hits[page.lines[index].hits].contains { terms[Int($0.value)].lineClass == .jumpOut }
    }

    func opensWithJump(_ index: Int) -> Bool { lineClass(index) == .jump }

    /// The author's name closes the line, or is all of it.
    func closesWithByline(_ index: Int) -> Bool {
        lineClass(index) == .byline
            || bylines.byline(closing: page.lines[index].characters, on: page.folded) != nil
    }

    /// `(宗晓东 摄)` closes the line.
    func closesWithPhotographer(_ index: Int) -> Bool {
        let line = page.lines[index]
        guard let byline = bylines.byline(closing: line.characters, on: page.folded) else {
            return false
        }
        return page.folded.characters[byline.characters].contains(0x6444)  // 摄
    }

    /// A paragraph that breaks off in the middle of a sentence; a row of a list is whole without an end.
    func isDangling(_ index: Int) -> Bool {
        let features = features(index)
        guard features.characters >= danglingLength, features.isOpenEnded, !features.isAmountRow
        else { return false }
        switch lineClass(index) {
        case .body, .jump: return true
        case .heading: return hasClauseOfProse(index)
        default: return false
        }
    }

    /// `今年以来,全市各所中学把读`: headings rarely hold a comma outside of quotes.
    func hasClauseOfProse(_ index: Int) -> Bool {
        let features = features(index)
        return features.commas > 0 && features.quotes == 0 && features.characters >= danglingLength
            && features.segments == 1 && page.block(of: page.lines[index]).headingLevel == 0
    }

    /// `——江云市招商一线见闻` and `总投资187.6亿元,新材料唱主角` below a headline; what ends as `在云津举行` is the line
    /// above one.
    func isSubtitle(_ index: Int, of headline: Int) -> Bool {
        guard index == headline + 1 else { return false }
        let (title, own) = (features(headline), features(index))
        guard title.characters >= 8 else { return false }
        if own.first == 0x2014 || own.first == 0x2015 { return title.last != 0x2014 }
        let text = characters(headline)
        return (own.commas > 0 || own.segments > 1) && own.characters >= title.characters
            && title.commas == 0 && title.segments == 1 && title.last != 0x2014
            && !kickers.contains { text.suffix($0.count).elementsEqual($0) }
    }

    /// First and last hanzi of a line, blanks aside.
    func characters(_ index: Int) -> ArraySlice<UInt32> {
        page.folded.characters[page.lines[index].characters]
    }
}
