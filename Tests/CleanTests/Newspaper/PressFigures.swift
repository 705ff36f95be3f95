import Model

/// How well generated newspaper pages come apart and together.
struct PressFigures: Sendable {
    var pages = 0
    /// A line of a piece and the next one in reading order.
    var joins = 0
    var joinsRight = 0
    /// Those of them that go through a sentence.
    var cuts = 0
    var cutsRight = 0
    var pieces = 0
    var piecesRight = 0
    var articles = 0
    var truncated = 0
    var truncatedRight = 0
    var truncatedWrongly = 0
    var datesWrong = 0

    var joinShare: Double { Double(joinsRight) / Double(max(1, joins)) }
    var recall: Double { Double(piecesRight) / Double(max(1, pieces)) }
    var precision: Double { Double(piecesRight) / Double(max(1, articles)) }

    static func + (left: PressFigures, right: PressFigures) -> PressFigures {
        var sum = left
        sum.pages += right.pages
        sum.joins += right.joins
        sum.joinsRight += right.joinsRight
        sum.cuts += right.cuts
        sum.cutsRight += right.cutsRight
        sum.pieces += right.pieces
        sum.piecesRight += right.piecesRight
        sum.articles += right.articles
        sum.truncated += right.truncated
        sum.truncatedRight += right.truncatedRight
        sum.truncatedWrongly += right.truncatedWrongly
        sum.datesWrong += right.datesWrong
        return sum
    }

    init() {}

    /// Counts one page; `onMiss` hears of every join that is not there.
    init(_ page: PressPage, _ articles: [Article], onMiss: (String) -> Void = { _ in }) {
        pages = 1
        let known = Set(page.expected.flatMap(\.lines))
        // Captions may stand where they like, as long as no sentence goes through them.
        let found = articles.map { article in
            article.lines.flatMap(Array.init).filter(known.contains)
        }
        let texts = articles.map { String(decoding: $0.text, as: UTF8.self) }
        var next: [Int: (line: Int, article: Int)] = [:]
        for (index, lines) in found.enumerated() {
            for (line, following) in zip(lines, lines.dropFirst()) {
                next[line] = (following, index)
            }
        }
        for piece in page.expected {
            for (line, following) in zip(piece.lines, piece.lines.dropFirst()) {
                let isCut = piece.cuts.contains(line)
                var isRight = next[line]?.line == following
                if isRight, isCut, let article = next[line]?.article {
                    let seam = page.seam(line, following)
                    isRight = texts[article].contains(seam)
                }
                joins += 1
                if isCut { cuts += 1 }
                if isRight {
                    joinsRight += 1
                    if isCut { cutsRight += 1 }
                } else {
                    onMiss(
                        "\(isCut ? "cut" : "paragraph") \(line)→\(following), found \(next[line]?.line ?? 0)"
                    )
                }
            }
            pieces += 1
            if piece.isTruncated { truncated += 1 }
            guard let match = found.firstIndex(of: piece.lines) else {
                onMiss("piece \(piece.headline ?? "-") \(piece.lines)")
                continue
            }
            let title = articles[match].title ?? ""
            let hasTitle = piece.headline.map { title.hasSuffix($0) } ?? true
            if hasTitle {
                piecesRight += 1
            } else {
                onMiss("title \(piece.headline ?? "-") is \(title)")
            }
            if piece.isTruncated, articles[match].isTruncated { truncatedRight += 1 }
            if !piece.isTruncated, articles[match].isTruncated { truncatedWrongly += 1 }
        }
        self.articles = articles.count
        datesWrong = articles.count { $0.published?.year != 2023 }
    }

    var summary: String {
        "pages \(pages) joins \(joinsRight)/\(joins) \(Self.share(joinShare)), "
            + "cuts \(cutsRight)/\(cuts), pieces \(piecesRight)/\(pieces) of \(articles), "
            + "truncated \(truncatedRight)/\(truncated) +\(truncatedWrongly), dates wrong \(datesWrong)"
    }

    private static func share(_ value: Double) -> String {
        "\((value * 1000).rounded() / 10) %"
    }
}

extension PressPage {
    /// What has to stand in the text without a break: the end of a line and the start of the next.
    func seam(_ line: Int, _ following: Int) -> String {
        let tail = lines[line - 1].filter { $0 != "　" }
        let head = lines[following - 1].filter { $0 != "　" }
        return String(tail.suffix(5)) + String(head.prefix(5))
    }

}
