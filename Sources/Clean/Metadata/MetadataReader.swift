import Lexicon
import Model

/// What is known of an article besides its text.
struct ArticleMetadata: Sendable {
    var title: String?
    var published: CalendarDate?
    var publisher: String?
    var authors: [String] = []
}

/// Reads title, date, publisher and authors from the page's own metadata and the lines around a story.
struct MetadataReader: Sendable {
    private let names: MetadataNames
    private let title: TitleReader
    private let date: PublicationDateReader
    private let publisher: PublisherReader
    private let authors: AuthorReader

    init(
        parameters: Parameters, bylines: BylineReader, lexicons: LexiconStore
    ) throws(LexiconError) {
        let names = try MetadataNames(lexicons.table("metadata_names"))
        let labels = try LabelReader(lexicons.table("metadata_labels"))
        self.names = names
        title = TitleReader(labels: labels)
        date = PublicationDateReader(
            names: names, labels: labels, threshold: parameters[.dateThreshold])
        publisher = PublisherReader(
            names: names, labels: labels,
            words: try PublisherVocabulary(lexicons.table("publisher_words")))
        authors = AuthorReader(
            names: names, labels: labels, bylines: bylines,
            posting: try lexicons.table("posting_words"))
    }

    /// What the page calls itself.
    func titleEvidence(_ page: PageText, _ verdicts: [LineClassifier.Verdict]) -> TitleEvidence {
        TitleEvidence(page: page, verdicts: verdicts, names: names)
    }

    /// `surroundings`: the lines that can tell about this story and no other.
    /// `isAlone`: what the page says about itself is about this story.
    func metadata(
        of story: Story, surroundings: Range<Int>, isAlone: Bool, evidence: TitleEvidence,
        marks: StoryMarks
    ) -> ArticleMetadata {
        ArticleMetadata(
            title: title.title(
                of: story, isAlone: isAlone, evidence: evidence, marks: marks),
            published: date.date(
                of: story, surroundings: surroundings, isAlone: isAlone, marks: marks),
            publisher: publisher.publisher(
                of: story, surroundings: surroundings, isAlone: isAlone, marks: marks),
            authors: authors.authors(
                of: story, surroundings: surroundings, isAlone: isAlone, marks: marks))
    }
}
