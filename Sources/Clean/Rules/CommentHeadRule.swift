import Text

/// `用户8231 2024-05-31 18:36:38 回复`, `12楼`: what a reader wrote below the article.
struct CommentHeadRule: LineRule {
    init(_ parameters: Parameters) {}

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let features = line.features
        guard features.hasDate || features.hasTime, features.characters <= 120 else { return }
        let text = page.folded.characters[line.characters]
        // 回复 or 楼 after the time of the comment.
        var previous: UInt32 = 0
        var isReply = false
        for scalar in text {
            if previous == 0x56DE, scalar == 0x590D { isReply = true }
            previous = scalar
        }
        if isReply, !features.endsSentence || features.hasTime {
            evidence.append(Evidence(lineClass: .comment, weight: 5, rule: "comment"))
        }
    }
}
