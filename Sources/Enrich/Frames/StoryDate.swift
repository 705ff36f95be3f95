import Model

/// The day that an article tells of, which what has no date of its own happened on as well.
///
/// `9月10日,甲中心揭牌。…乙学院与丙公司签了一份合同`: the contract was signed the same day. Only a day
/// shortly before the article was written sets such a scene; an older date between the two
/// (`2021年11月,两市…`) begins a look back, within which nothing is handed on.
struct StoryDate: Sendable {
    let context: ArticleContext

    /// Days of a journey or gathering that sets a scene, beyond the first.
    private static let longestStay = 3
    /// Days between a scene and the day of writing at most.
    private static let oldest = 45
    /// Characters between a scene and what happened in it, when it only goes on and when the words refer to it.
    private static let farthest = 500
    private static let farthestReferred = 1600

    /// The sentence that introduces the list which `sentence` is an item of: `揭牌仪式上,一批合作敲定:`.
    func introduction(of sentence: Range<Int>) -> Range<Int>? {
        guard var index = context.sentence(at: sentence.lowerBound), isItem(sentence) else {
            return nil
        }
        let last = max(0, index - Self.longestList)
        while index > last {
            index -= 1
            let earlier = context.sentences[index]
            if isItem(earlier) { continue }
            return context.character(earlier.upperBound - 1) == 0x3A ? earlier : nil
        }
        return nil
    }

    /// A line that begins with a dash, a bullet or a number.
    private func isItem(_ sentence: Range<Int>) -> Bool {
        var start = sentence.lowerBound
        while start < sentence.upperBound, context.character(start) == 0x20 { start += 1 }
        let first = context.character(start)
        if Self.bullets.contains(first) { return true }
        let isNumber = (0x30...0x39).contains(first) || Self.numerals.contains(first)
        return isNumber
            && (start..<min(sentence.upperBound, start + 4)).contains {
                [0x2E, 0x3001, 0x29].contains(context.character($0))
            }
    }

    private static let longestList = 16
    private static let bullets = Set("—-·•●■◆▪▲★*①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars.map(\.value))
    private static let numerals = Set("一二三四五六七八九十".unicodeScalars.map(\.value))

    /// The date mention whose day an event at `trigger` shares, or `nil`.
    func mention(for trigger: Range<Int>, isReferred: Bool) -> Int? {
        guard let sentence = context.sentence(at: trigger.lowerBound),
            let scene = scene(before: context.sentences[sentence].lowerBound, or: trigger)
        else { return nil }
        let distance = trigger.lowerBound - context.spans[scene].upperBound
        guard distance <= (isReferred ? Self.farthestReferred : Self.farthest) else { return nil }
        if !isReferred, looksBack(from: context.spans[scene].upperBound, to: trigger, sentence) {
            return nil
        }
        return scene
    }

    private func scene(before start: Int, or trigger: Range<Int>) -> Int? {
        context.mentions(in: 0..<start) { if case .date = $0 { true } else { false } }
            .last { isScene($0) }
    }

    /// A day that the article was written on or shortly after, told as a point in time.
    private func isScene(_ index: Int) -> Bool {
        guard case .date(let date) = context.mentions[index].value, date.precision == .day,
            date.end.daysSinceEpoch - date.start.daysSinceEpoch <= Self.longestStay,
            !context.has(.deadline, endingAt: context.spans[index].lowerBound),
            !Self.present.contains(context.character(context.spans[index].lowerBound)),
            !context.spans[index].contains(where: { Self.numeric.contains(context.character($0)) })
        else { return false }
        guard let reference = context.reference else { return true }
        let age = reference.daysSinceEpoch - date.start.daysSinceEpoch
        return (0...Self.oldest).contains(age)
    }

    /// A short line without a stop.
    func isHeading(_ range: Range<Int>) -> Bool {
        range.count <= Self.longestHeading
            && [0, 0x0A].contains(context.character(range.upperBound))
            && (range.lowerBound == 0 || context.character(range.lowerBound - 1) == 0x0A)
    }

    private static let longestHeading = 36

    /// An older date of the trigger's paragraph stands between the scene and the trigger.
    private func looksBack(from scene: Int, to trigger: Range<Int>, _ sentence: Int) -> Bool {
        var first = sentence
        while first > 0,
            context.paragraphOfSentence[first - 1] == context.paragraphOfSentence[sentence]
        {
            first -= 1
        }
        let start = max(scene, context.sentences[first].lowerBound)
        guard start < trigger.lowerBound else { return false }
        return context.dates(in: start..<trigger.lowerBound).contains { index in
            guard case .date(let date) = context.mentions[index].value else { return false }
            guard let reference = context.reference else { return true }
            return reference.daysSinceEpoch - date.end.daysSinceEpoch > Self.oldest
        }
    }

    /// 至今 迄今 目前 现在 截至: the time of writing.
    private static let present = Set("至迄目现截眼".unicodeScalars.map(\.value))
    /// `2022-09-16 17:20`: when the page was made, not when something happened.
    private static let numeric: Set<UInt32> = [0x2D, 0x2F, 0x3A]
}
