import Model
import Text

/// A trigger word of an article and whether a rule made something of it.
package struct TriggerAudit: Sendable, Hashable {
    /// Bytes of the article's text.
    package let range: Range<Int>
    /// Bytes of its sentence.
    package let sentence: Range<Int>
    /// The kind of event the word tells of, or `money` for an amount that no cue explained.
    package let kind: String
    /// Some frame hangs on it.
    package let isUsed: Bool
}

extension Enricher {
    /// The trigger words and amounts of an annotated article, with those that gave nothing: the
    /// recall queue of `winnow explain --source`.
    package func triggers(of annotated: AnnotatedArticle) -> [TriggerAudit] {
        let context = ArticleContext(
            article: annotated.article, folded: FoldedText(annotated.article.text),
            mentions: annotated.mentions, vocabulary: vocabulary)
        var audits = context.cues.triggers.map { cue in
            audit(cue.range, kind: cue.value.kind, in: context) { range in
                annotated.frames.contains { $0.trigger == range }
            }
        }
        audits += annotated.mentions.indices.compactMap { index in
            guard case .money(let money) = annotated.mentions[index].value, money.role == .amount
            else { return nil }
            return audit(context.spans[index], kind: "money", in: context) { _ in
                annotated.frames.contains { $0.mentions(of: "amount").contains(index) }
            }
        }
        return audits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func audit(
        _ span: Range<Int>, kind: String, in context: ArticleContext,
        isUsed: (Range<Int>) -> Bool
    ) -> TriggerAudit {
        let range = context.bytes(span)
        let sentence = context.sentence(at: span.lowerBound).map { context.sentences[$0] } ?? span
        return TriggerAudit(
            range: range, sentence: context.bytes(sentence), kind: kind, isUsed: isUsed(range))
    }
}

extension MentionFinder {
    /// The words of a text that tell of an event, as mentions: 签署 (`signing`), outside of names.
    ///
    /// `mentions` are those of the same text, sorted by start: 控股 of `云岭控股` tells nothing.
    package func triggerMentions(in text: [UInt8], beside mentions: [Mention]) -> [Mention] {
        let folded = FoldedText(text)
        let names = mentions.compactMap { mention -> Range<Int>? in
            switch mention.value {
            case .organization, .project, .person:
                let start = folded.characterIndex(ofByte: mention.range.lowerBound)
                return start..<max(start, folded.characterIndex(ofByte: mention.range.upperBound))
            default: return nil
            }
        }
        return vocabulary.cues(in: folded).outside(names: names).triggers.map {
            Mention(
                range: folded.byteRange($0.range), value: .trigger(eventKind: $0.value.kind))
        }
    }
}
