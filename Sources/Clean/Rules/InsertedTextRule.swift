import Lexicon
import Model
import Text

/// Text that somebody put into an article to be found by search engines, whatever its words.
///
/// ```
/// 签约之后还有开工、投产两道关，每个项目都配了专员。
/// 璃彤平台/澜晁入口/晁沓下载/泷莆攻略        not about what the paragraphs around it are about, and no sentence
/// 据介绍，首批三个项目的厂房已经封顶。
/// ```
/// A line goes when its shape is that of such text (`InsertedShape`), prose stands next to it, and it shares
/// hardly a pair of characters with the page's prose. Rows of tables and of amounts stay.
struct InsertedTextRule: Sendable {
    let shapes: InsertedShapeReader
    private let share: Double
    private let handleShare: Double
    private let reach: Int
    private let fewestPairs: Int
    private let fewestLines: Int
    private let mostFunctions: Double
    private let longestRun: Int
    private let fewestHanzi: Int

    /// `functions`: `function_characters.tsv`.
    init(_ parameters: Parameters, functions: LexiconTable) throws(LexiconError) {
        guard let column = functions.column("character") else {
            throw LexiconError(
                file: "\(functions.name).tsv", message: "needs the column character")
        }
        var isFunction = [Bool](repeating: false, count: 0x10000)
        for row in functions.rows where row.count > column {
            for scalar in row[column].unicodeScalars where scalar.value < 0xFFFF {
                isFunction[Int(scalar.value)] = true
            }
        }
        shapes = InsertedShapeReader(parameters, functions: isFunction)
        share = parameters[.insertedShare]
        handleShare = parameters[.insertedHandleShare]
        reach = Int(parameters[.insertedReach])
        fewestPairs = Int(parameters[.insertedPairs])
        fewestLines = Int(parameters[.insertedLines])
        mostFunctions = parameters[.insertedFunctions]
        longestRun = Int(parameters[.insertedRun])
        fewestHanzi = Int(parameters[.insertedProse])
    }

    /// Makes spam of the lines that were put in.
    func review(_ page: PageText, _ verdicts: inout [LineClassifier.Verdict]) {
        // Columns cut text into lines that hold anything.
        guard !page.isUnfolded else { return }
        var shapeOfLine = [InsertedShape](repeating: [], count: page.lines.count)
        var suspects = 0
        let mayBeNear = aroundProse(page, verdicts)
        for index in page.lines.indices
        where mayBeNear[index] && mayBeInserted(index, page, verdicts[index]) {
            shapeOfLine[index] = shapes.shape(of: page.lines[index], in: page.folded)
            if !shapeOfLine[index].isEmpty { suspects += 1 }
        }
        guard suspects > 0 else { return }
        let isNear = nearProse(page, verdicts, shapeOfLine)
        guard isAnyWorthwhile(shapeOfLine, isNear),
            let pairs = pairs(
                page, verdicts,
                suspects: page.lines.indices.filter { isNear[$0] && !shapeOfLine[$0].isEmpty })
        else { return }
        for index in page.lines.indices where isNear[index] && !shapeOfLine[index].isEmpty {
            guard let rule = rule(index, shapeOfLine[index], page, pairs) else { continue }
            verdicts[index] = LineClassifier.Verdict(lineClass: .spam, rule: rule, weight: 6)
        }
        removeItems(page, &verdicts, shapeOfLine, isNear, pairs)
    }

    private func rule(
        _ index: Int, _ shape: InsertedShape, _ page: PageText, _ pairs: PagePairs
    ) -> StaticString? {
        guard !shape.isDisjoint(with: [.list, .clauses, .repeated, .handle]) else { return nil }
        let found = pairs.share(page.lines[index].characters, of: page.folded, line: index)
        if !shape.isDisjoint(with: [.list, .repeated]), found <= share { return "inserted-list" }
        // A short article's own clauses may share little with the rest of it.
        let clauseShare = pairs.count >= richPairs ? share * 0.75 : share / 5
        if shape.contains(.clauses), found <= clauseShare { return "inserted-list" }
        return shape.contains(.handle) && found <= handleShare ? "inserted-handle" : nil
    }

    /// A run of lines that are one item each.
    private func removeItems(
        _ page: PageText, _ verdicts: inout [LineClassifier.Verdict],
        _ shapeOfLine: [InsertedShape], _ isNear: [Bool], _ pairs: PagePairs
    ) {
        var start = 0
        while start < page.lines.count {
            var end = start
            while end < page.lines.count, shapeOfLine[end] == .item, isNear[end] { end += 1 }
            if end - start >= fewestLines {
                let run = start..<end
                let shared = run.reduce(0.0) {
                    $0
                        + pairs.share(page.lines[$1].characters, of: page.folded, line: $1)
                }
                if shared <= share * 0.4 * Double(run.count) {
                    for index in run {
                        verdicts[index] = LineClassifier.Verdict(
                            lineClass: .spam, rule: "inserted-list", weight: 6)
                    }
                }
            }
            start = max(end, start + 1)
        }
    }

    /// What the classes leave open: rows, headings of HTML and what stands in menus are known.
    private func mayBeInserted(
        _ index: Int, _ page: PageText, _ verdict: LineClassifier.Verdict
    ) -> Bool {
        switch verdict.lineClass {
        case .body, .heading, .other, .label, .caption: break
        case .contact, .navigation: if verdict.isByVocabulary { return false }
        default: return false
        }
        let block = page.block(of: page.lines[index])
        return block.role != .tableRow && block.headingLevel == 0
            && !page.lines[index].features.hasDate
    }

    /// A run of single items, or a line of another shape, that stands near prose.
    private func isAnyWorthwhile(_ shapes: [InsertedShape], _ isNear: [Bool]) -> Bool {
        var run = 0
        for index in shapes.indices {
            let isItem = shapes[index] == .item
            run = isItem && isNear[index] ? run + 1 : 0
            if run >= fewestLines || (isNear[index] && !isItem && !shapes[index].isEmpty) {
                return true
            }
        }
        return false
    }

    /// Lines not farther from a line of prose than the longest run of items that is looked for.
    private func aroundProse(
        _ page: PageText, _ verdicts: [LineClassifier.Verdict]
    ) -> [Bool] {
        let farthest = reach + longestRun
        var isAround = [Bool](repeating: false, count: verdicts.count)
        var next = 0
        for index in verdicts.indices
        where verdicts[index].lineClass == .body && page.lines[index].features.hanzi >= fewestHanzi
        {
            let end = min(verdicts.count, index + farthest + 1)
            let start = max(next, index - farthest)
            if start < end { for line in start..<end { isAround[line] = true } }
            next = max(next, end)
        }
        return isAround
    }

    /// Lines with prose next to them, other suspects and what is no text aside.
    private func nearProse(
        _ page: PageText, _ verdicts: [LineClassifier.Verdict], _ shapes: [InsertedShape]
    ) -> [Bool] {
        var isNear = [Bool](repeating: false, count: page.lines.count)
        func pass(_ order: some Sequence<Int>) {
            var distance = Int.max - 1
            for index in order {
                if shapes[index].isEmpty {
                    switch verdicts[index].lineClass {
                    case .body where page.lines[index].features.hanzi >= fewestHanzi: distance = 0
                    case .spam, .hidden, .separator, .image, .markup: break
                    default: distance = min(distance + 1, reach)
                    }
                } else {
                    isNear[index] = isNear[index] || distance < reach
                }
            }
        }
        pass(page.lines.indices)
        pass(page.lines.indices.reversed())
        return isNear
    }

    /// The pairs of the suspects that the page's prose has; `nil` when there is too little of it to tell.
    private func pairs(
        _ page: PageText, _ verdicts: [LineClassifier.Verdict], suspects: [Int]
    ) -> PagePairs? {
        var pairs = PagePairs(
            suspects.map { page.lines[$0].characters }, of: page.folded,
            enough: richPairs)
        for index in page.lines.indices
        where verdicts[index].lineClass == .body
            && shapes.functionShare(of: page.lines[index], in: page.folded) >= mostFunctions / 3
        {
            pairs.add(page.lines[index].characters, of: page.folded, line: index)
        }
        return pairs.count >= fewestPairs ? pairs : nil
    }

    /// Different pairs from which on clauses are compared as lists are.
    private var richPairs: Int { 3 * fewestPairs }
}
