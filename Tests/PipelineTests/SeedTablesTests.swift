import Model
import Pipeline
import TestKit
import Testing

/// What the line finds in the seeds, held row by row in `Tests/Fixtures/golden/seeds`.
///
/// After a wanted change: `WINNOW_RECORD=1 swift test --filter SeedTablesTests`, then read the diff.
@Suite struct SeedTablesTests {
    private static let seeds =
        FileSystem.folder(of: FileSystem.folder(of: fixturesFolder())) + "/seeds"

    /// The line runs once for all pages.
    private static let listing = Task { FactListing(try await Line.dataset(ofFolder: seeds)) }

    @Test(arguments: [
        "000_a91636f6f611d3f9.txt", "001_3b4e703194cdbde6.txt", "002_9dc674e3f3ddbad7.txt",
        "003_636a7f506121bb8a.txt", "004_743f83fd17175aa3.txt",
    ])
    func theFactsOfAPage(page: String) async throws {
        let found = try await Self.listing.value.listing(of: page)
        let file = fixturesFolder() + "/golden/seeds/\(page)"
        if Recording.isOn {
            try FileSystem.makeFolder(FileSystem.folder(of: file))
            try FileSystem.write(Array(found.utf8), to: file)
        }
        let wanted = lines(String(decoding: try FileSystem.read(file), as: UTF8.self))
        let got = lines(found)
        let lost = wanted.filter { !got.contains($0) }
        let added = got.filter { !wanted.contains($0) }
        #expect(lost.isEmpty, "no longer found:\n\(lost.joined(separator: "\n"))")
        #expect(added.isEmpty, "new:\n\(added.joined(separator: "\n"))")
        #expect(got == wanted)
    }

    @Test func everyFactLeadsToItsPageAndEverySeedHasSome() async throws {
        let listing = try await Self.listing.value
        #expect(listing.unplaced.isEmpty)
        let pages = try FileSystem.names(in: Array(Self.seeds.utf8))
        #expect(pages.count == 5)
        for page in pages.map({ String(decoding: $0, as: UTF8.self) }) {
            #expect(
                listing.facts.contains { $0.places.contains { $0.page == page } }, "\(page)")
        }
    }

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
