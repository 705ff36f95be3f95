import Lexicon
import Model
import Text
import Values

/// Finds everything that one text mentions: amounts, dates, places, organizations, persons, projects.
///
/// What the join of articles needs besides is not built: `winnow annotate` starts without it.
package struct MentionFinder: Sendable {
    private let values: ValueScanner
    private let places: PlaceScanner
    let names: MentionAnnotator
    private let described: DescribedUndertakings
    private let phased: PhasedUndertakings
    let vocabulary: CueVocabulary

    package init(lexicons: LexiconStore) throws(LexiconError) {
        values = try ValueScanner(lexicons: lexicons)
        places = try PlaceScanner(lexicons)
        names = try MentionAnnotator(lexicons: lexicons)
        described = try DescribedUndertakings(lexicons: lexicons)
        phased = try PhasedUndertakings(lexicons: lexicons)
        vocabulary = try CueVocabulary(lexicons: lexicons)
    }

    var divisions: Divisions { places.divisions }

    /// What an article's publisher and address tell about the places it means.
    func context(of article: Article) -> PlaceContext {
        places.context(publisher: article.publisher, url: article.url)
    }

    /// The mentions of a text in simplified script, sorted by start and end.
    ///
    /// `reference` is the day that relative dates (去年10月, 28日) are read against; `kinds` chooses
    /// among the values, names are always found.
    package func mentions(
        in text: [UInt8], reference: CalendarDate?, kinds: ValueKinds = .all
    ) -> [Mention] {
        mentions(
            in: text, folded: FoldedText(text), reference: reference, kinds: kinds,
            context: PlaceContext())
    }

    func mentions(
        in text: [UInt8], folded: FoldedText, reference: CalendarDate?, kinds: ValueKinds,
        context: PlaceContext
    ) -> [Mention] {
        var found: [Mention] = []
        values.scan(folded, reference: reference, kinds: kinds, into: &found)
        places.scan(folded, context: context, into: &found)
        found += ColumnAmounts(vocabulary: vocabulary, values: values).find(text, found)
        found = inTextOrder(found)
        HomeCurrency(values: values).apply(to: &found, in: text)
        found += names.annotate(text, folded: folded, values: found)
        found = inTextOrder(found)
        found += described.find(folded, found)
        let words = vocabulary.words
        found = inTextOrder(TabledUndertakings(words: words).apply(to: found, text, folded))
        found += phased.find(folded, found)
        found = inTextOrder(found)
        found += ActingRegions().find(
            folded, found,
            ActingRegions.Words(
                isJoint: { words.length(.joint, in: folded.characters.span, at: $0) != nil },
                isAct: { words.length(.acting, in: folded.characters.span, at: $0) != nil },
                isWhere: { words.has(.whereabouts, in: folded.characters.span, endingAt: $0) }))
        return inTextOrder(found)
    }

    /// Dates of a text that tells no day to count from: `下周一`, `3月8日`. No day can be told for them,
    /// only where they stand; a span that `mentions` already date is left out.
    package func undatedRanges(in text: [UInt8], beside mentions: [Mention]) -> [Range<Int>] {
        guard let anyDay = CalendarDate(year: 2022, month: 6, day: 15) else { return [] }
        var found: [Mention] = []
        values.scan(FoldedText(text), reference: anyDay, kinds: .date, into: &found)
        let dated = mentions.filter { if case .date = $0.value { true } else { false } }
        var next = 0
        return found.compactMap { mention in
            while next < dated.count, dated[next].range.upperBound <= mention.range.lowerBound {
                next += 1
            }
            let isDated =
                next < dated.count && dated[next].range.lowerBound < mention.range.upperBound
            return isDated ? nil : mention.range
        }
    }
}

/// Mentions by start, then by end; equal ones keep their order. Mentions are large: they move once.
private func inTextOrder(_ mentions: [Mention]) -> [Mention] {
    var order: [(range: UInt64, index: Int)] = []
    order.reserveCapacity(mentions.count)
    for index in mentions.indices {
        let range = mentions[index].range
        order.append((UInt64(range.lowerBound) << 32 | UInt64(range.upperBound), index))
    }
    order.sort { ($0.range, $0.index) < ($1.range, $1.index) }
    return order.map { mentions[$0.index] }
}
