import Lexicon
import Model

@testable import Enrich

/// The tables of one article, simplified and published on 8 May 2023, that holds nothing but `text`.
func dataset(telling text: String) throws -> Dataset {
    let bytes = Array(text.utf8)
    let article = Article(
        source: Source(path: "a.txt"), pageDigest: ContentDigest(of: bytes), url: nil,
        number: 1, title: nil, published: CalendarDate(year: 2023, month: 5, day: 8),
        publisher: nil, authors: [], script: .simplified, isTruncated: false, text: bytes,
        paragraphs: [0..<bytes.count],
        sourceMap: SourceMap(segments: [SourceMap.Segment(text: 0, page: 0)]), lines: [])
    let enricher = try Enricher(lexicons: LexiconStore())
    return enricher.resolve([enricher.facts(of: enricher.annotate(article))])
}

/// `project: partner role` of every link of such an article.
func projectLinks(telling text: String) throws -> [String] {
    let data = try dataset(telling: text)
    var links: [String] = []
    for link in data.projectPartners {
        guard let project = data.projects.first(where: { $0.projectID == link.projectID }),
            let partner = data.partners.first(where: { $0.partnerID == link.partnerID })
        else { continue }
        links.append("\(project.name): \(partner.name) \(link.role)")
    }
    return links.sorted()
}
