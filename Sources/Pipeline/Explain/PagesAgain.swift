import Clean
import Enrich
import Extract
import Model

/// Pages that are worked again when somebody asks for their lines or for the frames of an article.
struct PagesAgain {
    private let listing: InputListing
    private let sources: [Configuration.Source]
    private let stages: Stages
    /// The lines of sites that the run has cut off.
    private let learnt: SiteBoilerplate?
    private var previews: [String: Preview] = [:]

    init(
        listing: InputListing, sources: [Configuration.Source], stages: Stages,
        learnt: SiteBoilerplate?
    ) {
        self.listing = listing
        self.sources = sources
        self.stages = stages
        self.learnt = learnt
    }

    /// The article with an identifier, with its mentions and frames; `source` is its page.
    mutating func article(_ identifier: String, at source: String) -> AnnotatedArticle? {
        let file = listing.files.first { file in
            let path = file.source.path
            return source == path || source.hasPrefix(path + "#")
        }
        guard let file else { return nil }
        return preview(of: file.source.path).articles
            .first { $0.article.identifier == identifier }
    }

    /// The 1-based line of a byte of the page decoded to UTF-8.
    mutating func line(of offset: Int, in source: Source) -> Int? {
        let documents = preview(of: source.path).documents
        guard let document = documents.first(where: { $0.source == source }) else { return nil }
        if document.mediaType == .text, offset <= document.text.count {
            return 1 + document.text[..<offset].count { $0 == 0x0A }
        }
        let block = document.blocks.last { $0.pageOffset.map { $0 <= offset } ?? false }
        return block.flatMap { $0.line > 0 ? $0.line : nil }
    }

    private mutating func preview(of path: String) -> Preview {
        if let known = previews[path] { return known }
        let files = listing.files.filter { $0.source.path == path }
            .map { InputFile($0, of: sources) }
        let made = Preview(files, stages: stages, upTo: .enrich, without: learnt)
        previews[path] = made
        return made
    }
}
