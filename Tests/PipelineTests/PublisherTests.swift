import Pipeline
import Testing

@Suite struct PublisherTests {
    private let noon = UTCTime(seconds: 1_795_262_400)

    @Test func namesOfRunsAscendEvenWhenTheClockGoesBack() {
        let first = RunIdentifier(now: noon, after: nil)
        #expect(first.description == "20261121T120000Z-000")
        let second = RunIdentifier(now: noon, after: first)
        #expect(second.description == "20261121T120000Z-001")
        let earlier = RunIdentifier(now: UTCTime(seconds: noon.seconds - 90_000), after: second)
        #expect(earlier.description == "20261121T120000Z-002")
        #expect(first < second && second < earlier)
        #expect(RunIdentifier(now: UTCTime(seconds: noon.seconds + 1), after: earlier) > earlier)
    }

    @Test(arguments: [
        "", "current", "20261121T120000Z", "20261121T120000Z-0x0", ".staged-20261121T120000Z-000",
    ])
    func otherNamesAreNoRuns(name: String) {
        #expect(RunIdentifier(name) == nil)
    }

    @Test func timesAreUTC() {
        #expect(UTCTime(seconds: 0).description == "1970-01-01T00:00:00.000Z")
        #expect(
            UTCTime(seconds: 951_782_399, milliseconds: 7).description == "2000-02-28T23:59:59.007Z"
        )
    }

    @Test func publishesByLinkAndKeepsTheNewestRuns() throws {
        let folder = try TemporaryFolder()
        let output = OutputFolder(folder.path + "/out")
        let publisher = Publisher(output)
        var runs: [RunIdentifier] = []
        for number in 0..<5 {
            let run = try output.nextRun(at: noon)
            let staged = try publisher.stage(run)
            try FileSystem.write(Array("\(number)".utf8), to: staged + "/value")
            #expect(output.published == runs.last)
            try publisher.publish(run)
            #expect(output.published == run)
            #expect(try FileSystem.read(output.current + "/value") == Array("\(number)".utf8))
            runs.append(run)
        }
        try publisher.removeOldRuns(keeping: 3)
        #expect(try output.finishedRuns() == Array(runs.suffix(3)))
        try publisher.removeOldRuns(keeping: 0)
        #expect(try output.finishedRuns() == Array(runs.suffix(2)))
    }

    @Test func aFolderInTheWayOfTheLinkStays() throws {
        let folder = try TemporaryFolder()
        let output = OutputFolder(folder.path + "/out")
        let publisher = Publisher(output)
        let run = try output.nextRun(at: noon)
        let staged = try publisher.stage(run)
        try FileSystem.write(Array("new".utf8), to: staged + "/value")
        try FileSystem.makeFolder(output.current)
        try FileSystem.write(Array("somebody's".utf8), to: output.current + "/value")
        #expect(throws: SystemError.self) { try publisher.publish(run) }
        #expect(try FileSystem.read(output.current + "/value") == Array("somebody's".utf8))
        #expect(try output.finishedRuns().isEmpty)
    }

    @Test func theLockHoldsUntilItIsLetGo() throws {
        let folder = try TemporaryFolder()
        let output = OutputFolder(folder.path + "/out")
        var first = try RunLock.acquire(in: output)
        #expect(first != nil)
        #expect(try RunLock.acquire(in: output) == nil)
        #expect(try RunLock.acquire(in: output, wait: .milliseconds(150)) == nil)
        first = nil
        #expect(try RunLock.acquire(in: output) != nil)
        _ = first
    }
}
