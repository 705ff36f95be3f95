import Clean
import Enrich
import Model

@testable import Pipeline

/// The whole line in memory: pages in, the tables out, nothing written but the pages themselves.
struct Line {
    /// Built once for all tests: reading the vocabularies takes longer than all their pages.
    static let stages = Result { try Stages(try ConfigurationFile.defaults()) }

    /// A page as it lies in the source folder.
    struct Page {
        let name: String
        let bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    /// The tables of `pages` with the default configuration.
    static func dataset(of pages: [Page]) async throws -> Dataset {
        let folder = try TemporaryFolder()
        for page in pages { try folder.write(page.bytes, to: page.name) }
        return try await dataset(ofFolder: folder.path)
    }

    /// The tables of all files below a folder with the default configuration.
    static func dataset(ofFolder folder: String) async throws -> Dataset {
        let stages = try stages.get()
        let sources = [Configuration.Source(name: "pages", path: folder + "/**/*")]
        let collector = PageCollector(stages: stages, sources: sources, workers: 2)
        var collection = try await collector.collect(try InputListing(sources)) { _ in }
        try collection.removeSiteLines(stages)
        try collection.markDuplicates(stages.cleaner.duplicateFinder)
        var dataset = stages.enricher.resolve(try collection.allFacts())
        dataset.rejects = collection.rejects.map {
            RejectRow(
                source: $0.source.description, stage: $0.stage.rawValue, code: $0.reason.rawValue,
                message: $0.message, sha256: $0.digest?.hexadecimal)
        }
        return dataset
    }
}
