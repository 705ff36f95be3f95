import Pipeline
import Testing

/// Pages that crash, hang or eat memory, which only a debug build can be told to do.
@Suite(.serialized) struct IsolationTests {
    private func folder(_ more: String = "") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            #"""
            {"version":1,"extract":{"sources":[{"path":"in/*"}],"limits":{"page_seconds":2}},
            "runtime":{"memory_mb":128,"workers":2}\#(more)}
            """#, to: "pipeline.json")
        for number in 1...8 { try folder.write(page(number), to: "in/\(number).txt") }
        return folder
    }

    private func page(_ number: Int, _ fault: String = "") -> String {
        """
        远拓新材料产业园\(number)期在无锡市开工
        2024年3月6日 来源:云岭日报
        2024年3月5日,云岭远拓新材料有限公司投资建设的远拓新材料产业园\(number)期在无锡市锡山区正式开工,总投资\(number + 30)亿元。
        据介绍,该项目由云岭远拓新材料有限公司牵头,将建设研发中心和生产基地,计划于2026年建成投产。\(fault)
        """
    }

    private let faults = ["WINNOW_FAULTS": "1"]

    private func rejects(_ folder: TemporaryFolder) throws -> [String] {
        let ending = try Program.run(["rejects", "--format", "json"], in: folder)
        return try JSONParser.parse(Array(ending.output.utf8)).elements.map {
            "\($0["source"]?.string ?? "") \($0["code"]?.string ?? "")"
        }
    }

    @Test(arguments: [("⟦crash⟧", "crashed"), ("⟦hang⟧", "timeout"), ("⟦eat⟧", "out_of_memory")])
    func onePageIsLostAndTheRunIsNot(fault: String, code: String) throws {
        let folder = try folder()
        try folder.write(page(3, fault), to: "in/3.txt")
        let ending = try Program.run(
            ["run", "--summary", "json"], in: folder, environment: faults)
        #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
        let report = try JSONParser.parse(Array(ending.output.utf8))
        #expect(report["pages"]?["with_articles"]?.integer == 7)
        #expect(try rejects(folder) == ["3.txt \(code)"])

        // Known from now on: no second run ends on it.
        let again = try Program.run(["run", "--summary", "json"], in: folder, environment: faults)
        #expect(again.output.contains("\"result\": \"unchanged\""), "\(again.output)")
        // Another page under its name is worked.
        try folder.write(page(3), to: "in/3.txt")
        #expect(try Program.run(["run"], in: folder, environment: faults).status == 0)
        #expect(try rejects(folder).isEmpty)
    }

    @Test func severalPagesOfOneArchiveAreLostAloneAndAFullRunSaysTheSame() throws {
        let folder = try folder()
        let lines = (10..<16).map { number in
            let text = page(number, number == 12 || number == 13 ? "⟦crash⟧" : "")
            return String(
                decoding: JSONWriter.compact(.object([("text", .string(text))])), as: UTF8.self)
        }
        try folder.write(lines.joined(separator: "\n") + "\n", to: "in/dump.jsonl")
        let ending = try Program.run(["run"], in: folder, environment: faults)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(try rejects(folder) == ["dump.jsonl#3 crashed", "dump.jsonl#4 crashed"])
        let full = try Program.run(
            ["run", "--full", "--summary", "json"], in: folder, environment: faults)
        #expect(full.status == 0 && full.output.contains("\"result\": \"unchanged\""))
    }

    @Test func tooManyLostPagesAreCode3() throws {
        let folder = try folder(#","quality":{"maximum_rejects":"5%"}"#)
        try folder.write(page(3, "⟦crash⟧"), to: "in/3.txt")
        #expect(try Program.run(["run"], in: folder, environment: faults).status == 3)
    }

    @Test func aCrashInASingleProcessIsClosedByTheNextRun() throws {
        let folder = try folder()
        try folder.write(page(3, "⟦crash⟧"), to: "in/3.txt")
        let crash = try Program.run(
            ["run", "--single-process"], in: folder,
            environment: faults.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 })
        #expect(crash.status == 139)
        #expect(try Program.run(["run"], in: folder).status == 0)
        let state = folder.path + "/output/.state"
        let history = try FileSystem.read(state + "/history.jsonl").split(separator: 0x0A)
            .compactMap { try JSONParser.parse(Array($0))["result"]?.string }
        #expect(history == ["crashed", "published"])
        let events = try FileSystem.read(state + "/openlineage.jsonl").split(separator: 0x0A)
            .compactMap { try JSONParser.parse(Array($0))["eventType"]?.string }
        #expect(events == ["START", "ABORT", "START", "COMPLETE"])
    }

    @Test func aSignalEndsARunThatAPageHoldsUp() throws {
        let folder = try folder()
        try folder.write(page(3, "⟦hang⟧"), to: "in/3.txt")
        let ending = try Program.run(
            ["run", "--set", "extract.limits.page_seconds=500"], in: folder, environment: faults,
            terminatedAfter: 3)
        #expect(ending.status == 143)
        #expect(OutputFolder(folder.path + "/output").published == nil)
    }

    @Test func figuresForTheNodeExporterAreWrittenOnFailureToo() throws {
        let folder = try folder()
        let file = folder.path + "/winnow.prom"
        #expect(try Program.run(["run", "--metrics-file", "winnow.prom"], in: folder).status == 0)
        let first = String(decoding: try FileSystem.read(file), as: UTF8.self)
        #expect(first.contains("\nwinnow_exit_code 0\n"))
        #expect(first.contains("\nwinnow_rows{table=\"articles\"} 8\n"))
        let last = first.split(separator: "\n").first {
            $0.hasPrefix("winnow_last_success_timestamp_seconds")
        }
        let failed = try Program.run(
            ["run", "--metrics-file", "winnow.prom", "--set", "extract.sources.0.path=no/*"],
            in: folder)
        #expect(failed.status == 66)
        let second = String(decoding: try FileSystem.read(file), as: UTF8.self)
        #expect(second.contains("\nwinnow_exit_code 66\n"))
        #expect(second.split(separator: "\n").contains { $0 == last })
    }
}
