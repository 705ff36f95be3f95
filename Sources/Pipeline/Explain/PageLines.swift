import Extract
import Model

/// Lines of pages, found by reading the pages again when they are asked for.
struct PageLines {
    private let listing: InputListing
    private let sources: [Configuration.Source]
    private let stages: Stages
    private var documents: [String: [Document]] = [:]

    init(listing: InputListing, sources: [Configuration.Source], stages: Stages) {
        self.listing = listing
        self.sources = sources
        self.stages = stages
    }

    /// The 1-based line of a byte of the page decoded to UTF-8.
    mutating func line(of offset: Int, in source: Source) -> Int? {
        guard let document = documents(in: source.path).first(where: { $0.source == source }) else {
            return nil
        }
        if document.mediaType == .text, offset <= document.text.count {
            return 1 + document.text[..<offset].count { $0 == 0x0A }
        }
        let block = document.blocks.last { $0.pageOffset.map { $0 <= offset } ?? false }
        return block.flatMap { $0.line > 0 ? $0.line : nil }
    }

    private mutating func documents(in path: String) -> [Document] {
        if let known = documents[path] { return known }
        let files = listing.files.filter { $0.source.path == path }
            .map { InputFile($0, of: sources) }
        let read = Preview(files, stages: stages, upTo: .extract).documents
        documents[path] = read
        return read
    }
}
