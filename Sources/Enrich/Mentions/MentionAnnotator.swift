import Lexicon
import Model
import Text

/// Finds organizations, persons and undertakings in an article's text.
///
/// Input are the text, its folded shadow and the mentions that grammar found (places, amounts,
/// dates); output are mentions of kinds `organization`, `person` and `project`, sorted by start and
/// end. An undertaking may hold an organization (`华某无锡…基地项目` holds `华某无锡`): both are told.
package struct MentionAnnotator: Sendable {
    private let vocabulary: NameVocabulary
    private let tokenizer: Tokenizer
    private let boundary: NameBoundary
    private let words: MentionWords
    private let persons: PersonNames
    private let common: CommonUndertakings
    private let context: UndertakingContext
    private let regionPairs: RegionPairs
    private let parts: NameParts

    package init(lexicons: LexiconStore) throws(LexiconError) {
        vocabulary = try NameVocabulary(lexicons: lexicons)
        tokenizer = Tokenizer(words: try lexicons.words(), vocabulary: vocabulary)
        boundary = NameBoundary(
            vocabulary: vocabulary, weights: try FeatureWeights(lexicons: lexicons))
        words = try MentionWords(lexicons: lexicons)
        persons = try PersonNames(lexicons: lexicons, vocabulary: vocabulary)
        common = try CommonUndertakings(lexicons: lexicons)
        context = try UndertakingContext(lexicons: lexicons)
        regionPairs = try RegionPairs(lexicons: lexicons)
        parts = try NameParts(lexicons: lexicons)
    }

    /// Official full name of a known abbreviation: `浙大` → `浙江大学`.
    package func fullName(of name: String) -> String? { vocabulary.fullName(of: name) }

    /// Whether these characters are a common word: 新能源.
    func isWord(_ characters: [UInt32]) -> Bool { tokenizer.isWord(characters) }

    package func annotate(_ text: [UInt8], folded: FoldedText, values: [Mention]) -> [Mention] {
        let first = tokenizer.tokenize(folded, values: values)
        guard !first.tokens.isEmpty else { return [] }
        let (tokens, organizations) = organizations(in: first)
        let projects = projects(in: tokens, organizations: organizations)
        let people = persons.find(in: tokens, organizations: organizations)
        var mentions: [Mention] = []
        mentions.reserveCapacity(organizations.count + projects.count + people.count)
        for candidate in organizations + projects + people {
            let range = folded.byteRange(candidate.start..<candidate.end)
            let name = OrganizationName.normalize(text[range])
            let value: Mention.Value =
                switch candidate.subject {
                case .organization(let kind):
                    .organization(Mention.Organization(name: name, kind: kind))
                case .person: .person(name: name)
                case .project: .project(name: name)
                }
            mentions.append(
                Mention(range: range, value: value, confidence: confidence(of: candidate.score)))
        }
        return mentions.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.value.order)
                < ($1.range.lowerBound, $1.range.upperBound, $1.value.order)
        }
    }

    /// Organizations by rules that read a sentence, then by what the whole page tells; with the text
    /// cut anew where the page's own names change its words.
    private func organizations(
        in text: TokenizedText
    ) -> (text: TokenizedText, organizations: [Candidate]) {
        var candidates = sentenceCandidates(in: text)
        var first = BestCover.choose(from: candidates)
        let defined = Definitions(boundary: boundary, words: words).candidates(
            in: text, after: first)
        if !defined.isEmpty {
            candidates += defined
            first = BestCover.choose(from: candidates)
        }
        let variants = PageVariants(vocabulary: vocabulary, boundary: boundary)
        let names = variants.names(in: text, from: first)
        let original = text
        let text =
            names.hits.isEmpty
            ? text
            : text.naming(names.hits) ?? tokenizer.tokenize(text, naming: names.hits)
        variants.propose(names, in: text, into: &candidates)
        ListNeighbours(boundary: boundary).propose(in: text, beside: first, into: &candidates)
        let brands = ProjectBrands(boundary: boundary, regions: regionPairs).candidates(
            in: original, from: projects(in: text, organizations: first))
        let cover = BestCover.choose(from: candidates + brands)
        let chosen = ChainedNames(parts: parts).join(cover, in: text)
        // 某某船舶 of 某某船舶七〇二所 does not stand for itself.
        let wholes = Set(cover.map { $0.start..<$0.end })
            .subtracting(chosen.map { $0.start..<$0.end })
        let inner =
            brands
            + candidates.filter {
                $0.features.contains(.knownName) || $0.features.contains(.pageName)
            }
        return (
            text,
            chosen
                + BestCover.choose(
                    from: inner.filter {
                        isNested($0, in: chosen) && !wholes.contains($0.start..<$0.end)
                    })
        )
    }

    private func sentenceCandidates(in text: TokenizedText) -> [Candidate] {
        var candidates: [Candidate] = []
        SuffixedNames(vocabulary: vocabulary, boundary: boundary)
            .propose(in: text, into: &candidates)
        KnownOrganizations(vocabulary: vocabulary, boundary: boundary)
            .propose(in: text, into: &candidates)
        TradeNames(vocabulary: vocabulary, boundary: boundary).propose(in: text, into: &candidates)
        ListedCompanies(vocabulary: vocabulary, boundary: boundary, words: words)
            .propose(in: text, into: &candidates)
        TitledOrganizations(boundary: boundary, words: words).propose(in: text, into: &candidates)
        AgreeingParties(boundary: boundary, words: words).propose(in: text, into: &candidates)
        CuedCompanies(vocabulary: vocabulary, boundary: boundary, words: words)
            .propose(in: text, into: &candidates)
        FoundedFunds(boundary: boundary, words: words).propose(in: text, into: &candidates)
        return candidates
    }

    /// A brand inside a unit that stands for itself: `华某` in `华某创新药物生产基地`.
    private func isNested(_ brand: Candidate, in chosen: [Candidate]) -> Bool {
        let around = chosen.filter { $0.start < brand.end && brand.start < $0.end }
        return around.count == 1 && around[0].end > brand.end
            && (around[0].subject == .organization(.park)
                || around[0].subject == .organization(.researchInstitute))
    }

    /// Undertakings, with organizations found before read as single words.
    private func projects(in text: TokenizedText, organizations: [Candidate]) -> [Candidate] {
        var candidates: [Candidate] = []
        let merged = text.merging(organizations)
        Undertakings(vocabulary: vocabulary, boundary: boundary, context: context)
            .propose(in: merged, into: &candidates)
        return BestCover.choose(from: candidates.filter { !common.contain($0, merged) })
    }

    /// Maps a score to 0…1: 0 → .5, 2 → .86, 5 → .99; algebraic, so that no platform's exp matters.
    private func confidence(of score: Float) -> Double {
        let scaled = Double(score) * 0.7
        let rounded = 0.5 + 0.5 * scaled / (1 + scaled * scaled).squareRoot()
        return (rounded * 100).rounded() / 100
    }
}

extension Mention.Value {
    /// Organizations before persons before projects at the same place.
    fileprivate var order: Int {
        switch self {
        case .organization: 0
        case .person: 1
        default: 2
        }
    }
}
