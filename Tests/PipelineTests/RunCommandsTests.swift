import Glibc
import Pipeline
import TestKit
import Testing

/// `plan`, `runs`, `diff`, `rollback`, `verify`, `rejects`, `doctor` and `run --dry-run` over real runs.
@Suite(.serialized) struct RunCommandsTests {
    private func page(_ number: Int, amount: Int) -> String {
        """
        远拓新材料产业园\(number)期在无锡市开工
        2024年3月6日 来源:云岭日报
        2024年3月5日,云岭远拓新材料有限公司投资建设的远拓新材料产业园\(number)期在无锡市锡山区正式开工,总投资\(amount)亿元,占地面积约400亩。
        据介绍,该项目由云岭远拓新材料有限公司牵头,将建设研发中心和生产基地,计划于2026年建成投产。
        """
    }

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"version":1,"extract":{"sources":[{"path":"in/*"}]}}"#, to: "pipeline.json")
        for number in 1...3 { try folder.write(page(number, amount: 30), to: "in/\(number).txt") }
        return folder
    }

    private func output(_ folder: TemporaryFolder) -> OutputFolder {
        OutputFolder(folder.path + "/output")
    }

    private func json(_ ending: Program.Ending) throws -> JSON {
        try JSONParser.parse(Array(ending.output.utf8))
    }

    @Test func planTellsWhatAPublishedRunHasNotSeen() throws {
        let folder = try folder()
        let first = try Program.run(["plan"], in: folder)
        #expect(first.status == 0 && first.output.hasPrefix("Nothing is published yet:\n3 new\n"))
        #expect(try Program.run(["run"], in: folder).status == 0)
        try folder.write(page(1, amount: 99), to: "in/1.txt")
        try FileSystem.remove(Array("\(folder.path)/in/2.txt".utf8))
        try folder.write("", to: "in/empty.txt")
        try folder.write(page(4, amount: 5), to: "in/4.txt")
        let plan = try json(try Program.run(["plan", "--format", "json"], in: folder))
        let states = (plan["pages"]?.elements ?? []).compactMap { page in
            page["source"]?.string.map { "\($0) \(page["state"]?.string ?? "")" }
        }
        #expect(
            states == [
                "1.txt changed", "2.txt removed", "3.txt unchanged", "4.txt new", "empty.txt new",
            ])
        #expect(plan["worked"]?.integer == 3)
        let other = try Program.run(["plan", "--set", "clean.spam=false"], in: folder)
        #expect(other.output.contains("changed since the last run: clean"))
        #expect(try Program.run(["run"], in: folder).status == 0)
        let again = try json(try Program.run(["plan", "--format", "json"], in: folder))
        #expect(again["counts"]?["retried"]?.integer == 1 && again["worked"]?.integer == 0)
    }

    @Test func aDryRunTellsRowsAndWritesNothing() throws {
        let folder = try folder()
        #expect(try Program.run(["run"], in: folder).status == 0)
        let before = try FileSystem.names(in: Array(output(folder).runs.utf8))
        try folder.write(page(1, amount: 99), to: "in/1.txt")
        let ending = try Program.run(["run", "--dry-run", "--summary", "text"], in: folder)
        #expect(ending.status == 0)
        #expect(
            ending.output.contains("investments: 1 added, 0 removed, 0 changed"), "\(ending.output)"
        )
        #expect(
            ending.output.contains("projects: 0 added, 0 removed, 1 changed"), "\(ending.output)")
        #expect(ending.output.contains("    total_investment: 3000000000 → 9900000000"))
        #expect(try FileSystem.names(in: Array(output(folder).runs.utf8)) == before)
    }

    @Test func twoRunsAreComparedAndAnOlderOneIsPublishedAgain() throws {
        let folder = try folder()
        #expect(try Program.run(["run"], in: folder).status == 0)
        let first = try #require(output(folder).published)
        try folder.write(page(1, amount: 99), to: "in/1.txt")
        #expect(try Program.run(["run"], in: folder).status == 0)
        let second = try #require(output(folder).published)
        #expect(first < second)

        let runs = try Program.run(["runs"], in: folder)
        let lines = runs.output.split(separator: "\n").map(String.init)
        #expect(
            lines.count == 2 && lines[0].hasPrefix("* \(second)")
                && lines[1].hasPrefix("  \(first)"))

        let names = ["\(first)", "\(second)"]
        let text = try Program.run(["diff"] + names, in: folder)
        #expect(text.status == 0 && text.output.hasPrefix("--- \(first)\n+++ \(second)\n"))
        let table = try json(
            try Program.run(
                ["diff"] + names + ["--format", "json", "--table", "projects"], in: folder))
        let row = table["tables"]?.elements.first?["rows"]?.elements.first
        #expect(row?["change"]?.string == "changed")
        let cells = (row?["cells"]?.elements ?? []).map {
            "\($0["column"]?.string ?? "") \($0["old"]?.string ?? "") \($0["new"]?.string ?? "")"
        }
        #expect(cells.contains("total_investment 3000000000 9900000000"), "\(cells)")
        let csv = try Program.run(["diff"] + names + ["--format", "csv"], in: folder)
        #expect(csv.output.hasPrefix("table,change,key,column,old,new\r\n"))
        let same = try Program.run(["diff", names[1], "current"], in: folder)
        #expect(same.output == "--- \(second)\n+++ \(second)\n")

        #expect(try Program.run(["rollback", names[0]], in: folder).status == 0)
        #expect(output(folder).published == first)
        #expect(try Program.run(["verify"], in: folder).status == 0)
        #expect(try Program.run(["rollback", "20200101T000000Z-000"], in: folder).status == 66)
        #expect(try Program.run(["rollback", "yesterday"], in: folder).status == 64)
    }

    @Test func rowsThatMergeKeepAWayToTheNewIdentifier() throws {
        let folder = try folder()
        #expect(try Program.run(["run"], in: folder).status == 0)
        let first = try #require(output(folder).published)
        // The same articles with other words: a lower bar takes no row out, a rule that is gone does.
        let sources = "extract.sources.0.path=in/*"
        #expect(
            try Program.run(
                ["run", "--set", sources, "--set", "enrich.rules.disabled=[\"project_partner\"]"],
                in: folder
            ).status == 0)
        let ending = try Program.run(
            ["diff", "\(first)", "current", "--format", "json"], in: folder)
        #expect(try json(ending)["id_redirects"] != nil)
    }

    @Test func damageIsFoundAndNotPublishedAgain() throws {
        let folder = try folder()
        #expect(try Program.run(["run"], in: folder).status == 0)
        let run = try #require(output(folder).published)
        let file = output(folder).folder(of: run) + "/csv/evidence.csv"
        var bytes = try FileSystem.read(file)
        // The first quote's first byte after the header and six cells.
        let place = try #require(bytes.indices.last { bytes[$0] == UInt8(ascii: "3") })
        bytes[place] = UInt8(ascii: "4")
        try FileSystem.write(bytes, to: file)
        let ending = try Program.run(["verify"], in: folder)
        #expect(ending.status == 65)
        #expect(ending.output.contains("wrong: csv/evidence.csv: its bytes are not those"))
        try folder.write(page(1, amount: 99), to: "in/1.txt")
        #expect(try Program.run(["run"], in: folder).status == 0)
        #expect(try Program.run(["rollback", "\(run)"], in: folder).status == 65)
        #expect(output(folder).published != run)
    }

    @Test func rejectsAreListedWithTheirRemedies() throws {
        let folder = try folder()
        try folder.write("", to: "in/empty.txt")
        #expect(try Program.run(["run"], in: folder).status == 0)
        let text = try Program.run(["rejects"], in: folder)
        #expect(text.output.hasPrefix("empty.txt: empty_page: "))
        #expect(text.output.contains("\n    → Scrape it again"))
        let other = try Program.run(["rejects", "--code", "binary"], in: folder)
        #expect(other.status == 0 && other.output.isEmpty)
    }

    @Test func theDoctorTellsWhatARunWouldFailWith() throws {
        let folder = try folder()
        let well = try Program.run(["doctor"], in: folder)
        #expect(
            well.status == 0 && well.output.contains("ok: source pages: 3 files"), "\(well.output)")
        #expect(!well.output.contains("only 0 MiB are free"), "\(well.output)")
        let ill = try Program.run(["doctor", "--set", "extract.sources.0.path=none/*"], in: folder)
        #expect(ill.status == 66 && ill.output.contains("failure: source pages"))
        let lock = try RunLock.acquire(in: output(folder))
        let held = try Program.run(["doctor"], in: folder)
        #expect(
            held.status == 0 && held.output.contains("warning: lock: a run works now (process "))
        withExtendedLifetime(lock) {}
    }

    @Test func filesThatAreStillWrittenAreDeferred() throws {
        let folder = try folder()
        // Closed on exec, or programs that other tests start meanwhile would hold it open.
        let descriptor = open(folder.path + "/in/2.txt", O_WRONLY | O_CLOEXEC)
        let ending = try Program.run(["run", "--summary", "text"], in: folder)
        close(descriptor)
        #expect(
            ending.output.contains("3 pages: 2 with articles, 0 copies, 0 rejected, 1 deferred"))
        let later = try Program.run(["run", "--summary", "text"], in: folder)
        #expect(later.output.contains("3 pages: 3 with articles, 0 copies, 0 rejected, 0 deferred"))
        let young = try Program.run(
            ["run", "--summary", "text", "--set", "extract.settle_seconds=600"], in: folder)
        #expect(young.output.contains("3 deferred") || young.status == 66, "\(young.output)")
    }

    @Test func sourcesThatHaveLostMostPagesPublishNothing() throws {
        let folder = try folder()
        for number in 10..<130 {
            try folder.write(page(number, amount: number), to: "in/\(number).txt")
        }
        #expect(try Program.run(["run"], in: folder).status == 0)
        let first = output(folder).published
        for number in 10..<100 {
            try FileSystem.remove(Array("\(folder.path)/in/\(number).txt".utf8))
        }
        let ending = try Program.run(["run"], in: folder)
        #expect(ending.status == 4)
        #expect(
            ending.errors.contains("run once with --set quality.maximum_drop=100%"),
            "\(ending.errors)")
        #expect(output(folder).published == first)
        let meant = try Program.run(["run", "--set", "quality.maximum_drop=100%"], in: folder)
        #expect(meant.status == 0 && output(folder).published != first)
    }
}
