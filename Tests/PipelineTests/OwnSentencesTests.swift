import Foundation
import TestKit
import Testing

/// Rules and fixtures hold sentences of our own, none of the pages that are delivered with the program.
struct OwnSentencesTests {
    /// Characters of a run that no longer is a chance meeting of common words.
    private static let length = 10
    /// What is declared to be of the seeds.
    private static let ofSeeds = ["/golden/", "/clean-seeds/"]

    @Test func noSentenceOfTheSeedsStandsInSourcesOrFixtures() throws {
        let root = fixturesFolder().split(separator: "/", omittingEmptySubsequences: false)
            .dropLast(2).joined(separator: "/")
        var known: Set<ArraySlice<UInt8>> = []
        for path in try files(below: root + "/seeds") {
            for run in runs(try bytes(of: path)) { known.formUnion(windows(run)) }
        }
        try #require(known.count > 1000)
        let sources = try files(below: root + "/Sources").filter { $0.hasSuffix(".swift") }
        let fixtures = try files(below: root + "/Tests/Fixtures").filter { path in
            !Self.ofSeeds.contains { path.contains($0) }
        }
        try #require(sources.count > 100 && fixtures.count > 10)
        for path in sources + fixtures {
            let content = try bytes(of: path)
            for run in runs(content) {
                let told = windows(run).first { known.contains($0) }
                #expect(
                    told == nil,
                    "\(path): “\(String(decoding: told ?? [], as: UTF8.self))” stands in seeds/")
            }
        }
    }

    private func files(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).map { folder + "/" + $0 }
            .filter {
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
                    && !isFolder.boolValue
            }
    }

    private func bytes(of path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Stretches of Chinese characters (three bytes each, U+4000 to U+9FFF) that are long enough.
    private func runs(_ content: [UInt8]) -> [ArraySlice<UInt8>] {
        var runs: [ArraySlice<UInt8>] = []
        var index = 0
        while index < content.count {
            let start = index
            while index + 2 < content.count, (0xE4...0xE9).contains(content[index]) { index += 3 }
            if index - start >= 3 * Self.length { runs.append(content[start..<index]) }
            if index == start { index += 1 }
        }
        return runs
    }

    private func windows(_ run: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        stride(from: run.startIndex, through: run.endIndex - 3 * Self.length, by: 3).map {
            run[$0..<($0 + 3 * Self.length)]
        }
    }
}
