import Glibc
import Model
import Pipeline
import TestKit
import Testing

@Suite struct RunnerTests {
    /// A small article of invented things, different for every number.
    private func page(_ number: Int) -> String {
        """
        首页 > 新闻 > 正文
        云岭智能装备产业园\(number)期项目开工
        2024年\(number % 12 + 1)月6日 来源:云岭日报
        2024年\(number % 12 + 1)月5日,云岭远拓智能装备有限公司投资建设的远拓智能装备产业园\(number)期项目在无锡市锡山区正式开工,总投资\(number + 3)亿元,占地面积约\(number + 40)亩。
        据介绍,该项目由云岭远拓智能装备有限公司牵头,江海大学参与,将建设研发中心和生产基地,计划于2026年建成投产,预计年产值\(number + 8)亿元。
        会上,云岭远拓智能装备有限公司还与江海大学签署了战略合作协议,双方将围绕智能装备等领域开展联合攻关。
        责任编辑:陈磊
        """
    }

    private func configuration(_ folder: TemporaryFolder, _ more: String = "") throws
        -> Configuration
    {
        let text =
            #"{"version":1,"extract":{"sources":[{"path":"in/**/*"}]},"quality":{"maximum_rejects":"50%"}\#(more)}"#
        return try ConfigurationFile(path: folder.path + "/pipeline.json")
            .parse(Array(text.utf8))
    }

    /// Built once: reading the vocabularies takes longer than all the pages of these tests.
    private static let stages = Result {
        try Stages(try ConfigurationFile.defaults())
    }

    private func run(
        _ configuration: Configuration, _ change: (inout RunOptions) -> Void = { _ in }
    ) async -> RunReport {
        var options = RunOptions()
        options.workers = 2
        change(&options)
        let runner = Runner(
            configuration: configuration, options: options, stages: try? Self.stages.get())
        return await runner.run { _ in }
    }

    private func files(_ folder: String) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for name in ["csv", "parquet"] {
            for file in try FileSystem.names(in: Array("\(folder)/\(name)".utf8)) {
                let path = "\(name)/\(String(decoding: file, as: UTF8.self))"
                found[path] = try FileSystem.read("\(folder)/\(path)")
            }
        }
        for name in ["datapackage.json", "manifest.json"] {
            found[name] = try FileSystem.read("\(folder)/\(name)")
        }
        return found
    }

    @Test(
        "Tables written part by part have the bytes, and checks the results, of tables held as a whole"
    )
    func partsHaveTheBytesOfTheWhole() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<12 { try folder.write(page(number), to: "in/\(number).txt") }
        let checks =
            #"{"table":"partners","type":"not_null","column":"division_code","on_failure":"warn"},"#
            + #"{"table":"partners","type":"null_rate","column":"country","maximum":"1%","on_failure":"warn"},"#
            + #"{"table":"metrics","type":"row_count","minimum":1000000,"on_failure":"warn"}"#
        let quality =
            #"{"version":1,"extract":{"sources":[{"path":"in/**/*"}]},"quality":{"maximum_rejects":"50%","checks":[\#(checks)"#
        func run(_ output: String, _ check: String) async throws -> RunReport {
            let text =
                quality + check
                + #"]},"load":{"output":"\#(output)","sinks":[{"type":"csv"},{"type":"parquet"}]}}"#
            return await self.run(
                try ConfigurationFile(path: folder.path + "/pipeline.json").parse(Array(text.utf8)))
        }
        let parts = try await run("a", "")
        // Whether a row repeats another one is seen beside all others only.
        let whole = try await run(
            "b",
            #",{"table":"partners","type":"unique","columns":["partner_id"],"on_failure":"warn"}"#)
        #expect(parts.result == .published && whole.result == .published, "\(parts.messages)")
        #expect(
            Array(whole.checks.map(\.line).prefix(3)) == Array(parts.checks.map(\.line).prefix(3)))
        #expect(parts.checks.count { !$0.passed } == 3)
        #expect(parts.messages == whole.messages)
        #expect(parts.tables.map(\.rows) == whole.tables.map(\.rows))
        var written = try files(try #require(parts.folder))
        var expected = try files(try #require(whole.folder))
        // They name the configuration.
        written["manifest.json"] = nil
        expected["manifest.json"] = nil
        #expect(written == expected)
    }

    @Test func publishesThenSaysThatNothingHasChangedThenPublishesAChange() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<5 { try folder.write(page(number), to: "in/\(number).txt") }
        let configuration = try configuration(folder)
        let first = await run(configuration)
        #expect(first.status == .success && first.result == .published, "\(first.messages)")
        #expect(first.counts.pages == 5 && first.counts.kept == 5)
        #expect(first.tables.first { $0.name == "articles" }?.rows == 5)
        let output = OutputFolder(configuration.load.output)
        #expect(output.published == first.run)

        let second = await run(configuration)
        #expect(second.status == .success && second.result == .unchanged)
        #expect(try output.finishedRuns() == [try #require(first.run)])

        try folder.write(page(9), to: "in/9.txt")
        let third = await run(configuration)
        #expect(third.result == .published)
        #expect(output.published == third.run)
        let (before, after) = (try #require(first.run), try #require(third.run))
        #expect(before < after)
    }

    @Test func oneTwoAndEightWorkersGiveTheSameBytes() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<40 {
            try folder.write(page(number), to: "in/\(number % 7)/\(number).txt")
        }
        try folder.write(page(3), to: "in/copy.txt")
        try folder.write([0, 1, 2, 3, 0xFF], to: "in/binary.txt")
        var seen: [[String: [UInt8]]] = []
        for workers in [1, 2, 8] {
            let configuration = try configuration(
                folder, #","load":{"output":"out\#(workers)"}"#)
            let report = await run(configuration) { $0.workers = workers }
            #expect(report.result == .published, "\(report.messages)")
            #expect(report.counts.copies == 1 && report.counts.rejected == 1)
            seen.append(try files(try #require(report.folder)))
        }
        let articles = String(decoding: seen[0]["csv/articles.csv"] ?? [], as: UTF8.self)
        #expect(articles.contains(",3/3.txt,,1,1,") && articles.contains(",4/4.txt,,1,0,"))
        #expect(seen[0] == seen[1])
        #expect(seen[0] == seen[2])
    }

    /// What stands in the input, and the code that must stand in `rejects`.
    @Test(arguments: [
        ("empty.txt", [UInt8](), "empty_page"),
        ("blank.txt", Array("  \n\n ".utf8), "empty_page"),
        (
            "picture.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D],
            "binary"
        ),
        ("torn.txt.gz", [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B], "broken_gzip"),
        ("list.jsonl", Array("{\"text\":\n".utf8), "bad_json"),
        ("fields.jsonl", Array("{\"body\":\"x\"}\n".utf8), "missing_field"),
        ("menu.txt", Array("首页\n新闻\n联系我们\n".utf8), "no_article"),
    ])
    func badPagesAreRejectsAndTheRunGoesOn(name: String, bytes: [UInt8], code: String) async throws
    {
        let folder = try TemporaryFolder()
        try folder.write(page(1), to: "in/good.txt")
        try folder.write(bytes, to: "in/\(name)")
        let report = await run(try configuration(folder))
        #expect(report.result == .published, "\(report.messages)")
        #expect(report.rejectsByReason.map(\.reason) == [code])
        #expect(report.counts.addsUp)
        #expect(report.tables.first { $0.name == "rejects" }?.rows == 1)
    }

    @Test func aRepublishedArticleIsMarkedAndItsFactsAreNotDoubled() async throws {
        let folder = try TemporaryFolder()
        try folder.write(page(1), to: "in/a.txt")
        let alone = await run(try configuration(folder, #","load":{"output":"alone"}"#))
        let copy = page(1).replacing("云岭日报", by: "江海晚报").replacing("责任编辑:陈磊", by: "")
        try folder.write(copy, to: "in/b.txt")
        let both = await run(try configuration(folder))
        #expect(both.result == .published, "\(both.messages)")
        func rows(_ report: RunReport, _ table: String) -> Int? {
            report.tables.first { $0.name == table }?.rows
        }
        #expect(rows(both, "articles") == 2)
        for table in ["investments", "projects", "partners", "events"] {
            #expect(rows(both, table) == rows(alone, table), "\(table)")
        }
        let path = try #require(both.folder) + "/csv/articles.csv"
        let articles = String(decoding: try FileSystem.read(path), as: UTF8.self)
        #expect(articles.contains(",duplicate,"))
    }

    @Test func tooManyRejectsPublishWithCode3() async throws {
        let folder = try TemporaryFolder()
        try folder.write(page(1), to: "in/good.txt")
        for number in 0..<3 { try folder.write("", to: "in/empty\(number).txt") }
        let report = await run(try configuration(folder))
        #expect(report.status == .tooManyRejects && report.result == .published)
        #expect(report.messages.contains { $0.contains("3 of 4 pages were rejected") })
    }

    @Test func missingAndEmptyFoldersAreCode66() async throws {
        let folder = try TemporaryFolder()
        let missing = await run(try configuration(folder))
        #expect(missing.status == .noInput)
        #expect(missing.messages.first?.contains("does not exist") == true)
        try FileSystem.makeFolder(folder.path + "/in")
        let empty = await run(try configuration(folder))
        #expect(empty.status == .noInput)
        #expect(empty.messages.first?.contains("no page matches") == true)
        #expect(OutputFolder(try configuration(folder).load.output).published == nil)
    }

    @Test func aFailedCheckLeavesWhatIsPublished() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<4 { try folder.write(page(number), to: "in/\(number).txt") }
        let first = await run(try configuration(folder))
        #expect(first.result == .published, "\(first.messages)")
        for number in 1..<4 {
            try FileSystem.remove(Array("\(folder.path)/in/\(number).txt".utf8))
        }
        let guarded = try ConfigurationFile(path: folder.path + "/pipeline.json").parse(
            Array(
                #"""
                {"version":1,"extract":{"sources":[{"path":"in/**/*"}]},"quality":{"checks":[
                {"type":"maximum_drop","table":"articles","maximum":"20%"}]}}
                """#.utf8))
        let second = await run(guarded)
        #expect(second.status == .checkFailed && second.result == .checkFailed)
        #expect(second.messages.first?.contains("1 rows after 4") == true, "\(second.messages)")
        #expect(OutputFolder(guarded.load.output).published == first.run)
    }

    @Test func aDryRunWritesNothing() async throws {
        let folder = try TemporaryFolder()
        try folder.write(page(1), to: "in/1.txt")
        let configuration = try configuration(folder)
        let report = await run(configuration) { $0.isDryRun = true }
        #expect(report.result == .dryRun && report.status == .success)
        #expect(FileSystem.kind(of: Array(configuration.load.output.utf8)) == nil)
    }

    @Test func onlyOneRunAtATime() async throws {
        let folder = try TemporaryFolder()
        try folder.write(page(1), to: "in/1.txt")
        let configuration = try configuration(folder)
        let lock = try RunLock.acquire(in: OutputFolder(configuration.load.output))
        #expect(lock != nil)
        let report = await run(configuration)
        #expect(report.status == .locked)
        #expect(report.messages.first?.contains("process \(getpid())") == true)
        withExtendedLifetime(lock) {}
    }

    @Test func leftoversOfAKilledRunAreSwept() async throws {
        let folder = try TemporaryFolder()
        try folder.write(page(1), to: "in/1.txt")
        try folder.write("half", to: "output/runs/.staged-20200101T000000Z-000/csv/articles.csv")
        try folder.write("half", to: "output/runs/.removed-20200101T000000Z-000/x")
        let report = await run(try configuration(folder))
        #expect(report.result == .published)
        let left = try FileSystem.names(in: Array((folder.path + "/output/runs").utf8))
        #expect(left.map { String(decoding: $0, as: UTF8.self) } == [report.run?.description])
    }
}

extension String {
    /// The text with every occurrence of `old` replaced.
    fileprivate func replacing(_ old: String, by new: String) -> String {
        var output: [UInt8] = []
        let (bytes, wanted) = (Array(utf8), Array(old.utf8))
        var position = 0
        while position < bytes.count {
            if bytes[position...].starts(with: wanted) {
                output += Array(new.utf8)
                position += wanted.count
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
