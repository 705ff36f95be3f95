import Lexicon
import Text

/// The words of `publisher_words.tsv`, as folded characters.
struct PublisherVocabulary: Sendable {
    /// What names of media end with: 报, 客户端.
    let endings: [[UInt32]]
    /// 本文由 …
    let openings: [[UInt32]]
    /// … 发布
    let closings: [[UInt32]]
    /// What may stand between and is no publisher: 作者, 网友.
    let readers: [[UInt32]]
    /// What follows a medium's name and is no part of it: 记者, 讯.
    let reporters: [[UInt32]]
    /// 版权所有
    let owners: [[UInt32]]
    /// 公司新闻: a part of a site.
    let channels: [[UInt32]]
    /// 本报: what a medium calls itself by.
    let selves: [[UInt32]]
    /// 市政府办: an office that does not tell of which place.
    let offices: [[UInt32]]
    /// 原创: opens the line of an account's article.
    let originals: [[UInt32]]

    init(_ table: LexiconTable) throws(LexiconError) {
        let file = "\(table.name).tsv"
        guard let word = table.column("word"), let kind = table.column("kind") else {
            throw LexiconError(file: file, message: "needs the columns word and kind")
        }
        var words: [String: [[UInt32]]] = [:]
        for row in table.rows {
            guard row.count > max(word, kind),
                Self.kinds.contains(row[kind])
            else {
                throw table.error(
                    at: row[0],
                    "\(row.joined(separator: " ")) needs a word and one of the kinds "
                        + Self.kinds.joined(separator: ", ")
                )
            }
            words[row[kind], default: []].append(FoldedText(Array(row[word].utf8)).characters)
        }
        endings = (words["ending"] ?? []) + (words["closing"] ?? [])
        openings = words["opening"] ?? []
        closings = words["closing"] ?? []
        readers = words["reader"] ?? []
        reporters = words["reporter"] ?? []
        owners = words["owner"] ?? []
        channels = words["channel"] ?? []
        selves = words["self"] ?? []
        offices = words["office"] ?? []
        originals = words["original"] ?? []
    }

    private static let kinds = [
        "ending", "opening", "closing", "reader", "reporter", "owner", "channel", "self", "office",
        "original",
    ]
}
