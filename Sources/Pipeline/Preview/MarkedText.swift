import Model

/// An article's text with its mentions marked; of nested mentions the outer one counts.
struct MarkedText {
    enum Piece {
        case plain(String)
        case mention(Mention, String)
    }

    let pieces: [Piece]

    init(_ annotated: AnnotatedArticle) {
        let text = annotated.article.text
        var pieces: [Piece] = []
        var position = 0
        func plain(_ end: Int) {
            guard end > position else { return }
            pieces.append(.plain(String(decoding: text[position..<end], as: UTF8.self)))
        }
        // Longer mentions first at the same start, so that they win.
        let mentions = annotated.mentions.sorted {
            ($0.range.lowerBound, -$0.range.upperBound) < (
                $1.range.lowerBound, -$1.range.upperBound
            )
        }
        for mention in mentions where mention.range.lowerBound >= position {
            plain(mention.range.lowerBound)
            pieces.append(
                .mention(mention, String(decoding: text[mention.range], as: UTF8.self)))
            position = mention.range.upperBound
        }
        plain(text.count)
        self.pieces = pieces
    }

    /// `总投资⟦money:30亿元⟧`
    var bracketed: String {
        pieces.map { piece in
            switch piece {
            case .plain(let text): text
            case .mention(let mention, let text): "⟦\(MentionJSON.kind(of: mention)):\(text)⟧"
            }
        }.joined()
    }
}
