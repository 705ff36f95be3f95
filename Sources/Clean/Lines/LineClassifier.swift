/// Tells what each line of a page is, by the sum of what the rules say about it.
///
/// Lines of dumps and blocks of HTML take the same way: structure is one more rule's evidence.
struct LineClassifier: Sendable {
    /// Every rule but the two that bring their own words, `VocabularyRule` and `BylineRule`,
    /// which come first; of equal weights the first named counts.
    private static let kinds: [any LineRule.Type] = [
        ProseRule.self,
        AmountRowRule.self,
        HeadingShapeRule.self,
        ShortLineRule.self,
        InformationRule.self,
        BreadcrumbRule.self,
        LinkListRule.self,
        ContainerRule.self,
        HiddenRule.self,
        KeywordListRule.self,
        ForeignScriptRule.self,
        TeaserRule.self,
        RepeatedLineRule.self,
        ContactNumberRule.self,
        CommentHeadRule.self,
        ImageNameRule.self,
        MarkupRule.self,
        SeparatorRule.self,
    ]

    private let rules: [any LineRule]
    private let vocabulary: VocabularyRule
    private let byline: BylineRule
    /// Looks at what the others say, and at the whole page.
    let inserted: InsertedTextRule

    init(
        parameters: Parameters, vocabulary: TermVocabulary, bylines: BylineReader,
        inserted: InsertedTextRule
    ) {
        self.inserted = inserted
        self.vocabulary = VocabularyRule(terms: vocabulary.terms, parameters)
        byline = BylineRule(bylines)
        rules = Self.kinds.map { $0.init(parameters) }
    }

    /// The class of a line and the rule that decided it.
    struct Verdict: Sendable {
        var lineClass: LineClass
        var rule: StaticString
        /// Sum of the weights for the class.
        var weight: Double
        /// Words of `clean_terms.tsv` had the largest part in it.
        var isByVocabulary: Bool { rule.description == "vocabulary" }
    }

    func classify(_ page: PageText) -> [Verdict] {
        var evidence = PageEvidence(lines: page.lines.count)
        for index in page.lines.indices {
            evidence.add(to: index) {
                vocabulary.judge(page.lines[index], on: page, &$0)
                byline.judge(page.lines[index], on: page, &$0)
            }
        }
        for rule in rules { rule.judge(page, &evidence) }
        var verdicts = page.lines.indices.map(evidence.verdict)
        inserted.review(page, &verdicts)
        return verdicts
    }
}
