import Text

/// The shape of a line as far as it may have been put into an article.
struct InsertedShape: OptionSet, Sendable {
    let rawValue: UInt8

    /// `甲平台/乙入口/丙下载/丁攻略`: short items between any marks, without the words that tie a sentence.
    static let list = InsertedShape(rawValue: 1 << 0)
    /// `甲平台，乙入口，丙下载。丁攻略。`: the same between the marks of prose.
    static let clauses = InsertedShape(rawValue: 1 << 4)
    /// `甲平台甲入口甲下载甲攻略`: one name again and again.
    static let repeated = InsertedShape(rawValue: 1 << 1)
    /// `咨询加薇abc12345`, `打开www.abc123.com`: an account, an address or a long number.
    static let handle = InsertedShape(rawValue: 1 << 2)
    /// `甲平台`: one item on a line of its own.
    static let item = InsertedShape(rawValue: 1 << 3)
}

/// Counts what the shape of a line depends on, in one pass.
struct InsertedShapeReader: Sendable {
    private let fewestItems: Int
    private let longestItem: Double
    private let mostFunctions: Double
    private let mostClauseFunctions: Double
    private let repetitions: Int
    private let fewestOpenings: Int
    /// Whether a character ties sentences: 的, 在, 和.
    private let functions: [Bool]

    init(_ parameters: Parameters, functions: [Bool]) {
        fewestItems = Int(parameters[.insertedItems])
        longestItem = parameters[.insertedItemLength]
        mostFunctions = parameters[.insertedFunctions]
        mostClauseFunctions = parameters[.insertedClauseFunctions]
        repetitions = Int(parameters[.insertedRepetitions])
        fewestOpenings = Int(parameters[.insertedOpenings])
        self.functions = functions
    }

    /// A folded character ties sentences.
    @inline(__always)
    func isFunction(_ scalar: UInt32) -> Bool { functions[Int(min(scalar, 0xFFFF))] }

    func shape(of line: Line, in folded: FoldedText) -> InsertedShape {
        let features = line.features
        guard features.hanzi >= 3, features.characters <= 600, features.amounts == 0 else {
            return []
        }
        let hasSigns = features.letters >= 2 || features.digits >= 7
        let marks =
            features.commas + features.sentenceMarks + features.bars + features.quotes
            + features.segments
        if features.sentenceMarks > 0, !hasSigns,
            Double(features.characters) > (longestItem + 2) * Double(marks)
        {
            return []
        }
        guard !isPlain(line, hasSigns: hasSigns) else { return [] }
        var counts = Counts()
        let characters = folded.characters.span
        for index in line.characters {
            let scalar = characters[index]
            counts.add(scalar, isFunction: isFunction(scalar))
        }
        counts.endToken()
        let functions = Double(counts.functions)
        let hanzi = Double(features.hanzi)
        var shape: InsertedShape = []
        let mean = Double(features.characters) / Double(max(1, counts.items))
        let isBare = functions <= mostFunctions * hanzi
        // `盯开工、盯投产`: clauses are short as well; only items have nothing that ties them.
        let clauses = features.commas + features.sentenceMarks
        let isClauses = features.sentenceMarks > 0 || clauses * 2 >= counts.items
        if counts.items >= fewestItems, mean <= longestItem, features.hanzi >= 12, isBare,
            Double(counts.longestItem) <= longestItem + 2,
            // `[作者: 林舟 责任编辑: 周敏]`
            counts.colons < 2,
            features.digits * 3 < features.characters
        {
            if !isClauses {
                shape.insert(.list)
            } else if functions <= mostClauseFunctions * hanzi, counts.items > fewestItems + 1,
                mean <= longestItem - 1.5
            {
                shape.insert(.clauses)
            }
        }
        if counts.handles > 0, features.hanzi >= 6, features.characters <= 120,
            functions <= 1.5 * mostFunctions * hanzi
        {
            shape.insert(.handle)
        }
        if features.sentenceMarks == 0, features.hanzi >= 12, isBare {
            if let most = PagePairs.mostRepeated(line.characters, of: folded, fewest: repetitions),
                most * 8 >= features.hanzi
            {
                shape.insert(.repeated)
            }
            // `甲乙平台最新版-甲乙入口官方网站-甲乙下载安卓版`: every item opens with one name.
            if counts.items >= fewestOpenings, counts.opensAlike { shape.insert(.repeated) }
        }
        if features.sentenceMarks == 0, features.commas == 0, features.digits == 0,
            counts.functions <= 1, (3...8).contains(features.characters)
        {
            shape.insert(.item)
        }
        return shape
    }

    /// The share of characters that tie sentences among the hanzi of a line.
    func functionShare(of line: Line, in folded: FoldedText) -> Double {
        let count =
            line.pieces.count == 1
            ? line.features.functions
            : line.characters.count { isFunction(folded.characters[$0]) }
        return Double(count) / Double(max(1, line.features.hanzi))
    }

    /// The counts of a line tell that it has no shape: too many characters tie it, and it is no single item.
    private func isPlain(_ line: Line, hasSigns: Bool) -> Bool {
        let features = line.features
        guard line.pieces.count == 1, !hasSigns else { return false }
        let isItem = features.functions <= 1 && (3...8).contains(features.characters)
        return !isItem
            && Double(features.functions) > mostFunctions * Double(features.hanzi)
    }
}

/// Items, tying characters, and handles of a line so far.
private struct Counts {
    var items = 0
    var functions = 0
    var handles = 0
    var colons = 0
    private(set) var longestItem = 0
    /// All items so far open with the same two characters.
    private(set) var opensAlike = true
    private var openings: (UInt32, UInt32) = (0, 0)
    private var item = 0
    // The word of letters and digits that is being read.
    private var letters = 0
    private var digits = 0
    private var dots = 0

    @inline(__always)
    mutating func add(_ scalar: UInt32, isFunction: Bool) {
        if isHan(scalar) {
            endToken()
            if isFunction { functions += 1 }
            enter(scalar)
        } else if Glyph.isLetter(scalar) {
            letters += 1
            enter(scalar)
        } else if isDigit(scalar) {
            digits += 1
            enter(scalar)
        } else if scalar == 0x2E, letters > 0 {
            dots += 1
        } else {
            endToken()
            item = 0
            if scalar == 0x3A { colons += 1 }
        }
    }

    @inline(__always)
    private mutating func enter(_ scalar: UInt32) {
        if item == 0 { items += 1 }
        item += 1
        if item <= 2 {
            if items == 1 {
                if item == 1 { openings.0 = scalar } else { openings.1 = scalar }
            } else if scalar != (item == 1 ? openings.0 : openings.1) {
                opensAlike = false
            }
        }
        if item > longestItem { longestItem = item }
    }

    /// `abc12345`, `www.abc.com`, `123456789`
    @inline(__always)
    mutating func endToken() {
        guard letters + digits > 0 else { return }
        if letters >= 2 && digits >= 3 && letters + digits >= 6 || dots >= 1 && letters >= 5
            || letters == 0 && digits >= 8
        {
            handles += 1
        }
        (letters, digits, dots) = (0, 0, 0)
    }
}
