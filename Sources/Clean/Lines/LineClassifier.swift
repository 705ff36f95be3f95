/// Tells what each line of a page is, by the sum of what the rules say about it.
///
/// Lines of dumps and blocks of HTML take the same way: structure is one more rule's evidence. Every rule is
/// asked about every line, by its own type: a list of existentials costs more than most rules do.
struct LineClassifier: Sendable {
    private let vocabulary: VocabularyRule
    private let byline: BylineRule
    private let prose: ProseRule
    private let amountRow: AmountRowRule
    private let headingShape: HeadingShapeRule
    private let shortLine: ShortLineRule
    private let information: InformationRule
    private let breadcrumb: BreadcrumbRule
    private let linkList: LinkListRule
    private let container: ContainerRule
    private let hidden: HiddenRule
    private let keywordList: KeywordListRule
    private let foreignScript: ForeignScriptRule
    private let teaser: TeaserRule
    private let repeatedLine: RepeatedLineRule
    private let contactNumber: ContactNumberRule
    private let commentHead: CommentHeadRule
    private let imageName: ImageNameRule
    private let markup: MarkupRule
    private let separator: SeparatorRule
    /// Looks at what the others say, and at the whole page.
    let inserted: InsertedTextRule

    init(
        parameters: Parameters, vocabulary: TermVocabulary, bylines: BylineReader,
        inserted: InsertedTextRule
    ) {
        self.inserted = inserted
        self.vocabulary = VocabularyRule(terms: vocabulary.terms, parameters)
        byline = BylineRule(bylines)
        prose = ProseRule(parameters)
        amountRow = AmountRowRule(parameters)
        headingShape = HeadingShapeRule(parameters)
        shortLine = ShortLineRule(parameters)
        information = InformationRule(parameters)
        breadcrumb = BreadcrumbRule(parameters)
        linkList = LinkListRule(parameters)
        container = ContainerRule(parameters)
        hidden = HiddenRule(parameters)
        keywordList = KeywordListRule(parameters)
        foreignScript = ForeignScriptRule(parameters)
        teaser = TeaserRule(parameters)
        repeatedLine = RepeatedLineRule(parameters)
        contactNumber = ContactNumberRule(parameters)
        commentHead = CommentHeadRule(parameters)
        imageName = ImageNameRule(parameters)
        markup = MarkupRule(parameters)
        separator = SeparatorRule(parameters)
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
        var verdicts: [Verdict] = []
        verdicts.reserveCapacity(page.lines.count)
        var evidence: [Evidence] = []
        for line in page.lines {
            evidence.removeAll(keepingCapacity: true)
            judge(line, on: page, &evidence)
            verdicts.append(Self.verdict(evidence))
        }
        inserted.review(page, &verdicts)
        return verdicts
    }

    /// Of equal weights the first named counts, so the order of the rules matters.
    private func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        vocabulary.judge(line, on: page, &evidence)
        byline.judge(line, on: page, &evidence)
        prose.judge(line, on: page, &evidence)
        amountRow.judge(line, on: page, &evidence)
        headingShape.judge(line, on: page, &evidence)
        shortLine.judge(line, on: page, &evidence)
        information.judge(line, on: page, &evidence)
        breadcrumb.judge(line, on: page, &evidence)
        linkList.judge(line, on: page, &evidence)
        container.judge(line, on: page, &evidence)
        hidden.judge(line, on: page, &evidence)
        keywordList.judge(line, on: page, &evidence)
        foreignScript.judge(line, on: page, &evidence)
        teaser.judge(line, on: page, &evidence)
        repeatedLine.judge(line, on: page, &evidence)
        contactNumber.judge(line, on: page, &evidence)
        commentHead.judge(line, on: page, &evidence)
        imageName.judge(line, on: page, &evidence)
        markup.judge(line, on: page, &evidence)
        separator.judge(line, on: page, &evidence)
    }

    /// The class with the highest sum; of equal ones the first named.
    private static func verdict(_ evidence: [Evidence]) -> Verdict {
        var best = Verdict(lineClass: .other, rule: "none", weight: 0)
        for candidate in evidence.indices {
            let lineClass = evidence[candidate].lineClass
            var sum = 0.0
            var strongest = candidate
            for other in evidence.indices where evidence[other].lineClass == lineClass {
                sum += evidence[other].weight
                if evidence[other].weight > evidence[strongest].weight { strongest = other }
            }
            if sum > best.weight {
                best = Verdict(lineClass: lineClass, rule: evidence[strongest].rule, weight: sum)
            }
        }
        return best
    }
}
