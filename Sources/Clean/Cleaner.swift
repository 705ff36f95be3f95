import Lexicon
import Model
import Text

/// Keeps the articles of a page: main text, titles, dates, sources; everything else goes.
///
/// ```
/// 云岭新闻网 > 要闻 > 正文                breadcrumb, removed
/// 云岭:“山城”牵手“江海”                   title
/// 2022/03/10 19:50  掌上云岭客户端         published 2022-03-10
/// 云岭区昨天与六家企业签约。……            text
/// 责编:林舟                              editor, removed
/// ```
package struct Cleaner: Sendable {
    private let configuration: Configuration
    private let parameters: Parameters
    private let vocabulary: TermVocabulary
    private let scanner: FeatureScanner
    private let words: SeamWords
    private let columns: ColumnWeights
    private let kickers: [[UInt32]]
    private let bylines: BylineReader
    private let classifier: LineClassifier
    private let mainText: MainTextFinder
    private let splitter: StorySplitter
    private let assembler: ArticleAssembler

    /// Reads `clean_terms.tsv`, `clean_parameters.tsv` and the like; a broken one is an error that names the row.
    package init(configuration: Configuration, lexicons: LexiconStore) throws(LexiconError) {
        self.configuration = configuration
        parameters = try Parameters(lexicons.table("clean_parameters"))
        vocabulary = try TermVocabulary(lexicons.table("clean_terms"))
        bylines = BylineReader(
            try BylineVocabulary(
                lexicons.table("byline_words"), surnames: lexicons.table("surnames")))
        let inserted = try InsertedTextRule(
            parameters, functions: lexicons.table("function_characters"))
        let script = ScriptFolding()
        scanner = FeatureScanner(
            scripts: ScriptDetector(), vocabulary: vocabulary,
            isFunction: inserted.shapes.isFunction, mayChange: script.simplifier.mayChange)
        classifier = LineClassifier(
            parameters: parameters, vocabulary: vocabulary, bylines: bylines, inserted: inserted)
        mainText = try MainTextFinder(
            parameters, masses: LineMasses(lexicons.table("line_masses")))
        words = try SeamWords(
            words: lexicons.words(), marks: lexicons.table("seam_marks"),
            counters: lexicons.table("seam_counters"))
        kickers = try lexicons.table("kicker_endings").rows.compactMap(\.first).map {
            FoldedText(Array($0.utf8)).characters
        }
        columns = try ColumnWeights(lexicons.table("column_weights"))
        splitter = try StorySplitter(parameters, words: words, lexicons: lexicons)
        assembler = ArticleAssembler(
            metadata: try MetadataReader(
                parameters: parameters, bylines: bylines, lexicons: lexicons),
            bylines: bylines, script: script)
    }

    /// The articles of a page in page order, or a reject when it holds none.
    package func clean(_ document: Document) -> Outcome<[Article]> {
        let cleaned = work(document)
        guard !cleaned.articles.isEmpty else {
            return .rejected(
                Reject(
                    source: document.source, stage: .clean, reason: .noArticle,
                    message:
                        "none of the \(document.blocks.count) lines of the page is an article's text",
                    digest: document.digest))
        }
        return .kept(cleaned.articles)
    }

    /// Finds the duplicates of a run as the configuration tells.
    package var duplicateFinder: DuplicateFinder {
        DuplicateFinder(
            threshold: configuration.duplicates.threshold,
            excerpts: DuplicateFinder.Excerpts(parameters))
    }

    /// What an article has at its edges, to learn the lines of its site by; `nil` if it tells
    /// nothing, or if the configuration leaves such lines in.
    package func edges(of article: Article) -> SiteBoilerplate.Edges? {
        guard configuration.boilerplate else { return nil }
        return SiteBoilerplate.edges(of: article, longest: Int(parameters[.siteLineLength]))
    }

    /// What the sites of a run repeat around their articles; `nil` if there is nothing.
    package func siteBoilerplate(_ edges: [SiteBoilerplate.Edges]) -> SiteBoilerplate? {
        let learnt = SiteBoilerplate(
            edges, minimumPages: Int(parameters[.sitePages]),
            minimumShare: parameters[.siteShare], longestLine: Int(parameters[.siteLineLength]))
        return learnt.isEmpty ? nil : learnt
    }

    /// What became of each line of the page.
    package func trace(_ document: Document) -> CleanTrace {
        let cleaned = work(document)
        var articles: [Int?] = Array(repeating: nil, count: cleaned.page.lines.count)
        var classes = cleaned.verdicts.map(\.lineClass)
        for (number, story) in cleaned.stories.enumerated() {
            for line in story.headings {
                articles[line] = number + 1
                classes[line] = line == story.headings.last ? .title : .kicker
            }
            for line in story.information { articles[line] = number + 1 }
            for line in story.bylines { articles[line] = number + 1 }
            for paragraph in story.paragraphs {
                for line in paragraph.lines {
                    articles[line] = number + 1
                    classes[line] = paragraph.lineClass
                }
            }
        }
        return CleanTrace(
            lines: cleaned.page.lines.indices.map { index in
                let line = cleaned.page.lines[index]
                let verdict = cleaned.verdicts[index]
                let isOutside = articles[index] == nil && classes[index].isContent
                return CleanTrace.Line(
                    number: line.number, range: cleaned.page.pageRange(of: line),
                    lineClass: classes[index],
                    rule: isOutside ? "outside-text" : verdict.rule.description,
                    word: verdict.isByVocabulary && !isOutside
                        ? word(for: verdict.lineClass, in: line, cleaned.page) : nil,
                    article: articles[index])
            })
    }

    /// The word of a line that speaks most for its class; of equal ones the first.
    private func word(for lineClass: LineClass, in line: Line, _ page: PageText) -> String? {
        var best: (weight: Double, hit: Hit)?
        for hit in page.hits[line.hits] {
            let term = vocabulary.terms[Int(hit.value)]
            guard term.lineClass == .line(lineClass), term.weight > best?.weight ?? 0 else {
                continue
            }
            best = (term.weight, hit)
        }
        return best.map { best in
            let bytes = page.folded.byteRange(Int(best.hit.start)..<Int(best.hit.end))
            return String(decoding: page.document.text[bytes], as: UTF8.self)
        }
    }

    /// The lines that can tell about a story: its stretch with what stands just before and after,
    /// or its own lines where the stretch holds several stories.
    private func surroundings(
        of stretch: Range<Int>, _ stories: [Story], _ story: Story, _ page: PageText
    ) -> Range<Int> {
        let own =
            story.headings + story.information + story.bylines
            + story.paragraphs.flatMap(\.lines)
        guard stories.count > 1 else {
            let first = min(own.min() ?? stretch.lowerBound, stretch.lowerBound)
            return max(0, first - 8)..<min(page.lines.count, stretch.upperBound + 8)
        }
        guard let first = own.min(), let last = own.max() else { return stretch }
        return first..<(last + 1)
    }

    /// What the configuration lets through is an article's line like others of unknown kind.
    private func admitted(_ verdict: LineClassifier.Verdict) -> LineClassifier.Verdict {
        let isAdmitted =
            switch verdict.lineClass {
            case .spam: !configuration.spam
            case .breadcrumb, .navigation, .share, .related, .teaser, .pager, .comment, .editor,
                .notice, .contact, .image:
                !configuration.boilerplate
            default: false
            }
        guard isAdmitted else { return verdict }
        var admitted = verdict
        admitted.lineClass = .other
        return admitted
    }

    private struct Cleaned {
        let page: PageText
        let verdicts: [LineClassifier.Verdict]
        /// One story for each article.
        var stories: [Story] = []
        var articles: [Article] = []
    }

    private func work(_ document: Document) -> Cleaned {
        let page = PageText(
            document, vocabulary: vocabulary, scanner: scanner, words: words,
            columns: columns,
            shapes: classifier.inserted.shapes,
            wrapWidth: (parameters[.wrapNarrowest], parameters[.wrapWidth]))
        var verdicts = classifier.classify(page)
        if !configuration.spam || !configuration.boilerplate {
            for index in verdicts.indices { verdicts[index] = admitted(verdicts[index]) }
        }
        var cleaned = Cleaned(page: page, verdicts: verdicts)
        let marks = StoryMarks(
            page: page, verdicts: verdicts, terms: vocabulary.terms, bylines: bylines,
            danglingLength: Int(parameters[.danglingLength]), kickers: kickers)
        let evidence = assembler.metadata.titleEvidence(page, verdicts)
        var stretches = mainText.stretches(
            on: page, verdicts, titleLine: evidence.line,
            severalStories: configuration.splitArticles)
        var limit = 0
        // A newspaper page is all stories, whatever stands between them.
        let newspaper = configuration.splitArticles ? splitter.newspaper(marks) : nil
        if let newspaper, !stretches.isEmpty {
            stretches = [MainTextFinder.Stretch(lines: newspaper, mass: stretches[0].mass)]
            limit = newspaper.lowerBound
        }
        for stretch in stretches {
            let stories = splitter.stories(
                in: stretch.lines, notAbove: limit, titleLine: evidence.line, marks: marks,
                split: configuration.splitArticles
            )
            limit = stretch.lines.upperBound
            for story in stories {
                guard
                    let article = assembler.article(
                        of: story, number: cleaned.articles.count + 1,
                        surroundings: surroundings(of: stretch.lines, stories, story, page),
                        isAlone: stretches.count == 1 && stories.count == 1,
                        masthead: newspaper != nil || stretches.count == 1 && stories.count == 1
                            ? marks.masthead : nil,
                        evidence: evidence,
                        marks: marks)
                else { continue }
                cleaned.stories.append(story)
                cleaned.articles.append(article)
            }
        }
        return cleaned
    }
}
