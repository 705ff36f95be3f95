import Pipeline
import Testing

/// The program before input that cannot be used: a clear end, never a crash, nothing lost silently.
@Suite(.serialized) struct BadInputTests {
    private let article = """
        远拓新材料产业园在无锡市开工
        2024年3月6日 来源：云岭日报
        2024年3月5日，云岭远拓新材料有限公司投资建设的远拓新材料产业园在无锡市锡山区正式开工，总投资30亿元。
        据介绍，该项目由云岭远拓新材料有限公司牵头，将建设研发中心和生产基地，计划于2026年建成投产。
        """

    private func folder(
        _ configuration: String =
            #"{"version":1,"extract":{"sources":[{"path":"in/**/*"}]},"quality":{"maximum_rejects":"100%"}}"#
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(configuration, to: "pipeline.json")
        return folder
    }

    @Test func aMissingFolderIsNoEmptyOne() throws {
        let folder = try folder()
        let missing = try Program.run(["run"], in: folder)
        #expect(missing.status == 66)
        #expect(missing.errors.contains("does not exist"))
        try FileSystem.makeFolder(folder.path + "/in")
        let empty = try Program.run(["run"], in: folder)
        #expect(empty.status == 66)
        #expect(empty.errors.contains("no page matches"))
        #expect(OutputFolder(folder.path + "/output").published == nil)
    }

    @Test func whenNothingCanBeReadTheSurroundingsAreAtFault() throws {
        let folder = try folder()
        try FileSystem.makeFolder(folder.path + "/in")
        try FileSystem.makeLink(folder.path + "/in/gone.txt", to: "nowhere.txt")
        let ending = try Program.run(["run"], in: folder)
        #expect(ending.status == 66, "\(ending.errors)")
        #expect(ending.errors.contains("gone.txt"))
        #expect(OutputFolder(folder.path + "/output").published == nil)
    }

    /// One good page among everything that is none: one row of `rejects` for each of the others.
    @Test func everyBadFileIsOneRejectAndTheGoodPageIsPublished() throws {
        let folder = try folder()
        try folder.write(article, to: "in/good.txt")
        try FileSystem.makeLink(folder.path + "/in/dangling.txt", to: "nowhere.txt")
        try folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0], to: "in/a.png")
        try folder.write([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B], to: "in/torn.html.gz")
        try folder.write("plain", to: "in/plain.txt.gz")
        try folder.write("", to: "in/empty.html")
        try folder.write(
            "<html><body><ul><li><a href=/>首页</a></ul></body></html>", to: "in/menu.html")
        try folder.write("[1,\n{\"text\":7}\n{}\n", to: "in/records.jsonl")
        let ending = try Program.run(["run"], in: folder)
        #expect(ending.status == 0, "\(ending.errors)")
        let table = String(
            decoding: try FileSystem.read(folder.path + "/output/current/csv/rejects.csv"),
            as: UTF8.self)
        let rows = table.split(separator: "\r\n").dropFirst().map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(
                separator: " ")
        }
        #expect(
            Set(rows) == [
                "a.png extract binary", "dangling.txt extract not_regular_file",
                "empty.html extract empty_page", "menu.html clean no_article",
                "plain.txt.gz extract broken_gzip", "torn.html.gz extract broken_gzip",
                "records.jsonl#1 extract bad_json", "records.jsonl#2 extract bad_record",
                "records.jsonl#3 extract missing_field",
            ])
        #expect(rows.count == 9)
        let projects = try FileSystem.read(folder.path + "/output/current/csv/projects.csv")
        #expect(String(decoding: projects, as: UTF8.self).contains("远拓新材料产业园"))
    }

    /// All faults at once, each with its place.
    @Test func wrongKeysAndTypesAreToldTogether() throws {
        let folder = try folder(
            #"{"version":1,"extract":{"sources":[{"path":7}],"limts":{}},"clean":{"spam":"yes"},"runtime":{"workers":-1}}"#
        )
        let ending = try Program.run(["run"], in: folder)
        #expect(ending.status == 78)
        for pointer in [
            "/extract/sources/0/path", "/extract/limts", "/clean/spam", "/runtime/workers",
        ] {
            #expect(ending.errors.contains(pointer), "\(pointer) in \(ending.errors)")
        }
        #expect(FileSystem.kind(of: Array((folder.path + "/output").utf8)) == nil)
    }

    @Test(arguments: ["", "{", "[]", "{\"version\":2}", "{\"version\":1}", "\u{0}\u{1}"])
    func aConfigurationThatIsNone(text: String) throws {
        let ending = try Program.run(["run"], in: try folder(text))
        #expect(ending.status == 78, "\(ending.errors)")
        #expect(ending.errors.contains("pipeline.json"))
    }
}
