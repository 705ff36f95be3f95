import Lexicon
import Text

/// Persons beside their titles: `区委书记方某`, `董事长张某某`, `副院长李某、王某某`; bylines are left out.
struct PersonNames: Sendable {
    private let vocabulary: NameVocabulary
    private let surnames: WordMatcher

    private let words: WordTable
    /// Characters that follow a name rather than end it: `李某|会见`, `于某|率队`.
    private let followers: Set<UInt32>

    init(lexicons: LexiconStore, vocabulary: NameVocabulary) throws(LexiconError) {
        self.vocabulary = vocabulary
        words = try lexicons.words()
        let table = try lexicons.table("surnames")
        guard let name = table.column("surname"), let weight = table.column("weight") else {
            throw LexiconError(
                file: "surnames.tsv", message: "the columns surname and weight are needed")
        }
        surnames = WordMatcher(table.rows.map { ($0[name], Int32($0[weight]) ?? 1) })
        let followers = try lexicons.table("name_followers").rows
        self.followers = Set(followers.compactMap { $0[0].unicodeScalars.first?.value })
    }

    func find(in text: TokenizedText, organizations: [Candidate]) -> [Candidate] {
        var found: [Candidate] = []
        for hit in text.hits {
            guard vocabulary.plays(.title, hit), hit.end - hit.start >= 2,
                let role = vocabulary.entries[Int(hit.value)].title
            else { continue }
            switch role {
            case .title: after(text, nameStart(text, behind: Int(hit.end)), into: &found)
            case .honorific: before(text, Int(hit.start), into: &found)
            case .byline: break
            }
        }
        var taken = Set<Int>()
        for organization in organizations { taken.formUnion(organization.start..<organization.end) }
        found = found.filter { person in
            !(person.start..<person.end).contains { taken.contains($0) }
        }
        return BestCover.choose(from: found)
    }

    /// Where a name may begin behind a title: past a bracket (`副总经理(主持工作)冯某`), past a colon or
    /// a blank (`法定代表人:陈某`).
    private func nameStart(_ text: TokenizedText, behind end: Int) -> Int {
        var position = end
        if position < text.characters.count, text.characters[position] == 0x28 {
            let limit = min(position + 10, text.characters.count)
            var close = position + 1
            while close < limit, text.characters[close] != 0x29 { close += 1 }
            if close < limit { position = close + 1 }
        }
        if position < text.characters.count, text.characters[position] == 0x3A { position += 1 }
        if position < text.characters.count, text.characters[position] == 0x20 { position += 1 }
        return position
    }

    /// A name after a title, and those that `、` or 和 adds to it.
    private func after(_ text: TokenizedText, _ start: Int, into found: inout [Candidate]) {
        var position = start
        while let end = nameEnd(text, from: position) {
            append(position, end, &found)
            let index = text.tokenIndex(at: end)
            guard index < text.tokens.count, end - position < 12 else { return }
            let kind = text.tokens[index].kind
            let next = Int(text.tokens[index].end)
            // 和 may join two clauses: what follows must be no word of its own.
            guard kind == .list || (kind == .join && startsUnknown(text, next)) else { return }
            position = next
        }
    }

    private func startsUnknown(_ text: TokenizedText, _ position: Int) -> Bool {
        position < text.characters.count
            && text.tokens[text.tokenIndex(at: position)].kind == .unknown
    }

    /// `张某先生`, `汉斯·穆某先生`: the name that ends where the honorific begins.
    private func before(_ text: TokenizedText, _ end: Int, into found: inout [Candidate]) {
        // Of 史某先生一行 the name ends before 先生, which is read for itself.
        guard end > 0, text.tokens[text.tokenIndex(at: end - 1)].kind != .title else { return }
        if let start = foreignNameStart(text, before: end) { return append(start, end, &found) }
        for length in [3, 2, 4] where end >= length {
            let start = end - length
            guard nameEnd(text, from: start, limit: end) == end, isFreeBefore(text, start) else {
                continue
            }
            return append(start, end, &found)
        }
    }

    private func append(_ start: Int, _ end: Int, _ found: inout [Candidate]) {
        found.append(
            Candidate(
                start: start, end: end, subject: .person, score: 1 + Float(end - start) * 0.1))
    }

    private func isFreeBefore(_ text: TokenizedText, _ start: Int) -> Bool {
        guard start > 0 else { return true }
        let kind = text.tokens[Int(text.tokenOfCharacter[start - 1])].kind
        return kind != .unknown
    }

    /// End of a name; `nil` if none starts here.
    private func nameEnd(_ text: TokenizedText, from start: Int, limit: Int? = nil) -> Int? {
        guard start < text.characters.count else { return nil }
        if limit == nil, let end = foreignNameEnd(text, from: start) { return end }
        guard let surname = surnames.longestMatch(in: text.characters.span, at: start) else {
            return nil
        }
        let given = Int(surname.end)
        guard given < text.characters.count, isGiven(text, given) else { return nil }
        if let limit { return limit - given <= 2 && limit > given ? limit : nil }
        let end = givenNameEnd(text, given)
        return end == given + 1 && isCommonWord(text, start, end) ? nil : end
    }

    /// End of a given name of one or two characters.
    ///
    /// The second one belongs to it if nothing else begins there: `方某|带队`, `周某|表示`, `李四|会见`.
    private func givenNameEnd(_ text: TokenizedText, _ given: Int) -> Int {
        let two = given + 1
        guard two < text.characters.count, isGiven(text, two) else { return two }
        let next = two + 1 < text.characters.count ? text.characters[two + 1] : 0
        if !isIdeograph(next) {
            return followers.contains(text.characters[two]) ? two : two + 1
        }
        if followers.contains(text.characters[two]) { return two }
        let startsHere = startsVerb(text, two)
        let startsNext = startsVerb(text, two + 1) || followers.contains(next)
        if startsHere != startsNext { return startsHere ? two : two + 1 }
        let token = text.tokens[text.tokenIndex(at: two)]
        if Int(token.start) < two { return two + 1 }
        switch token.kind {
        case .unknown: return token.count == 1 ? two + 1 : two
        case .noun, .adjective: return token.count == 1 ? two + 1 : two
        default: return startsNext ? two + 1 : two
        }
    }

    /// A verb or a function word of two characters or more.
    private func startsVerb(_ text: TokenizedText, _ position: Int) -> Bool {
        guard position < text.characters.count, isHan(text.characters[position]) else {
            return false
        }
        let found = words.words(in: text.characters.span, at: position)
        return [found.two, found.three].contains {
            $0?.wordClass == .verb || $0?.wordClass == .function
        }
    }

    /// 任期 of `董事长任期三年`, 张开 of `局长张开双臂`: surname and character are a word of the language.
    private func isCommonWord(_ text: TokenizedText, _ start: Int, _ end: Int) -> Bool {
        let token = text.tokens[text.tokenIndex(at: start)]
        guard Int(token.start) == start, Int(token.end) >= end else { return false }
        switch token.kind {
        case .unknown: return false
        case .noun, .place:
            return Int(token.end) > end
                || (!startsVerb(text, end) && end < text.characters.count
                    && isIdeograph(text.characters[end])
                    && !followers.contains(text.characters[end]))
        default: return true
        }
    }

    // MARK: Names of several parts

    /// `约翰·史某`, `阿不都·热某某`: parts of one to six characters with points between them.
    private func foreignNameEnd(_ text: TokenizedText, from start: Int) -> Int? {
        var position = start
        var end: Int?
        while position < text.characters.count, position - start <= 24 {
            var part = position
            while part < text.characters.count, part - position < 6, isNamePart(text, part) {
                part += 1
            }
            guard part > position else { return end }
            if part < text.characters.count, Self.isPoint(text.characters[part]) {
                position = part + 1
                end = nil
                continue
            }
            guard position > start else { return nil }
            end = lastPartEnd(text, position, part)
            return end
        }
        return end
    }

    /// The last part ends before a word that tells what the person is or does.
    private func lastPartEnd(_ text: TokenizedText, _ start: Int, _ limit: Int) -> Int {
        var end = start + 1
        while end < limit, !startsVerb(text, end), !followers.contains(text.characters[end]) {
            switch text.tokens[text.tokenIndex(at: end)].kind {
            case .stop, .join, .title, .suffix, .value, .apposition, .verb: return end
            default: end += 1
            }
        }
        return end
    }

    private func foreignNameStart(_ text: TokenizedText, before end: Int) -> Int? {
        var position = end
        var hasPoint = false
        while position > 0, end - position < 24 {
            var part = position
            while part > 0, position - part < 6, isNamePart(text, part - 1) {
                // The first part ends, to the left, where a known word does: `总裁约翰·史某`.
                if hasPoint, part < position {
                    let token = text.tokens[text.tokenIndex(at: part - 1)]
                    if Int(token.end) == part, token.kind != .unknown { break }
                }
                part -= 1
            }
            guard part < position else { return nil }
            position = part
            guard part > 0, Self.isPoint(text.characters[part - 1]) else { break }
            hasPoint = true
            position = part - 1
        }
        return hasPoint ? position : nil
    }

    private func isNamePart(_ text: TokenizedText, _ position: Int) -> Bool {
        isHan(text.characters[position])
    }

    private static func isPoint(_ character: UInt32) -> Bool {
        character == 0xB7 || character == 0x2022 || character == 0x30FB
    }

    private func isGiven(_ text: TokenizedText, _ position: Int) -> Bool {
        guard isIdeograph(text.characters[position]) else { return false }
        let token = text.tokens[text.tokenIndex(at: position)]
        switch token.kind {
        case .stop, .join, .title, .suffix, .value, .apposition: return false
        default: return true
        }
    }
}
