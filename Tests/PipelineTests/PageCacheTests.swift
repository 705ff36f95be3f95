import Glibc
import Model
import Pipeline
import TestKit
import Testing

@Suite struct PageCacheTests {
    private static let stages = Result { try Stages(try ConfigurationFile.defaults()) }

    private func page(_ number: Int) -> String {
        """
        云岭智能装备产业园\(number)期项目开工
        2024年\(number % 12 + 1)月6日 来源:云岭日报
        2024年\(number % 12 + 1)月5日,云岭远拓智能装备有限公司投资建设的远拓智能装备产业园\(number)期项目在无锡市锡山区正式开工,总投资\(number + 3)亿元,占地面积约\(number + 40)亩。
        会上,云岭远拓智能装备有限公司还与江海大学签署了战略合作协议,双方将围绕智能装备等领域开展联合攻关。
        """
    }

    private func configuration(_ folder: TemporaryFolder, _ more: String = "") throws
        -> Configuration
    {
        try ConfigurationFile(path: folder.path + "/pipeline.json").parse(
            Array(#"{"version":1,"extract":{"sources":[{"path":"in/**/*"}]}\#(more)}"#.utf8))
    }

    private func run(
        _ folder: TemporaryFolder, full: Bool = false, _ more: String = "", fresh: Bool = false
    ) async throws -> RunReport {
        var options = RunOptions()
        options.workers = 2
        options.isFull = full
        return await Runner(
            configuration: try configuration(folder, more), options: options,
            stages: fresh ? nil : try Self.stages.get()
        ).run { _ in }
    }

    /// Every file of a run but the one that holds times.
    private func files(_ report: RunReport) throws -> [String: [UInt8]] {
        let root = try #require(report.folder)
        var found: [String: [UInt8]] = [:]
        func walk(_ below: String) throws {
            for name in try FileSystem.names(in: Array((root + below).utf8)) {
                let path = below + "/" + String(decoding: name, as: UTF8.self)
                if FileSystem.kind(of: Array((root + path).utf8)) == .folder {
                    try walk(path)
                } else if path != "/run_results.json" {
                    found[path] = try FileSystem.read(root + path)
                }
            }
        }
        try walk("")
        return found
    }

    @Test func onlyChangedPagesAreWorkedAgainAndTheBytesAreThoseOfAFullRun() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<30 { try folder.write(page(number), to: "in/\(number).txt") }
        try folder.write([0, 1, 2, 0xFF], to: "in/binary.txt")
        let first = try await run(folder)
        #expect(first.result == .published && first.counts.reused == 0, "\(first.messages)")

        try folder.write(page(77), to: "in/3.txt")
        try folder.write(page(78), to: "in/new.txt")
        try FileSystem.remove(Array("\(folder.path)/in/5.txt".utf8))
        let second = try await run(folder)
        #expect(second.result == .published)
        #expect(second.counts.pages == 31 && second.counts.reused == 29)
        let incremental = try files(second)

        let full = try await run(folder, full: true)
        #expect(full.counts.reused == 0 && full.result == .unchanged, "\(full.messages)")
        let elsewhere = try await run(folder, #","load":{"output":"elsewhere"}"#)
        #expect(elsewhere.counts.reused == 0)
        #expect(try files(elsewhere) == incremental)
    }

    @Test func aChangedSettingWorksEveryPageAgainAndAnotherThresholdOfCopiesNone() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<3 { try folder.write(page(number), to: "in/\(number).txt") }
        _ = try await run(folder)
        let spam = try await run(folder, #","clean":{"spam":false}"#, fresh: true)
        #expect(spam.counts.reused == 0)
        let threshold = try await run(
            folder, #","clean":{"duplicates":{"threshold":0.9}}"#, fresh: true)
        #expect(threshold.counts.reused == 3)
        let sinks = try await run(folder, #","load":{"sinks":[{"type":"csv"}]}"#)
        #expect(sinks.counts.reused == 3)
    }

    @Test func anotherWordWorksEveryPageAgain() async throws {
        let folder = try TemporaryFolder()
        try folder.write(page(1), to: "in/1.txt")
        try folder.write("", to: "words/.keep")
        _ = try await run(folder, #","enrich":{"lexicons":["words"]}"#)
        let same = try await run(folder, #","enrich":{"lexicons":["words"]}"#)
        #expect(same.counts.reused == 1 && same.result == .unchanged)
        let header = "# words\nword\tcost\tclass\n"
        try folder.write(header + "远拓\t90\tn\n", to: "words/words.tsv")
        let other = try await run(folder, #","enrich":{"lexicons":["words"]}"#)
        #expect(other.counts.reused == 0)
    }

    @Test func aRunWithNothingNewReadsNoPageAndAChangeOfOneByteIsSeen() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<3 { try folder.write(page(number), to: "in/\(number).txt") }
        #expect(try await run(folder).result == .published)
        let noted = folder.path + "/output/.state/published.json"
        // The times of files must lie behind before they vouch for them.
        usleep(2_300_000)
        #expect(try await run(folder).result == .unchanged)
        #expect(FileSystem.kind(of: Array(noted.utf8)) == .file)
        let idle = try await run(folder)
        #expect(idle.result == .unchanged && idle.status == .success)
        #expect(idle.times[.reuse] == .zero && idle.times[.resolve] == .zero)
        #expect(idle.counts.pages == 3 && idle.counts.reused == 3 && idle.counts.addsUp)
        #expect(idle.tables.first { $0.name == "articles" }?.rows == 3)

        let other = try await run(folder, #","enrich":{"minimum_confidence":0.4}"#, fresh: true)
        #expect(other.times[.resolve] > .zero)
        // One digit of the same page, its time set back to what it was.
        let path = folder.path + "/in/1.txt"
        var times = stat()
        #expect(stat(path, &times) == 0)
        try folder.write(page(1).replacingDigit(), to: "in/1.txt")
        var back = [times.st_atim, times.st_mtim]
        #expect(utimensat(AT_FDCWD, path, &back, 0) == 0)
        let changed = try await run(folder)
        #expect(changed.result == .published, "\(changed.messages)")
        try FileSystem.remove(Array("\(folder.path)/in/2.txt".utf8))
        #expect(try await run(folder).result == .published)
    }

    /// What is done to the cache between two runs.
    @Test(arguments: ["deleted", "torn", "garbage", "flipped", "locked", "unwritable", "folder"])
    func aCacheInAnyStateCostsTimeAndNothingElse(trouble: String) async throws {
        let folder = try TemporaryFolder()
        for number in 0..<12 { try folder.write(page(number), to: "in/\(number).txt") }
        let first = try await run(folder)
        let before = try files(first)
        let cache = folder.path + "/output/.state/pages.sqlite"
        let bytes = try FileSystem.read(cache)
        #expect(bytes.starts(with: "SQLite format 3".utf8))
        var lock: Int32 = -1
        switch trouble {
        case "deleted": try FileSystem.remove(Array(cache.utf8))
        case "torn": try FileSystem.write(Array(bytes[..<(bytes.count / 2)]), to: cache)
        case "garbage": try FileSystem.write(Array("no database".utf8), to: cache)
        case "flipped":
            var changed = bytes
            for place in stride(from: 5000, to: changed.count, by: 997) { changed[place] ^= 0x55 }
            try FileSystem.write(changed, to: cache)
        case "locked":
            lock = open(cache, O_RDWR)
            // The bytes that SQLite locks: a writer elsewhere.
            var whole = flock()
            whole.l_type = Int16(F_WRLCK)
            whole.l_start = 0x4000_0000
            whole.l_len = 512
            // F_OFD_SETLK, which belongs to the open file as if another process held it.
            #expect(fcntl(lock, 37, &whole) == 0)
        case "unwritable": chmod(cache, 0o400)
        default:
            try FileSystem.remove(Array(cache.utf8))
            try FileSystem.makeFolder(cache)
        }
        let again = try await run(folder)
        if lock >= 0 { close(lock) }
        #expect(again.result == .unchanged && again.status == .success, "\(again.messages)")
        try folder.write(page(50), to: "in/0.txt")
        let changed = try await run(folder)
        #expect(changed.result == .published, "\(changed.messages)")
        let full = try await run(folder, #","load":{"output":"elsewhere"}"#)
        #expect(try files(changed) == files(full))
        #expect(try files(changed)["/csv/partners.csv"] != nil && files(changed) != before)
    }
}

extension String {
    /// The text with its last digit changed.
    fileprivate func replacingDigit() -> String {
        var bytes = Array(utf8)
        if let place = bytes.lastIndex(where: { (0x30...0x39).contains($0) }) {
            bytes[place] = bytes[place] == 0x31 ? 0x32 : 0x31
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
