import Clean
import Enrich
import Model

/// The facts of one article as bytes, with what has to be known of it before they are read.
///
/// Facts are read once, when they are joined, whether a page was worked or its record kept.
package struct ArticleEntry: Sendable, Codable {
    let identifier: String
    let names: ArticleNames
    let facts: [UInt8]

    init(_ facts: ArticleFacts) {
        identifier = facts.article.articleID
        names = ArticleNames(facts)
        self.facts = CompactEncoder.bytes(of: facts)
    }
}

/// An article's signature as bytes, and what is held of it.
package struct SignatureEntry: Sendable, Codable {
    let sketch: SignatureSketch
    let signature: [UInt8]

    init(_ signature: ArticleSignature) {
        sketch = SignatureSketch(signature)
        self.signature = CompactEncoder.bytes(of: signature)
    }
}
