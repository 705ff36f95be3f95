import Model
import Text

/// Decides from the words around an amount of money what it is.
struct AmountReader {
    let context: ArticleContext
    private let tables: [TabbedTable]
    private let rows: ListedAmounts
    private let members: EnumeratedAmounts
    private let sums: CountedAmount
    private let purposes: AmountPurpose
    private var previous: Reading?

    init(context: ArticleContext) {
        self.context = context
        tables = TabbedTable.find(in: context.article.text)
        rows = ListedAmounts(context: context)
        members = EnumeratedAmounts(context: context)
        sums = CountedAmount(context: context)
        purposes = AmountPurpose(context: context)
    }

    struct Reading: Sendable {
        let cue: CueVocabulary.MoneyCue
        let cueRange: Range<Int>
        let mention: Int
        let sentence: Int
        let confidence: Double
    }

    /// Reads amounts in text order: later ones of a list take over what the first one was.
    mutating func reading(of index: Int) -> Reading? {
        let span = context.spans[index]
        guard let sentence = context.sentence(at: span.lowerBound) else { return nil }
        let found =
            columnCue(of: index, sentence) ?? rightCue(of: span, index, sentence)
            ?? leftCue(of: span, index, sentence) ?? inherited(by: span, index, sentence)
        if let found {
            previous = found
            return found
        }
        let kind =
            rows.kind(of: index, in: sentence) ?? purposes.kind(of: index, in: sentence)
            ?? sums.sum(of: index, in: context.sentences[sentence])?.kind
            ?? members.kind(of: index, in: sentence)
            ?? (qualifies(index) ? "total" : nil)
        return kind.map {
            Reading(
                cue: CueVocabulary.MoneyCue(isCapital: true, kind: $0), cueRange: span,
                mention: index, sentence: sentence, confidence: 0.7)
        }
    }

    /// `签约的15亿元抗体药生产基地`, `一个60亿元的单晶项目`: the undertaking is what the amount is for.
    private func qualifies(_ index: Int) -> Bool {
        let span = context.spans[index]
        let start = behind(span)
        let isNamed = context.projects(in: start..<start + 60).contains {
            context.spans[$0].lowerBound == start
        }
        if isNamed { return true }
        // 超10亿元的大项目 are of a size, none is told.
        guard case .money(let money) = context.mentions[index].value, money.qualifier != .over,
            money.qualifier != .under, context.character(span.upperBound) == 0x7684,  // 的
            let noun = (start..<start + 12).first(where: { context.has(.projectCount, at: $0) })
        else { return false }
        return isPlain(start..<noun)
    }

    /// `设立10亿元的城市更新基金`: a fund told by its name.
    private func isFund(behind span: Range<Int>) -> Range<Int>? {
        let start = behind(span)
        return context.mentions(in: start..<start + 40) {
            if case .organization(let organization) = $0 {
                organization.kind == .fund
            } else {
                false
            }
        }.map { context.spans[$0] }.first { $0.lowerBound - start <= 2 }
    }

    /// Over 的, quotes, blanks and a bracketed currency.
    private func behind(_ span: Range<Int>) -> Int {
        var position = span.upperBound
        while Self.skipped.contains(context.character(position)) { position += 1 }
        return position
    }

    /// The heading of the table's column says what its amounts are.
    private func columnCue(of index: Int, _ sentence: Int) -> Reading? {
        for table in tables {
            guard let heading = table.heading(over: context.mentions[index].range) else { continue }
            let start = context.folded.characterIndex(ofByte: heading.lowerBound)
            let end = context.folded.characterIndex(ofByte: heading.upperBound)
            return context.cues.money.last {
                start <= $0.range.lowerBound && $0.range.upperBound <= end
            }.map {
                Reading(
                    cue: $0.value, cueRange: $0.range, mention: index, sentence: sentence,
                    confidence: 0.85)
            }
        }
        return nil
    }

    /// 1亿元启动资金, 300亿元子基金: a noun right behind the amount.
    private func rightCue(of span: Range<Int>, _ index: Int, _ sentence: Int) -> Reading? {
        if let fund = isFund(behind: span) {
            return Reading(
                cue: CueVocabulary.MoneyCue(isCapital: true, kind: "fund"), cueRange: fund,
                mention: index, sentence: sentence, confidence: 0.85)
        }
        let end = context.sentences[sentence].upperBound
        var position = span.upperBound
        // Over 的, quotes, blanks and a bracketed currency.
        while position < end, Self.skipped.contains(context.character(position)) { position += 1 }
        for cue in context.cues.money.starting(in: position..<(position + 9)) {
            let between = position..<cue.range.lowerBound
            guard cue.range.upperBound <= end, isPlain(between) else { break }
            let isNoun = Self.nounKinds.contains(cue.value.kind) && cue.value.isCapital
            if isNoun || cue.range.lowerBound == position && cue.value.isCapital {
                return Reading(
                    cue: cue.value, cueRange: cue.range, mention: index, sentence: sentence,
                    confidence: 0.85)
            }
        }
        return nil
    }

    /// 总投资约143亿元: the nearest cue before the amount in its clause.
    private func leftCue(of span: Range<Int>, _ index: Int, _ sentence: Int) -> Reading? {
        let clause = context.clause(at: span.lowerBound)
        let start = max(clause.lowerBound, span.lowerBound - 24)
        guard
            let cue = context.cues.money.last(where: {
                $0.range.upperBound <= span.lowerBound && $0.range.lowerBound >= start
            })
        else { return nil }
        // 规模 alone is a fund's where one is spoken of.
        if context.has(Self.size, at: cue.range.lowerBound), cue.range.count == 2,
            context.find("基金", in: context.sentences[sentence]) == nil
        {
            return nil
        }
        // Another amount between the cue and this one owns the cue, unless they form a list.
        let between = cue.range.upperBound..<span.lowerBound
        let others = context.amounts(in: between)
        if let last = others.last, !isList(context.spans[last].upperBound..<span.lowerBound) {
            return nil
        }
        return Reading(
            cue: cue.value, cueRange: cue.range, mention: index, sentence: sentence,
            confidence: between.count <= 6 ? 0.95 : 0.8)
    }

    /// 今年预计可达1亿元, 为60亿元: no cue of its own, the statement before goes on.
    private func inherited(by span: Range<Int>, _ index: Int, _ sentence: Int) -> Reading? {
        guard let previous, sentence - previous.sentence <= 1 else { return nil }
        let clause = context.clause(at: span.lowerBound)
        let lead = clause.lowerBound..<span.lowerBound
        let isContinued =
            context.contains(.continued, in: lead)
            || isList(context.spans[previous.mention].upperBound..<span.lowerBound)
        guard isContinued else { return nil }
        return Reading(
            cue: previous.cue, cueRange: previous.cueRange, mention: index, sentence: sentence,
            confidence: 0.7)
    }

    /// Only 、 和 及 and blanks stand between two amounts of a list.
    private func isList(_ range: Range<Int>) -> Bool {
        range.allSatisfy { Self.listCharacters.contains(context.character($0)) }
    }

    private func isPlain(_ range: Range<Int>) -> Bool {
        range.allSatisfy { !Self.breaks.contains(context.character($0)) }
    }

    private static let nounKinds: Set<String> = [
        "startup", "fund", "loan", "subsidy", "financing", "registered",
    ]
    private static let size = "规模"
    private static let skipped = Set("的“”「」 ()".unicodeScalars.map(\.value))
    private static let listCharacters = Set("、和及与 ".unicodeScalars.map(\.value))
    private static let breaks = Set(",;:。、!?\n".unicodeScalars.map(\.value))
}
