import Lexicon
import Text

/// Reads authors' names: `(陶可)`, `(记者 陶然 通讯员 李明)`, `作者:沈楠 陆一鸣`.
struct BylineReader: Sendable {
    private let words: WordMatcher
    private let surnames: WordMatcher

    init(_ vocabulary: BylineVocabulary) {
        words = vocabulary.matcher
        surnames = vocabulary.surnames
    }

    /// Names at the end of a paragraph or making up a whole line, as characters of the page.
    struct Byline: Sendable {
        let names: [Range<Int>]
        /// From the opening bracket to the closing one; the whole line where there is none.
        let characters: Range<Int>
    }

    /// The line is nothing but a byline.
    func byline(makingUp line: Line, on folded: FoldedText) -> Byline? {
        var characters = line.characters
        guard characters.count <= 48 else { return nil }
        // □ 本报记者 陶然
        while let first = characters.first,
            Glyph.isBullet(folded.characters[first]) || Glyph.isBlank(folded.characters[first])
        {
            characters = characters.dropFirst()
        }
        if let byline = byline(closing: characters, on: folded) {
            return byline.characters == characters ? byline : nil
        }
        guard opensWithRole(characters, on: folded),
            let names = names(in: characters, on: folded)
        else { return nil }
        return Byline(names: names, characters: characters)
    }

    /// `……送到车间门口”。(林舟)`: names in the brackets that close a paragraph.
    func byline(closing characters: Range<Int>, on folded: FoldedText) -> Byline? {
        var end = characters.upperBound
        while end > characters.lowerBound,
            folded.characters[end - 1] == 0x3002 || Glyph.isBlank(folded.characters[end - 1])
        {
            end -= 1
        }
        guard end > characters.lowerBound, Self.closes(folded.characters[end - 1]) else {
            return nil
        }
        var start = end - 2
        while start >= characters.lowerBound, end - start <= 40 {
            let scalar = folded.characters[start]
            if Self.opens(scalar) {
                let inside = (start + 1)..<(end - 1)
                // 12亿元【高明】: a district in its bracket looks like a name.
                guard let names = names(in: inside, on: folded),
                    opensWithRole(inside, on: folded)
                        || scalar != 0x3010 && haveSurnames(names, on: folded)
                else { return nil }
                return Byline(names: names, characters: start..<characters.upperBound)
            }
            if Self.closes(scalar) || Glyph.isSentenceMark(scalar) { return nil }
            start -= 1
        }
        return nil
    }

    /// The names of a list, or `nil` if anything else stands in it.
    func names(in characters: Range<Int>, on folded: FoldedText) -> [Range<Int>]? {
        var names: [Range<Int>] = []
        var index = characters.lowerBound
        while index < characters.upperBound {
            if Self.separates(folded.characters[index]) {
                index += 1
                continue
            }
            var end = index
            while end < characters.upperBound, !Self.separates(folded.characters[end]) { end += 1 }
            guard let name = name(in: index..<end, on: folded) else { return nil }
            if !name.isEmpty { names.append(name) }
            index = end
        }
        names = Self.joined(names)
        return names.isEmpty || names.count > 8 ? nil : names
    }

    /// The first names after a label, up to what is no name: `作者:沈楠 陆一鸣  编辑:小周`.
    func leadingNames(
        in characters: Range<Int>, on folded: FoldedText, withSurname: Bool = false,
        mayBeLatin: Bool = false
    ) -> [Range<Int>] {
        var names: [Range<Int>] = []
        var index = characters.lowerBound
        while index < characters.upperBound, names.count < 8 {
            if Self.separates(folded.characters[index]) {
                index += 1
                continue
            }
            var end = index
            while end < characters.upperBound, !Self.separates(folded.characters[end]) { end += 1 }
            // A following colon makes the word a label, but 作者: 赵 培:北京物资学院 names who is where.
            if end < characters.upperBound, folded.characters[end] == 0x3A {
                if end - index == 1, names.last?.count == 1, isHan(folded.characters[index]) {
                    names.append(index..<end)
                }
                break
            }
            guard let name = name(in: index..<end, on: folded) else { break }
            if withSurname, !name.isEmpty, !opensWithSurname(name, on: folded),
                !(mayBeLatin && Glyph.isLetter(folded.characters[name.lowerBound]))
            {
                break
            }
            if !name.isEmpty { names.append(name) }
            index = end
        }
        return Self.joined(names)
    }

    /// The first word of a line, or the word before `/`, that is a name by its surname.
    func surnamed(in characters: Range<Int>, on folded: FoldedText) -> [Range<Int>]? {
        let slash = folded.characters[characters].firstIndex(of: 0x2F)
        let head = characters.lowerBound..<(slash ?? characters.upperBound)
        guard head.count >= 2, let names = names(in: head, on: folded),
            names.allSatisfy({ $0.count <= 3 && opensWithSurname($0, on: folded) })
        else { return nil }
        return names
    }

    /// The names of a list when each opens with a surname.
    func allSurnamed(in characters: Range<Int>, on folded: FoldedText) -> [Range<Int>]? {
        guard let names = names(in: characters, on: folded),
            names.allSatisfy({ opensWithSurname($0, on: folded) })
        else { return nil }
        return names
    }

    /// `2004年7月16日08:19 [ 黄宇 ]`: names in brackets anywhere in a line.
    func bracketed(in characters: Range<Int>, on folded: FoldedText) -> [Range<Int>]? {
        var open: Int?
        for index in characters {
            let scalar = folded.characters[index]
            if Self.opens(scalar) {
                open = index + 1
            } else if Self.closes(scalar), let start = open {
                if start < index, let names = names(in: start..<index, on: folded),
                    haveSurnames(names, on: folded)
                {
                    return names
                }
                open = nil
            }
        }
        return nil
    }

    func opensWithRole(_ characters: Range<Int>, on folded: FoldedText) -> Bool {
        if roleEnd(in: characters, on: folded) != nil { return true }
        guard !characters.isEmpty,
            let hit = words.longestMatch(in: folded.characters.span, at: characters.lowerBound)
        else { return false }
        return hit.value == 0 && Int(hit.end) - Int(hit.start) >= 2
            && Int(hit.end) < characters.upperBound
    }

    /// `江云新闻记者 陶然`, `总台记者 沈楠`: where 记者 or 通讯员 ends that closes the first word.
    private func roleEnd(in characters: Range<Int>, on folded: FoldedText) -> Int? {
        let window =
            characters.lowerBound..<min(characters.upperBound, characters.lowerBound + 10)
        if let reporter = Self.first(of: Self.reporter, in: window, folded) {
            return reporter + 2
        }
        if let writer = Self.first(of: Self.correspondent, in: window, folded) {
            return writer + 3
        }
        return nil
    }

    private static let reporter: [UInt32] = [0x8BB0, 0x8005]  // 记者
    private static let correspondent: [UInt32] = [0x901A, 0x8BAF, 0x5458]  // 通讯员
    private static let sentFrom: [UInt32] = [0x53D1, 0x81EA]  // 发自

    private static func first(
        of word: [UInt32], in characters: Range<Int>, _ folded: FoldedText
    ) -> Int? {
        let scalars = folded.characters.span
        var start = characters.lowerBound
        while start + word.count <= characters.upperBound {
            var length = 0
            while length < word.count, scalars[start + length] == word[length] { length += 1 }
            if length == word.count { return start }
            start += 1
        }
        return nil
    }

    /// Half of them at least: 常 and 水 are surnames, but seldom.
    private func haveSurnames(_ names: [Range<Int>], on folded: FoldedText) -> Bool {
        names.count { opensWithSurname($0, on: folded) } * 2 >= names.count
    }

    private func opensWithSurname(_ name: Range<Int>, on folded: FoldedText) -> Bool {
        guard isHan(folded.characters[name.lowerBound]) else { return false }
        return name.count > 4
            || surnames.longestMatch(in: folded.characters.span, at: name.lowerBound) != nil
    }

    /// One word without its role words: empty if it was only a role, `nil` if it is no name.
    private func name(in word: Range<Int>, on folded: FoldedText) -> Range<Int>? {
        let span = folded.characters.span
        var start = roleEnd(in: word, on: folded) ?? word.lowerBound
        var end = word.upperBound
        // `本报记者罗科苏盈发自北京`, `上海报道`
        if let cut = Self.first(of: Self.sentFrom, in: start..<end, folded), cut > start {
            end = cut
        }
        // `大卫于2005年8月12日`
        if let at = folded.characters[start..<end].firstIndex(of: 0x4E8E), at > start,
            at + 1 < end, isDigit(folded.characters[at + 1])
        {
            end = at
        }
        if folded.characters[start..<end].suffix(2).elementsEqual([0x62A5, 0x9053]) {
            return end..<end
        }
        // 文 is a role in `文 李明`, and a surname in `文扬`.
        while start < end, let hit = words.longestMatch(in: span, at: start), Int(hit.end) <= end,
            hit.value == 0, Int(hit.end) - start >= 2 || Int(hit.end) == end
        {
            start = Int(hit.end)
        }
        if start < end, let hit = words.longestMatch(in: span, at: start), hit.value == 1,
            Int(hit.end) == end
        {
            return nil
        }
        // 宗晓东摄, 张三供图
        for length in [2, 1] where end - start - length >= 2 {
            if let hit = words.longestMatch(in: span, at: end - length), hit.value == 0,
                Int(hit.end) == end
            {
                end -= length
                break
            }
        }
        guard start < end else { return start..<start }
        let hanzi = (start..<end).reduce(0) { $0 + (isHan(folded.characters[$1]) ? 1 : 0) }
        let isChinese = hanzi == end - start && (1...4).contains(hanzi)
        let isForeign =
            hanzi == end - start - 1 && hanzi <= 12
            && folded.characters[start..<end].contains { $0 == 0xB7 || $0 == 0x30FB }
        let isLatin =
            hanzi == 0 && end - start >= 3 && end - start <= 20
            && (start..<end).allSatisfy { Glyph.isLetter(folded.characters[$0]) }
        return isChinese || isForeign || isLatin ? start..<end : nil
    }

    /// `赵 培`: single characters between blanks are one name.
    private static func joined(_ names: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for name in names {
            if name.count == 1 {
                if let last = joined.last, last.count == 1,
                    name.lowerBound - last.upperBound <= 3
                {
                    joined[joined.count - 1] = last.lowerBound..<name.upperBound
                } else {
                    joined.append(name)
                }
            } else {
                joined.append(name)
            }
        }
        return joined.filter { $0.count >= 2 }
    }

    private static func separates(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x3001, 0x2F, 0x3A, 0x3B, 0x7C, 0x26, 0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011:
            true
        default: Glyph.isBlank(scalar)
        }
    }

    private static func opens(_ scalar: UInt32) -> Bool {
        scalar == 0x28 || scalar == 0x5B || scalar == 0x3010 || scalar == 0x3014
    }

    private static func closes(_ scalar: UInt32) -> Bool {
        scalar == 0x29 || scalar == 0x5D || scalar == 0x3011 || scalar == 0x3015
    }
}
