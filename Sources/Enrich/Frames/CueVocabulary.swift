import Lexicon
import Text

/// The words that frames hang on: event triggers, gathering nouns, cues of money, status, metrics.
///
/// One automaton finds them all; a word can stand in several tables (`签约` tells an event and a
/// status), so each entry carries one optional reading a table.
struct CueVocabulary: Sendable {
    struct Trigger: Sendable, Hashable {
        let kind: String
        let demand: Demand
    }

    /// What a trigger needs beside itself to be an event.
    enum Demand: String, Sendable {
        case any, unit, dated, pair, day, close
    }

    struct MoneyCue: Sendable, Hashable {
        /// `false` for output, revenue, prices: amounts that are no investment.
        let isCapital: Bool
        let kind: String
    }

    /// How far an undertaking is; a word that only implies it yields to what events and lists tell.
    struct Status: Sendable, Hashable {
        let value: String
        let isTold: Bool
    }

    struct Entry: Sendable {
        var trigger: Trigger?
        var gathering: String?
        var money: MoneyCue?
        var status: Status?
        var metric: String?
    }

    /// The small words that rules look for around a cue.
    let words: FrameWords
    private let matcher: WordMatcher
    private let entries: [Entry]
    /// Triggers in two parts: 开展…合作.
    private let splitTriggers: [SplitTrigger]

    /// A trigger whose object stands between its parts: `开展轴承检测合作`.
    private struct SplitTrigger: Sendable {
        let tail: [UInt32]
        let value: Trigger
        /// Entry of the first part.
        let head: Int
    }

    /// Characters between the parts of a split trigger at most.
    private static let widestGap = 16

    init(lexicons: LexiconStore) throws(LexiconError) {
        var words: [String: Int] = [:]
        var entries: [Entry] = []
        var order: [String] = []
        var splitTriggers: [SplitTrigger] = []
        func update(_ word: String, _ change: (inout Entry) -> Void) {
            if words[word] == nil {
                words[word] = entries.count
                entries.append(Entry())
                order.append(word)
            }
            if let index = words[word] { change(&entries[index]) }
        }
        for row in try lexicons.table("event_triggers").rows {
            guard let demand = Demand(rawValue: row[2]) else {
                throw lexicons.error(
                    in: "event_triggers", at: row[0],
                    "“\(row[2])” of \(row[0]) is no demand: write any, unit, dated, pair, day or close"
                )
            }
            let trigger = Trigger(kind: row[1], demand: demand)
            let parts = row[0].split(separator: "…").map(String.init)
            guard parts.count == 2 else {
                update(row[0]) { $0.trigger = trigger }
                continue
            }
            update(parts[0]) { _ in }
            splitTriggers.append(
                SplitTrigger(
                    tail: FoldedText(Array(parts[1].utf8)).characters, value: trigger,
                    head: words[parts[0]] ?? 0))
        }
        for row in try lexicons.table("gathering_nouns").rows {
            update(row[0]) { $0.gathering = row[1] }
        }
        for row in try lexicons.table("money_cues").rows {
            update(row[0]) { $0.money = MoneyCue(isCapital: row[1] == "capital", kind: row[2]) }
        }
        for row in try lexicons.table("status_words").rows {
            update(row[0]) { $0.status = Status(value: row[1], isTold: row[2] == "told") }
        }
        for row in try lexicons.table("metric_cues").rows {
            update(row[0]) { $0.metric = row[1] }
        }
        self.entries = entries
        self.splitTriggers = splitTriggers
        self.words = try FrameWords(lexicons: lexicons)
        matcher = WordMatcher(
            order.enumerated().map { (word: $0.element, value: Int32($0.offset)) })
    }

    /// Every cue of the text, per table leftmost-longest.
    func cues(in text: FoldedText) -> Cues {
        var hits: [Hit] = []
        matcher.allMatches(in: text.characters.span, into: &hits)
        var cues = Cues()
        cues.triggers = longest(hits) { $0.trigger }
        let split = splitTriggers(hits, in: text)
        let whole = cues.triggers
        cues.triggers += split.filter { cue in
            !whole.contains { $0.range.overlaps(cue.range) && $0.value.kind == cue.value.kind }
        }
        cues.triggers.sort { $0.range.lowerBound < $1.range.lowerBound }
        cues.gatherings = longest(hits) { $0.gathering }
        cues.money = longest(hits) { $0.money }
        cues.statuses = longest(hits) { $0.status }
        cues.metrics = longest(hits) { $0.metric }
        return cues
    }

    private func splitTriggers(_ hits: [Hit], in text: FoldedText) -> [Cue<Trigger>] {
        hits.flatMap { hit in
            splitTriggers.filter { $0.head == Int(hit.value) }.compactMap { trigger in
                var index = Int(hit.end)
                let end = min(text.count - trigger.tail.count, index + Self.widestGap)
                while index <= end {
                    // A comma or full stop between the parts makes them two statements.
                    if [0x2C, 0x3002, 0x3B, 0x0A].contains(text.characters[index]) { return nil }
                    let part = text.characters[index..<(index + trigger.tail.count)]
                    if part.elementsEqual(trigger.tail) {
                        return Cue(range: Int(hit.start)..<part.endIndex, value: trigger.value)
                    }
                    index += 1
                }
                return nil
            }
        }
    }

    /// Keeps the leftmost-longest of overlapping hits that have a reading.
    private func longest<Reading>(_ hits: [Hit], _ reading: (Entry) -> Reading?) -> [Cue<Reading>] {
        var found: [Cue<Reading>] = []
        for hit in hits {
            guard let value = reading(entries[Int(hit.value)]) else { continue }
            let range = Int(hit.start)..<Int(hit.end)
            if let last = found.last, last.range.upperBound > range.lowerBound {
                // A longer word from the same start wins; a later start inside the word loses.
                if last.range.lowerBound == range.lowerBound {
                    found[found.count - 1] = Cue(range: range, value: value)
                }
                continue
            }
            found.append(Cue(range: range, value: value))
        }
        return found
    }
}

/// A cue word at its place, in characters of the folded text.
struct Cue<Value: Sendable>: Sendable {
    let range: Range<Int>
    let value: Value
}

extension Array {
    /// The cues that start inside `range`; found by halves, as an article has thousands of them.
    func starting<Value>(in range: Range<Int>) -> ArraySlice<Element> where Element == Cue<Value> {
        self[
            firstIndex(startingFrom: range.lowerBound)..<firstIndex(startingFrom: range.upperBound)]
    }

    /// The first cue, of cues in order, that starts at `position` or behind it.
    func firstIndex<Value>(startingFrom position: Int) -> Int where Element == Cue<Value> {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The cues of one article, each kind in order.
struct Cues: Sendable {
    var triggers: [Cue<CueVocabulary.Trigger>] = []
    var gatherings: [Cue<String>] = []
    var money: [Cue<CueVocabulary.MoneyCue>] = []
    var statuses: [Cue<CueVocabulary.Status>] = []
    var metrics: [Cue<String>] = []

    /// Without the words inside names: 控股 of 云岭控股 tells no acquisition.
    ///
    /// `names` must be sorted by start.
    func outside(names: [Range<Int>]) -> Cues {
        // The furthest end of all names up to each one: a name covers a cue exactly when that of
        // the last name starting no later than the cue reaches the cue's end.
        var reach: [Int] = []
        reach.reserveCapacity(names.count)
        for name in names { reach.append(max(reach.last ?? 0, name.upperBound)) }
        func isOutside(_ range: Range<Int>) -> Bool {
            var low = 0
            var high = names.count
            while low < high {
                let middle = (low + high) / 2
                if names[middle].lowerBound <= range.lowerBound {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return low == 0 || reach[low - 1] < range.upperBound
        }
        var cues = self
        cues.triggers.removeAll { !isOutside($0.range) }
        cues.statuses.removeAll { !isOutside($0.range) }
        cues.money.removeAll { !isOutside($0.range) }
        return cues
    }
}
