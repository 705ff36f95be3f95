/// A trigger with its arguments: who signed what, how much, when and where.
package struct Frame: Sendable, Hashable {
    /// What the frame says, as rules name it: `signing`, `total_investment`, `land_area`.
    package let kind: String
    /// Name of the rule that built it.
    package let rule: String
    /// Bytes of the trigger in the article's text.
    package let trigger: Range<Int>
    /// Bytes of the sentence.
    package let sentence: Range<Int>
    package let arguments: [Argument]
    /// What the rule read off the words themselves: `kind` = `total`, `scope` = `aggregate`.
    package let attributes: [Attribute]
    package let confidence: Double

    /// A told property of the frame.
    package struct Attribute: Sendable, Hashable {
        package let name: String
        package let value: String
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the attribute `name`, if the rule told one.
    package func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// Mentions that fill `role`, in the order the rule found them.
    package func mentions(of role: String) -> [Int] {
        arguments.filter { $0.role == role }.map(\.mention)
    }

    /// A role filled by a mention of the same article.
    package struct Argument: Sendable, Hashable {
        /// `signatory`, `amount`, `date`, `place`, `project`, …
        package let role: String
        /// Index into `AnnotatedArticle.mentions`.
        package let mention: Int
        package init(role: String, mention: Int) {
            self.role = role
            self.mention = mention
        }
    }

    package init(
        kind: String, rule: String, trigger: Range<Int>, sentence: Range<Int>,
        arguments: [Argument], attributes: [Attribute] = [], confidence: Double
    ) {
        self.kind = kind
        self.rule = rule
        self.trigger = trigger
        self.sentence = sentence
        self.arguments = arguments
        self.attributes = attributes
        self.confidence = confidence
    }
}

/// An article with the mentions and frames found in it.
package struct AnnotatedArticle: Sendable {
    package let article: Article
    /// Sorted by start, then by end.
    package let mentions: [Mention]
    package let frames: [Frame]
    /// The day the article was written on or shortly before, if it is known.
    package let reference: CalendarDate?
    package init(
        article: Article, mentions: [Mention], frames: [Frame], reference: CalendarDate? = nil
    ) {
        self.reference = reference ?? article.published
        self.article = article
        self.mentions = mentions
        self.frames = frames
    }
}
