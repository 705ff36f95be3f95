import Pipeline
import Testing

/// The promises of the command line: exit codes, what goes to stdout, and silence.
@Suite(.serialized) struct ProgramTests {
    private let article = """
        远拓新材料产业园在无锡市开工
        2024年3月6日 来源:云岭日报
        2024年3月5日,云岭远拓新材料有限公司投资建设的远拓新材料产业园在无锡市锡山区正式开工,总投资30亿元,占地面积约400亩。
        据介绍,该项目由云岭远拓新材料有限公司牵头,将建设研发中心和生产基地,计划于2026年建成投产,预计年产值80亿元。
        """

    private func folder(_ more: String = "") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"version":1,"extract":{"sources":[{"path":"in/*"}]}\#(more)}"#, to: "pipeline.json")
        try folder.write(article, to: "in/a.txt")
        return folder
    }

    @Test func aRunWithoutATerminalIsSilentAndPublishes() throws {
        let folder = try folder()
        let ending = try Program.run(["run"], in: folder)
        #expect(ending.status == 0)
        #expect(ending.output.isEmpty && ending.errors.isEmpty)
        #expect(OutputFolder(folder.path + "/output").published != nil)
        let summary = try Program.run(["run", "--summary", "text"], in: folder)
        #expect(summary.output.hasPrefix("Nothing has changed since output/runs/"))
        let json = try Program.run(["run", "--summary", "json", "--dry-run"], in: folder)
        let parsed = try JSONParser.parse(Array(json.output.utf8))
        #expect(parsed["result"]?.string == "dry_run")
    }

    /// `--` ends the options; what follows belongs to the user, also in the process that does the work.
    @Test func theConfigurationMayStandBehindTwoDashes() throws {
        let folder = try folder()
        let ending = try Program.run(["run", "--", "pipeline.json"], in: folder)
        #expect(ending.status == 0 && ending.errors.isEmpty, "\(ending.errors)")
        let report = try JSONParser.parse(
            FileSystem.read(folder.path + "/output/current/run_results.json"))
        #expect(
            report["arguments"]?.elements.compactMap(\.string) == ["run", "--", "pipeline.json"])
    }

    @Test func aParquetFileIsShownByItsRows() throws {
        let folder = try folder(#","load":{"sinks":[{"type":"parquet"}]}"#)
        #expect(try Program.run(["run"], in: folder).status == 0)
        let file = "output/current/parquet/investments.parquet"
        let shown = try Program.run(["preview", file], in: folder)
        #expect(shown.status == 0 && shown.errors.isEmpty)
        #expect(shown.output.hasPrefix("# \(file): 1 rows, "))
        #expect(shown.output.contains("\t3000000000.00\t"), "\(shown.output)")
        let json = try Program.run(["preview", file, "--format", "json"], in: folder)
        let table = try JSONParser.parse(Array(json.output.utf8))
        #expect(table["rows"]?.integer == 1)
        #expect(table["data"]?.elements.first?["currency"]?.string == "CNY")
        try folder.write("PAR1 and nothing more", to: "broken.parquet")
        let broken = try Program.run(["preview", "broken.parquet"], in: folder)
        #expect(broken.status == 66 && broken.errors.contains("no valid Parquet file"))
    }

    /// Arguments, configuration beside the source, exit code, words on stderr.
    @Test(
        arguments: [
            (["run", "--bogus"], "", 64, "Unknown option '--bogus'"),
            (["run", "--limit", "0"], "", 64, "--limit"),
            (["run", "--only", "zzz*"], "", 66, "no page matches"),
            (["run"], #","claen":{}"#, 78, "/claen: unknown key"),
            (["run", "--set", "load.output=in/a.txt/out"], "", 74, "Not a directory"),
            (
                ["validate"], #","load":{"keep_runs":"7"}"#, 78,
                "/load/keep_runs: expected is a whole number"
            ),
            (["validate", "none.json"], "", 78, "none.json: cannot be read"),
            (["preview", "none.txt"], "", 66, "none.txt"),
            (["explain", "inv_0000000000000000"], "", 66, "give no row"),
            (["schema", "investment"], "", 64, "nearest is \"investments\""),
            (["annotate", "--kinds", "monney"], "", 64, "nearest known kind is money"),
            (["rejects", "--code", "no_artcle"], "", 64, "nearest known code is no_article"),
            (["diff", "current", "current"], "", 66, "nothing is published in output"),
            (["verify"], "", 66, "nothing is published in output"),
            (["run", "--workers", "1025"], "", 64, "--workers: a whole number from 0 to 1024"),
        ] as [([String], String, Int32, String)])
    func failuresHaveTheirCodesAndFewLines(
        arguments: [String], more: String, status: Int32, words: String
    ) throws {
        let ending = try Program.run(arguments, in: try folder(more))
        #expect(ending.status == status, "\(ending.errors)")
        #expect(ending.output.isEmpty || arguments[0] == "preview")
        #expect(ending.errors.contains(words), "\(ending.errors)")
        #expect(ending.errors.split(separator: "\n").count <= 20)
    }

    @Test func aLockedOutputIsCode75() throws {
        let folder = try folder()
        let lock = try RunLock.acquire(in: OutputFolder(folder.path + "/output"))
        let ending = try Program.run(["run"], in: folder)
        #expect(ending.status == 75)
        #expect(ending.errors.split(separator: "\n").count == 1)
        withExtendedLifetime(lock) {}
    }

    @Test func aFullDeviceIsNoSuccess() throws {
        let ending = try Program.run(
            ["validate", "--effective"], in: try folder(), output: "/dev/full")
        #expect(ending.status == 74)
    }

    @Test func annotateAnswersInOrderAndTellsBadLines() throws {
        let input = """
            {"id":"1","text":"总投资30亿元"}
            nonsense
            {"id":"2","text":"占地400亩"}

            """
        let ending = try Program.run(
            ["annotate", "--kinds", "money,quantity"], in: try folder(), input: input)
        #expect(ending.status == 65)
        #expect(ending.errors.contains("line 2: no JSON"))
        let lines = try ending.output.split(separator: "\n").map {
            try JSONParser.parse(Array($0.utf8))
        }
        #expect(lines.map { $0["id"]?.string } == ["1", "2"])
        #expect(lines.first?["mentions"]?.elements.first?["amount"]?.integer == 3_000_000_000)
        #expect(lines.last?["mentions"]?.elements.first?["unit"]?.string == "mu")
    }

    @Test func annotatePassesOverALineThatIsTooLong() throws {
        let long = String(repeating: "云岭,", count: 5 << 20)
        let input = "{\"id\":\"1\",\"text\":\"\(long)\"}\n{\"id\":\"2\",\"text\":\"总投资30亿元\"}"
        let ending = try Program.run(
            ["annotate", "--kinds", "money"], in: try folder(), input: input)
        #expect(ending.status == 65)
        #expect(
            ending.errors
                == "winnow annotate: line 1: longer than 16 MiB; split the text into several lines\n"
        )
        let lines = ending.output.split(separator: "\n")
        #expect(lines.count == 1 && lines[0].contains("3000000000"))
    }

    /// Only the first are told one by one, but none is left uncounted.
    @Test func annotateCountsWhatItDoesNotTell() throws {
        let doubtful = #"{"id":1,"text":"云岭","reference_date":"2023-02-30"}"# + "\n"
        let input = String(repeating: doubtful, count: 12) + String(repeating: "x\n", count: 11)
        let ending = try Program.run(["annotate"], in: try folder(), input: input)
        #expect(ending.status == 65)
        let errors = ending.errors.split(separator: "\n")
        #expect(errors.count == 22)
        #expect(errors.contains("winnow annotate: 12 lines had a reference date that is no day"))
        #expect(errors.contains("winnow annotate: 11 lines had no answer"))
    }

    @Test func validateReadsTheNumbersOfVocabularies() throws {
        let folder = try folder(#","enrich":{"lexicons":["words"]}"#)
        try folder.write(
            "parameter\tvalue\tmeaning\ntitle_window\tinf\t\n", to: "words/clean_parameters.tsv")
        let ending = try Program.run(["validate"], in: folder)
        #expect(ending.status == 78)
        #expect(ending.errors.contains("words/clean_parameters.tsv:2: title_window is \"inf\""))
    }

    /// Six times the lines, the same memory: lines and answers are let go as they are written.
    @Test func annotateTakesConstantMemory() throws {
        func peak(lines: Int) throws -> Int {
            let input = (1...lines).map { line in
                let sentence =
                    "2023年\(line % 12 + 1)月\(line % 28 + 1)日,云岭远拓\(line)号科技有限公司在无锡市锡山区签约,"
                    + "总投资\(line % 90 + 1).\(line % 10)亿元,占地\(line)亩,区长张某某出席。"
                return "{\"id\":\(line),\"text\":\"\(sentence)\",\"reference_date\":\"2023-06-01\"}"
            }
            let ending = try Program.run(
                ["annotate"], in: try folder(), input: input.joined(separator: "\n"),
                output: "/dev/null")
            #expect(ending.status == 0)
            return ending.peakMemory
        }
        let small = try peak(lines: 500)
        let large = try peak(lines: 3000)
        #expect(small > 0)
        #expect(Double(large) <= Double(small) * 1.1, "\(small) KiB, then \(large) KiB")
    }

    @Test func previewShowsEachStage() throws {
        let folder = try folder()
        let clean = try Program.run(
            ["preview", "in/a.txt", "--stage", "clean", "--format", "json"], in: folder)
        let articles = try JSONParser.parse(Array(clean.output.utf8)).elements
        #expect(articles.count == 1)
        #expect(articles.first?["published_on"]?.string == "2024-03-06")
        #expect(articles.first?["publisher"]?.string == "云岭日报")
        let html = try Program.run(["preview", "in/a.txt", "--format", "html"], in: folder)
        #expect(html.output.contains("<mark class=\"money\""))
        #expect(!html.output.contains("<script"))
    }

    @Test func explainLeadsFromARowToItsLine() throws {
        let folder = try folder()
        _ = try Program.run(["run"], in: folder)
        let table = try FileSystem.read(folder.path + "/output/current/csv/investments.csv")
        let lines = String(decoding: table, as: UTF8.self).split(separator: "\r\n")
        let identifier = try #require(lines.dropFirst().first?.split(separator: ",").first)
        let ending = try Program.run(["explain", String(identifier)], in: folder)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.output.contains("⟦30亿元⟧"))
        #expect(ending.output.contains("rule: investment_amount"))
        #expect(ending.output.contains("from: a.txt, line 3, bytes"))
    }

    @Test func explainTellsTheRowAsItWasCorrected() throws {
        let folder = try folder(#","enrich":{"corrections":"corrections.csv"}"#)
        try folder.write("table,row,column,expected,new\n", to: "corrections.csv")
        _ = try Program.run(["run"], in: folder)
        let table = try FileSystem.read(folder.path + "/output/current/csv/investments.csv")
        let lines = String(decoding: table, as: UTF8.self).split(separator: "\r\n")
        let row = String(try #require(lines.dropFirst().first?.split(separator: ",").first))
        try folder.write(
            "table,row,column,expected,new\ninvestments,\(row),qualifier,exact,about\n",
            to: "corrections.csv")
        #expect(try Program.run(["run"], in: folder).status == 0)
        let ending = try Program.run(["explain", row], in: folder)
        #expect(ending.output.contains("qualifier = about"), "\(ending.output)\(ending.errors)")
        // Its cell has changed since the correction was written.
        try folder.write(
            "table,row,column,expected,new\ninvestments,\(row),qualifier,over,about\n",
            to: "corrections.csv")
        let failed = try Program.run(["explain", row], in: folder)
        #expect(failed.status == 78 && failed.errors.contains("corrections.csv:2"))
    }
}
