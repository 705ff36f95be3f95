import Pipeline
import TestKit
import Testing

@Suite struct ConfigurationTests {
    private func read(
        _ text: String, set: [String] = [], environment: [String: String] = [:]
    ) throws(ConfigurationError) -> Configuration {
        let file = ConfigurationFile(
            path: "jobs/pipeline.json", overrides: set.compactMap(SettingOverride.init),
            environment: environment)
        return try file.parse(Array(text.utf8))
    }

    private let smallest = #"{"version":1,"extract":{"sources":[{"path":"in/*"}]}}"#

    @Test func theSmallestFileHasEveryDefault() throws {
        let configuration = try read(smallest)
        #expect(configuration.name == "winnow")
        #expect(configuration.extract.sources.map(\.path) == ["jobs/in/*"])
        #expect(configuration.extract.sources.map(\.format) == ["auto"])
        #expect(configuration.extract.pageBytes == 67_108_864)
        #expect(configuration.clean.boilerplate && configuration.clean.spam)
        #expect(configuration.clean.splitArticles && configuration.clean.findsDuplicates)
        #expect(configuration.clean.duplicateThreshold == 0.5)
        #expect(configuration.enrich.minimumConfidence == 0.5)
        #expect(configuration.effective["enrich"]?["corrections"]?.isNull == true)
        #expect(configuration.quality.maximumRejects == Percentage("100%"))
        #expect(configuration.load.output == "jobs/output")
        #expect(configuration.load.keepRuns == 7)
        #expect(configuration.load.sinks == [.csv(spreadsheet: true), .parquet(gzipLevel: 6)])
        #expect(configuration.runtime.workers == 0)
    }

    @Test func theProjectsOwnFileIsValidAndEffectiveReadsBackAsItself() throws {
        let root = fixturesFolder().split(separator: "/").dropLast(2).joined(separator: "/")
        let file = try ConfigurationFile(path: "/\(root)/pipeline.json").read()
        let printed = JSONWriter.pretty(file.effective)
        let again = try ConfigurationFile(path: "/\(root)/pipeline.json").parse(printed)
        #expect(JSONWriter.pretty(again.effective) == printed)
        #expect(file.name == "wuxi-tech-cooperation")
    }

    /// A mistake in the file, the pointer it must be told at, and words the message must hold.
    @Test(arguments: [
        (
            #"{"version":1,"extract":{"soruces":[{"path":"a"}]}}"#, "/extract/soruces",
            "nearest known key is \"sources\""
        ),
        (#"{"version":1,"extract":{"sources":[]}}"#, "/extract/sources", "at least 1 element"),
        (#"{"version":1}"#, "/extract", "missing"),
        (#"{"extract":{"sources":[{"path":"a"}]}}"#, "/version", "missing"),
        (#"{"version":2,"anything":0}"#, "/version", "version 2 is not known"),
        (
            #"{"version":1,"extract":{"sources":[{"path":7}]}}"#, "/extract/sources/0/path",
            "expected is a string, not 7"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a","format":"htm"}]}}"#,
            "/extract/sources/0/format", "nearest known value is \"html\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"clean":{"spam":"yes"}}"#,
            "/clean/spam", "true or false, not \"yes\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"keep_runs":1}}"#,
            "/load/keep_runs", "1 is out of range"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"parkuet"}]}}"#,
            "/load/sinks/0/type", "nearest known value is \"parquet\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"csv","level":3}]}}"#,
            "/load/sinks/0/level", "unknown key \"level\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"xlsx","language":"cn"}]}}"#,
            "/load/sinks/0/language", "unknown value \"cn\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"sqlite"},{"type":"sqlite"}]}}"#,
            "/load/sinks/1/type", "a second sink of type \"sqlite\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"postgresql"}]}}"#,
            "/load/sinks/0/connection", "missing"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"postgresql","connection":"password=x"}]}}"#,
            "/load/sinks/0/connection", "must come from the environment"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"postgresql","connection":"${env:HOME}","schema":"Öffentlich"}]}}"#,
            "/load/sinks/0/schema", "a schema name has small letters"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"quality":{"maximum_rejects":5}}"#,
            "/quality/maximum_rejects", "percentage in quotes"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"quality":{"checks":[{"type":"not_null","table":"t"}]}}"#,
            "/quality/checks/0/column", "missing"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"${env:NOWHERE}"}]}}"#,
            "/extract/sources/0/path", "no variable NOWHERE"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a","charset":"klingon"}]}}"#,
            "/extract/sources/0/charset", "unknown charset \"klingon\"; write auto"
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a","charset":"gb18003"}]}}"#,
            "/extract/sources/0/charset", "the nearest is \"gb18030\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a","charset":"gbk","format":"jsonl"}]}}"#,
            "/extract/sources/0/charset", "no effect where \"format\" is \"jsonl\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a","format":"html","fields":{"text":"t"}}]}}"#,
            "/extract/sources/0/fields", "no effect where \"format\" is \"html\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"parquet","compression":"none","level":9}]}}"#,
            "/load/sinks/0/level", "no effect where \"compression\" is \"none\""
        ),
        (
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"enrich":{"corrections":"c.tsv"}}"#,
            "/enrich/corrections", "there is no file"
        ),
        (#"{"version":1,"extract":{"sources":[{"path":"a"}]},"a/b":1}"#, "/a~1b", "unknown key"),
        (#"[1]"#, "", "an object is expected here, not a list"),
        ("{\"version\":1,\n\"extract\":}", "", "a value is expected"),
    ])
    func tellsTheMistake(text: String, pointer: String, words: String) {
        let error = #expect(throws: ConfigurationError.self) { try read(text) }
        let problem = error?.problems.first { $0.pointer == pointer }
        #expect(problem?.message.contains(words) == true, "\(error?.description ?? "")")
        #expect(problem?.file == "jobs/pipeline.json")
    }

    /// What is valid and must stay so: names of charsets, members by extension, defaults that were printed.
    @Test(arguments: [
        #"{"path":"a","charset":"GB2312"}"#, #"{"path":"a","charset":"windows-1252"}"#,
        #"{"path":"a","fields":{"text":"t"}}"#, #"{"path":"a","format":"jsonl","charset":"auto"}"#,
        #"{"path":"a","format":"html","fields":{"text":null}}"#,
    ])
    func takesWhatHasAnEffect(source: String) throws {
        let sinks = #""load":{"sinks":[{"type":"parquet","compression":"none"}]}"#
        let first = try read(#"{"version":1,"extract":{"sources":[\#(source)]},\#(sinks)}"#)
        let printed = String(decoding: JSONWriter.pretty(first.effective), as: UTF8.self)
        #expect(try read(printed).digest == first.digest)
    }

    @Test func vocabulariesAndCorrectionsAreReadBeforeARun() throws {
        let folder = try TemporaryFolder()
        try folder.write("word\tx\n", to: "a/trads.tsv")
        try folder.write("currency\tnam\n", to: "b/currencies.tsv")
        try folder.write("table,row\n", to: "c.csv")
        let text =
            #"{"version":1,"extract":{"sources":[{"path":"in"}]},"enrich":{"lexicons":["a","b"],"corrections":"c.csv"}}"#
        let file = ConfigurationFile(path: folder.path + "/pipeline.json")
        let error = #expect(throws: ConfigurationError.self) { try file.parse(Array(text.utf8)) }
        let told = (error?.problems ?? []).map { "\($0.pointer) \($0.message)" }
        #expect(told.count == 3)
        #expect(told.contains { $0.hasPrefix("/enrich/lexicons/0 \(folder.path)/a/trads.tsv: no") })
        #expect(told.contains { $0.contains("b/currencies.tsv: unknown column nam") })
        #expect(
            told.contains { $0.hasPrefix("/enrich/corrections \(folder.path)/c.csv:1: the first") })
    }

    @Test func tellsEveryMistakeAtOnceWithLines() {
        let text = """
            {
              "version": 1,
              "extract": { "sources": [ { "path": "a", "charsett": "x" } ] },
              "clean": { "spam": 1 },
              "runtime": { "workers": -1 }
            }
            """
        let error = #expect(throws: ConfigurationError.self) { try read(text) }
        #expect(error?.problems.map(\.line) == [3, 4, 5])
        #expect(
            error?.problems.map(\.pointer) == [
                "/extract/sources/0/charsett", "/clean/spam", "/runtime/workers",
            ])
    }

    @Test func notesAreAllowedEverywhere() throws {
        let text =
            #"{"version":1,"x-why":["${env:NOWHERE}"],"extract":{"x-a":1,"sources":[{"path":"a","x-b":{}}]}}"#
        #expect(try read(text).extract.sources.count == 1)
    }

    /// Nobody sees the connection string: not in the effective configuration, and no digest depends on it.
    @Test func connectionStringsAreKeptSecret() throws {
        let text =
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"load":{"sinks":[{"type":"postgresql","connection":"${env:DATABASE}"}]}}"#
        let first = try read(text, environment: ["DATABASE": "password=first"])
        let second = try read(text, environment: ["DATABASE": "password=second"])
        #expect(
            first.load.sinks
                == [.postgresql(connection: "password=first", schema: "winnow", readers: [])])
        let shown = String(decoding: JSONWriter.pretty(first.effective), as: UTF8.self)
        #expect(!shown.contains("first") && shown.contains("\"connection\": \"***\""))
        #expect(first.digest == second.digest)
    }

    @Test func environmentFillsStrings() throws {
        let text =
            #"{"version":1,"name":"${env:JOB:-plain}-${env:DAY}","extract":{"sources":[{"path":"${env:IN:-/data}/*"}]}}"#
        let configuration = try read(text, environment: ["DAY": "5"])
        #expect(configuration.name == "plain-5")
        #expect(configuration.extract.sources.map(\.path) == ["/data/*"])
    }

    @Test func settingsLieOverTheFile() throws {
        let configuration = try read(
            smallest, set: ["load.keep_runs=3", "extract.sources.0.path=/x/*", "clean.spam=false"])
        #expect(configuration.load.keepRuns == 3)
        #expect(configuration.extract.sources.map(\.path) == ["/x/*"])
        #expect(!configuration.clean.spam)
    }

    @Test(arguments: [
        ("clean.spma=true", "/clean/spma", "nearest known key is \"spam\""),
        ("extract.sources.4.path=a", "/extract/sources/4/path", "leads to nothing"),
        ("load.keep_runs=many", "/load/keep_runs", "not \"many\""),
    ])
    func aWrongSettingIsToldAsSuch(setting: String, pointer: String, words: String) {
        let error = #expect(throws: ConfigurationError.self) { try read(smallest, set: [setting]) }
        let problem = error?.problems.first
        #expect(problem?.file == "--set")
        #expect(problem?.pointer == pointer)
        #expect(problem?.message.contains(words) == true)
    }

    @Test func aMissingFileIsToldByName() {
        let file = ConfigurationFile(path: "/nonexistent/pipeline.json")
        let error = #expect(throws: ConfigurationError.self) { try file.read() }
        #expect(
            error?.description.hasPrefix("/nonexistent/pipeline.json: cannot be read: No such file")
                == true)
    }

    @Test(arguments: [
        ("5%", 50_000), ("0.5%", 5_000), ("100%", 1_000_000), ("101%", nil), ("5", nil), ("%", nil),
        (".5%", nil), ("5.%", nil), ("-1%", nil), ("１%", nil), ("0.00001%", nil),
    ])
    func percentages(text: String, millionths: Int?) {
        #expect(Percentage(text)?.millionths == millionths)
    }

    @Test func theSchemaInTheDocumentationIsTheOneThatChecks() throws {
        let root = "/" + fixturesFolder().split(separator: "/").dropLast(2).joined(separator: "/")
        let path = root + "/docs/pipeline.schema.json"
        let schema = JSONWriter.pretty(JSONSchema.document())
        if Recording.isOn { try FileSystem.write(schema, to: path) }
        #expect(try FileSystem.read(path) == schema, "record it with WINNOW_RECORD=1 swift test")
    }
}
