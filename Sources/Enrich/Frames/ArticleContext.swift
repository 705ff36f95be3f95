import Model
import Text

/// What rules see of an article: folded text, sentences, clauses, mentions and cues.
///
/// All positions are characters of `folded`; `bytes(_:)` turns them into bytes of the text.
struct ArticleContext: Sendable {
    let article: Article
    let folded: FoldedText
    /// Sorted by start.
    let mentions: [Mention]
    /// The day the article was written on or shortly before, if it is known.
    let reference: CalendarDate?
    /// Characters of each mention.
    let spans: [Range<Int>]
    let cues: Cues
    private let words: FrameWords
    /// Sentences in order, without their terminators.
    let sentences: [Range<Int>]
    /// Index of each sentence's paragraph.
    let paragraphOfSentence: [Int]
    /// Where commas, semicolons and colons stand.
    private let clauseEnds: [Int]
    /// The article's tables of undertakings.
    let projectTables: [ProjectTable]

    init(
        article: Article, folded: FoldedText, mentions: [Mention], vocabulary: CueVocabulary,
        reference: CalendarDate? = nil
    ) {
        words = vocabulary.words
        self.reference = reference ?? article.published
        projectTables = ProjectTable.find(in: article.text, folded, vocabulary.words)
        self.article = article
        self.folded = folded
        self.mentions = mentions
        spans = mentions.map { mention in
            let start = folded.characterIndex(ofByte: mention.range.lowerBound)
            let end = folded.characterIndex(ofByte: mention.range.upperBound)
            return start..<max(start, end)
        }
        cues = vocabulary.cues(in: folded).outside(
            names: zip(mentions, spans).compactMap {
                switch $0.0.value {
                case .organization, .project, .person: $0.1
                default: nil
                }
            })
        clauseEnds = folded.characters.indices.filter { Self.isClauseEnd(folded.characters[$0]) }
        (sentences, paragraphOfSentence) = Self.split(folded.characters, keeping: spans)
    }

    /// Bytes of the article's text.
    func bytes(_ characters: Range<Int>) -> Range<Int> {
        folded.byteRange(characters)
    }

    /// The original text of a run of characters.
    func string(_ characters: Range<Int>) -> String {
        String(decoding: article.text[bytes(characters)], as: UTF8.self)
    }

    func character(_ index: Int) -> UInt32 {
        folded.characters.indices.contains(index) ? folded.characters[index] : 0
    }

    /// Whether `word` stands at `index`.
    func has(_ word: String, at index: Int) -> Bool {
        var position = index
        for scalar in word.unicodeScalars {
            guard character(position) == scalar.value else { return false }
            position += 1
        }
        return true
    }

    /// First position of `word` inside `range`.
    func find(_ word: String, in range: Range<Int>) -> Int? {
        range.first { has(word, at: $0) }
    }

    /// Whether a word of that use begins at `index`.
    func has(_ use: FrameWords.Use, at index: Int) -> Bool {
        words.length(use, in: folded.characters.span, at: index) != nil
    }

    /// Length of the word of that use at `index`, or `nil`.
    func length(_ use: FrameWords.Use, at index: Int) -> Int? {
        words.length(use, in: folded.characters.span, at: index)
    }

    /// Whether a word of that use stands inside `range`.
    func contains(_ use: FrameWords.Use, in range: Range<Int>) -> Bool {
        words.find(use, in: folded.characters.span, range, fromEnd: false) != nil
    }

    /// The last word of that use inside `range`.
    func last(_ use: FrameWords.Use, in range: Range<Int>) -> Range<Int>? {
        words.find(use, in: folded.characters.span, range, fromEnd: true)
    }

    /// Whether a word of that use ends at `end`.
    func has(_ use: FrameWords.Use, endingAt end: Int) -> Bool {
        words.has(use, in: folded.characters.span, endingAt: end)
    }

    /// Whether a mention stands inside the quoted name of a gathering: `“云岭产业发展论坛”`.
    func isInGatheringName(_ index: Int) -> Bool {
        let span = spans[index]
        guard
            let noun = cues.gatherings.starting(in: span.upperBound..<folded.count).first,
            noun.range.upperBound - span.upperBound <= 24,
            !containsCharacter(Self.closing, in: span.upperBound..<noun.range.lowerBound),
            Self.closing.contains(character(noun.range.upperBound))
        else { return false }
        return (max(0, span.lowerBound - 24)..<span.lowerBound).reversed().first {
            Self.opening.contains(character($0)) || Self.closing.contains(character($0))
        }.map { Self.opening.contains(character($0)) } ?? false
    }

    private static let opening: [UInt32] = [0x201C, 0x300C, 0x300A]
    private static let closing: [UInt32] = [0x201D, 0x300D, 0x300B]

    /// Where an amount begins with what rounds it: `约3亿元`, `近亿元`.
    func roundedStart(of span: Range<Int>) -> Int {
        var start = span.lowerBound
        while Self.rounding.contains(character(start - 1)) { start -= 1 }
        return start
    }

    private static let rounding = Set("约近超逾达".unicodeScalars.map(\.value))

    /// Whether one of the characters stands inside `range`.
    func containsCharacter(_ characters: [UInt32], in range: Range<Int>) -> Bool {
        range.contains { characters.contains(character($0)) }
    }

    /// The sentence that holds a character.
    func sentence(at index: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].lowerBound <= index { low = middle + 1 } else { high = middle }
        }
        guard low > 0, sentences[low - 1].contains(index) else { return nil }
        return low - 1
    }

    /// The clause around a character: bounded by commas, semicolons, colons and the sentence.
    func clause(at index: Int) -> Range<Int> {
        guard let sentence = sentence(at: index).map({ sentences[$0] }) else {
            return index..<index
        }
        var low = 0
        var high = clauseEnds.count
        while low < high {
            let middle = (low + high) / 2
            if clauseEnds[middle] < index { low = middle + 1 } else { high = middle }
        }
        let start = low > 0 ? clauseEnds[low - 1] + 1 : 0
        let end = low < clauseEnds.count ? clauseEnds[low] : folded.count
        return max(start, sentence.lowerBound)..<min(end, sentence.upperBound)
    }

    /// Where the statement that holds `index` begins: behind the last semicolon of its sentence,
    /// which separates statements of equal rank.
    func statementStart(before index: Int, in sentence: Range<Int>) -> Int {
        var start = index
        while start > sentence.lowerBound, character(start - 1) != 0x3B { start -= 1 }
        return start
    }

    /// The statements of equal rank that semicolons separate inside `range`, empty ones left out.
    func statements(in range: Range<Int>) -> [Range<Int>] {
        var statements: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where character(index) == 0x3B {
            if index > start { statements.append(start..<index) }
            start = index + 1
        }
        if start < range.upperBound { statements.append(start..<range.upperBound) }
        return statements
    }

    /// Indices of mentions that lie inside `range`, in order.
    func mentions(in range: Range<Int>, where wanted: (Mention.Value) -> Bool) -> [Int] {
        var found: [Int] = []
        var index = firstMention(from: range.lowerBound)
        while index < spans.count, spans[index].lowerBound < range.upperBound {
            if spans[index].upperBound <= range.upperBound, wanted(mentions[index].value) {
                found.append(index)
            }
            index += 1
        }
        return found
    }

    func organizations(in range: Range<Int>) -> [Int] {
        mentions(in: range) { if case .organization = $0 { true } else { false } }
    }

    func amounts(in range: Range<Int>) -> [Int] {
        mentions(in: range) { if case .money = $0 { true } else { false } }
    }

    func projects(in range: Range<Int>) -> [Int] {
        mentions(in: range) { if case .project = $0 { true } else { false } }
    }

    func places(in range: Range<Int>) -> [Int] {
        mentions(in: range) { if case .place = $0 { true } else { false } }
    }

    /// Dates that can stand in a date column: vague ones are left out unless they name their month.
    func dates(in range: Range<Int>) -> [Int] {
        mentions(in: range, where: { if case .date = $0 { true } else { false } }).filter { index in
            guard case .date(let span) = mentions[index].value else { return false }
            return span.precision != .vague || namesMonth(span, at: spans[index])
        }
    }

    /// 6月底: vague within a month that is told; 10月底前: the month it ends in.
    private func namesMonth(_ span: Mention.DateSpan, at range: Range<Int>) -> Bool {
        let isOneMonth = span.start.year == span.end.year && span.start.month == span.end.month
        return (isOneMonth || character(range.upperBound - 1) == 0x524D)
            && range.contains { character($0) == 0x6708 }
    }

    /// The project mention that contains mention `index`, if there is one.
    func projectAround(_ index: Int) -> Int? {
        let span = spans[index]
        var other = firstMention(from: span.lowerBound - Self.longestProjectName)
        while other < spans.count, spans[other].lowerBound <= span.lowerBound {
            if other != index, spans[other].upperBound >= span.upperBound,
                case .project = mentions[other].value
            {
                return other
            }
            other += 1
        }
        return nil
    }

    /// Characters of a project's name at most, before what it contains.
    private static let longestProjectName = 40

    /// The first mention that starts at `position` or behind it.
    private func firstMention(from position: Int) -> Int {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Characters from which a sentence ends with its clause; lists of signed projects reach a thousand.
    private static let longestSentence = 2000

    private static func isClauseEnd(_ character: UInt32) -> Bool {
        // , ; :  and the full stop of lists of figures is no clause end.
        character == 0x2C || character == 0x3B || character == 0x3A
    }

    /// Cuts at stops and line breaks, but never inside a mention: a name that a page broke across two
    /// lines holds both together, and every mention lies in one sentence.
    ///
    /// Rules look at all that a sentence tells at once, so a page without full stops is cut at the
    /// ends of its clauses as well, and the time it takes grows with its length alone.
    private static func split(
        _ characters: [UInt32], keeping spans: [Range<Int>]
    ) -> ([Range<Int>], [Int]) {
        var sentences: [Range<Int>] = []
        var paragraphs: [Int] = []
        var paragraph = 0
        var start = 0
        var nextSpan = 0
        var mentionEnd = 0
        for index in 0...characters.count {
            while nextSpan < spans.count, spans[nextSpan].lowerBound < index {
                mentionEnd = max(mentionEnd, spans[nextSpan].upperBound)
                nextSpan += 1
            }
            if index < mentionEnd, index < characters.count { continue }
            let character = index < characters.count ? characters[index] : 0x0A
            let isBreak = character == 0x0A
            // 。 ! ? and the line break end a sentence; so does the last character.
            let isStop = isBreak || character == 0x3002 || character == 0x21 || character == 0x3F
            let length = index - start
            guard
                isStop || length >= longestSentence && isClauseEnd(character)
                    || length >= 2 * longestSentence
            else { continue }
            if index > start {
                sentences.append(start..<index)
                paragraphs.append(paragraph)
            }
            if isBreak { paragraph += 1 }
            start = isStop ? index + 1 : index
        }
        return (sentences, paragraphs)
    }
}
