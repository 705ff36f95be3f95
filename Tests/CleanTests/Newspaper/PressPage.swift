/// A newspaper page as a scraper leaves it, and what a reader makes of it.
struct PressPage {
    /// A piece as it should come out.
    struct Expected {
        var headline: String?
        var kicker: String?
        /// 1-based lines of the page in reading order: subheadings and text.
        var lines: [Int] = []
        /// Lines whose sentence goes on in the next one of `lines`.
        var cuts: Set<Int> = []
        var isTruncated = false
    }

    /// What of the page is hard, to count by.
    enum Layout: String, CaseIterable {
        case columns, insets, interleaved, rows, jumps, mixed
    }

    let layout: Layout
    private(set) var lines: [String] = []
    private(set) var expected: [Expected] = []
    private let isSpaced: Bool
    private let isIndented: Bool
    private var usedTopics: [Int]
    private var commonSentences: [String]
    private var dice: PressDice

    var text: String { lines.joined(separator: "\n") + "\n" }

    init(seed: UInt64, layout: Layout) {
        self.layout = layout
        dice = PressDice(seed: seed)
        usedTopics = dice.shuffled(Array(PressSentences.topics.indices))
        commonSentences = dice.shuffled(PressSentences.common)
        isSpaced = dice.chance(60)
        isIndented = dice.chance(25)
        masthead()
        switch layout {
        case .columns:
            for _ in 0..<dice.within(3...5) { sequential(insets: false) }
        case .insets:
            for _ in 0..<dice.within(2...4) { sequential(insets: true) }
        case .interleaved:
            if dice.chance(40) { sequential(insets: false) }
            interleaved(dice.within(2...3))
            if dice.chance(60) { sequential(insets: false) }
        case .rows:
            rows()
        case .jumps:
            for _ in 0..<dice.within(1...2) { sequential(insets: false) }
            jumps(dice.within(1...3))
        case .mixed:
            sequential(insets: true)
            interleaved(2)
            sequential(insets: false)
            photoNews()
            jumps(dice.within(1...2))
        }
        footer()
    }

    // MARK: - Setting

    private mutating func put(_ line: String, indent: Bool = false) -> Int {
        lines.append((indent && isIndented ? "　　" : "") + line)
        let number = lines.count
        if isSpaced { lines.append("") }
        return number
    }

    private mutating func piece(_ length: ClosedRange<Int>) -> PressPiece {
        let topic = usedTopics.removeFirst()
        usedTopics.append(topic)
        let common = Array(commonSentences.prefix(4))
        commonSentences.removeFirst(common.count)
        return PressPiece(
            topic: topic, length: dice.within(length), common: common, dice: &dice)
    }

    private mutating func masthead() {
        let paper = dice.pick(["云津晚报", "澄江日报", "晴川时报"])
        let month = dice.within(1...12)
        let day = dice.within(1...28)
        let page = dice.within(1...8)
        _ = put(
            dice.pick([
                "\(paper) 2023年\(month)月\(day)日 星期三 第A0\(page)版：要闻",
                "2023年\(month)月\(day)日 星期五 \(paper) 责编 林舟 版式 陶可 电话 0555-8200011\(page)",
                "A0\(page) 要闻 \(paper) 2023年\(month)月\(day)日",
            ]))
    }

    private mutating func footer() {
        for line in dice.shuffled([
            "本版责编：林舟 美编：陶可 校对：孟宁", "新闻热线：0555-82000111", "云津晚报数字报 版权所有 未经授权不得转载", "A02_b.jpg",
            "上一版 下一版",
        ]).prefix(dice.within(1...4)) {
            _ = put(line)
        }
    }

    private mutating func head(of piece: PressPiece) -> Expected {
        var expected = Expected(headline: piece.headline, kicker: piece.kicker)
        if let kicker = piece.kicker { _ = put(kicker) }
        _ = put(piece.headline)
        expected.lines = []
        return expected
    }

    // MARK: - Text in blocks

    /// A block of a column: a paragraph, or a part of one.
    private struct Chunk {
        var text: String
        var isSubheading = false
        /// Its sentence goes on in the next chunk.
        var isCut = false
        var isParagraphStart = true
    }

    /// The paragraphs of a piece, about `cuts` of them cut in two by the end of a column.
    private mutating func chunks(of piece: PressPiece, cuts: Int) -> [Chunk] {
        var chunks = piece.paragraphs.map { Chunk(text: $0.text, isSubheading: $0.isSubheading) }
        if !piece.bylineStandsAlone, let last = chunks.indices.last {
            chunks[last].text += piece.byline
        }
        for _ in 0..<cuts {
            let whole = chunks.indices.filter {
                !chunks[$0].isSubheading && chunks[$0].isParagraphStart && !chunks[$0].isCut
                    && chunks[$0].text.count > 50
            }
            guard let index = whole.isEmpty ? nil : dice.pick(whole) else { break }
            guard let (first, second) = cut(chunks[index].text) else { continue }
            chunks[index].text = first
            chunks[index].isCut = true
            chunks.insert(Chunk(text: second, isParagraphStart: false), at: index + 1)
        }
        return chunks
    }

    /// Cuts a text inside a sentence: not behind a sentence's mark, and a line opens with no mark.
    private mutating func cut(_ text: String) -> (String, String)? {
        let characters = Array(text)
        for _ in 0..<20 {
            let place = dice.within(16...max(17, characters.count - 12))
            guard place < characters.count else { return nil }
            let before = characters[place - 1]
            let after = characters[place]
            if "。！？”；：（ ".contains(before) || "，。、！？”；：）% .".contains(after) { continue }
            if before == "“" || before == "." { continue }
            return (String(characters[..<place]), String(characters[place...]))
        }
        return nil
    }

    private mutating func put(_ chunk: Chunk, to expected: inout Expected) {
        let number = put(chunk.text, indent: chunk.isParagraphStart && !chunk.isSubheading)
        expected.lines.append(number)
        if chunk.isCut { expected.cuts.insert(number) }
    }

    private mutating func close(_ piece: PressPiece) {
        if piece.bylineStandsAlone { _ = put(piece.byline) }
    }

    /// One piece after the other, paragraphs cut by columns; `insets`: boxes and pictures between.
    private mutating func sequential(insets: Bool) {
        let piece = piece(insets ? 4...7 : 2...6)
        var expected = head(of: piece)
        let chunks = chunks(of: piece, cuts: insets ? 2 : dice.within(0...2))
        let firstCut = chunks.indices.first { chunks[$0].isCut }
        let box = insets && dice.chance(60) ? firstCut : nil
        let picture = insets ? chunks.indices.last { chunks[$0].isCut && $0 != box } : nil
        for (index, chunk) in chunks.enumerated() {
            put(chunk, to: &expected)
            if index == box {
                let day = "\(dice.within(1...12))月\(dice.within(1...28))日"
                let lead = put(
                    "\(day)，全市有关工作现场会在此召开。会议要求各地各部门学习经验、取长补短，结合自身实际拿出切实可行的办法，"
                        + "确保年底以前见到成效。", indent: true)
                expected.lines.insert(lead, at: 0)
            }
            if index == picture {
                _ = put("图为活动现场。（\(PressPiece.Words.person(&dice)) 摄）")
            }
        }
        close(piece)
        self.expected.append(expected)
    }

    /// Pieces side by side: parts of their columns take turns.
    private mutating func interleaved(_ count: Int) {
        var columns: [(piece: PressPiece, parts: [[Chunk]], expected: Expected)] = []
        for _ in 0..<count {
            let piece = piece(3...6)
            let chunks = chunks(of: piece, cuts: dice.within(1...3))
            // A column ends where a paragraph is cut, now and then between two paragraphs.
            var parts: [[Chunk]] = [[]]
            for (index, chunk) in chunks.enumerated() {
                parts[parts.count - 1].append(chunk)
                let isEnd = chunk.isCut || (dice.chance(10) && !chunk.isSubheading)
                if isEnd, index + 1 < chunks.count { parts.append([]) }
            }
            columns.append((piece, parts, Expected()))
        }
        let rounds = columns.map(\.parts.count).max() ?? 0
        for round in 0..<rounds {
            for index in columns.indices where round < columns[index].parts.count {
                if round == 0 { columns[index].expected = head(of: columns[index].piece) }
                var expected = columns[index].expected
                for chunk in columns[index].parts[round] { put(chunk, to: &expected) }
                if round + 1 == columns[index].parts.count { close(columns[index].piece) }
                columns[index].expected = expected
            }
        }
        expected += columns.map(\.expected)
    }

    private mutating func photoNews() {
        let place = dice.pick(PressSentences.places)
        let number = put(
            "\(place)市民健步走活动昨天在滨江步道举行，来自各行各业的\(dice.within(200...900))名市民参加，"
                + "大家沿着江岸一路前行，欣赏沿途风光。图为活动起点的热闹场面。（\(PressPiece.Words.person(&dice)) 摄）")
        expected.append(Expected(lines: [number]))
    }

    /// Stories that go on from another page: all their first columns, then headlines with the rest.
    private mutating func jumps(_ count: Int) {
        let isHeadedFirst = dice.chance(25)
        var pieces: [(piece: PressPiece, chunks: [Chunk], split: Int, expected: Expected)] = []
        for _ in 0..<count {
            let piece = piece(3...5)
            var chunks = chunks(of: piece, cuts: 1)
            // It begins in the middle of the story, behind the lead.
            if chunks.count > 3, !chunks[0].isCut { chunks.removeFirst() }
            let split = chunks.indices.first { chunks[$0].isCut }.map { $0 + 1 } ?? chunks.count - 1
            pieces.append((piece, chunks, split, Expected()))
        }
        for index in pieces.indices {
            var expected = Expected(headline: pieces[index].piece.headline)
            if isHeadedFirst { _ = put(pieces[index].piece.headline) }
            for (order, chunk) in pieces[index].chunks[..<pieces[index].split].enumerated() {
                var chunk = chunk
                if order == 0 { chunk.text = "（上接第1版）" + chunk.text }
                put(chunk, to: &expected)
            }
            if isHeadedFirst { rest(of: &pieces[index], &expected) }
            pieces[index].expected = expected
        }
        if !isHeadedFirst {
            for index in pieces.indices {
                _ = put(pieces[index].piece.headline)
                var expected = pieces[index].expected
                rest(of: &pieces[index], &expected)
                pieces[index].expected = expected
            }
        }
        expected += pieces.map(\.expected)
    }

    private mutating func rest(
        of story: inout (piece: PressPiece, chunks: [Chunk], split: Int, expected: Expected),
        _ expected: inout Expected
    ) {
        var chunks = Array(story.chunks[story.split...])
        // Now and then the end is missing, or stands on a third page.
        let isCutOff = dice.chance(30) && chunks.count > 1
        if isCutOff, let last = chunks.indices.last, let (first, _) = cut(chunks[last].text) {
            chunks[last].text = dice.chance(30) ? first + "（下转第6版）" : first
            expected.isTruncated = true
        }
        for chunk in chunks { put(chunk, to: &expected) }
        if !expected.isTruncated { close(story.piece) }
    }

    // MARK: - Text in rows

    /// Columns side by side, read line by line.
    private mutating func rows() {
        let count = dice.within(2...4)
        let width = dice.within(12...20)
        var columns: [[(text: String, piece: Int, isCut: Bool)]] = []
        var first = expected.count
        if dice.chance(35) {
            // One piece over all columns.
            let piece = piece(4...6)
            expected.append(head(of: piece))
            let set = setLines(piece, width: width).map { ($0.text, first, $0.isCut) }
            let height = (set.count + count - 1) / count
            for start in stride(from: 0, to: set.count, by: height) {
                columns.append(Array(set[start..<min(start + height, set.count)]))
            }
        } else {
            for _ in 0..<count {
                let piece = piece(2...4)
                var column: [(text: String, piece: Int, isCut: Bool)] = []
                if let kicker = piece.kicker { column.append((kicker, -1, false)) }
                column.append((piece.headline, -1, false))
                column += setLines(piece, width: width).map { ($0.text, first, $0.isCut) }
                expected.append(Expected(headline: piece.headline, kicker: piece.kicker))
                columns.append(column)
                first += 1
            }
        }
        var numbers: [[Int]] = columns.map { _ in [] }
        for row in 0..<(columns.map(\.count).max() ?? 0) {
            for (index, column) in columns.enumerated() where row < column.count {
                numbers[index].append(put(column[row].text))
            }
        }
        for (column, numbers) in zip(columns, numbers) {
            for (line, number) in zip(column, numbers) where line.piece >= 0 {
                expected[line.piece].lines.append(number)
                if line.isCut { expected[line.piece].cuts.insert(number) }
            }
        }
    }

    /// The text of a piece in lines of `width` ideographs; digits take half, marks hang over.
    private func setLines(_ piece: PressPiece, width: Int) -> [(text: String, isCut: Bool)] {
        var lines: [(text: String, isCut: Bool)] = []
        for (number, paragraph) in piece.paragraphs.enumerated() {
            var text = paragraph.text
            if number == piece.paragraphs.count - 1 { text += piece.byline }
            var line = isIndented && !paragraph.isSubheading ? "　　" : ""
            var used = line.isEmpty ? 0 : 4
            for character in text {
                let size = character.isASCII ? 1 : 2
                let hangs = "，。、！？”；：）%".contains(character)
                if used + size > width * 2, !hangs {
                    lines.append((line, true))
                    line = ""
                    used = 0
                }
                line.append(character)
                used += size
            }
            lines.append((line, false))
        }
        return lines
    }
}
