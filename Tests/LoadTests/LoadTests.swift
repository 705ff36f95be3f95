import Glibc
import Model
import TestKit
import Testing

@testable import Load

/// A new folder that is removed when the tests have ended.
func temporaryFolder() throws -> String { try TemporaryFolder.keptToTheEnd() }

func contents(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return bytes }
        bytes += buffer[..<count]
    }
}

@Suite struct LoaderTests {
    @Test func writesEveryTableAsPlainCSV() throws {
        let folder = try temporaryFolder()
        let loader = Loader(configuration: .init(sinks: [.csv(flavour: .plain)]))
        let files = try loader.load(sampleDataset(), into: folder)
        #expect(files.count == Schema.tables.count + 1)
        for file in files {
            let bytes = try contents(of: "\(folder)/\(file.path)")
            #expect(bytes.count == file.byteCount)
            #expect(ContentDigest(of: bytes).hexadecimal == file.sha256)
        }
        let projects = String(
            decoding: try contents(of: "\(folder)/csv/projects.csv"), as: UTF8.self)
        let lines = projects.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3)
        #expect(
            lines[1]
                == "prj_01,星河集成电路基地,\"\",manufacturing,signed,2022-03-10,320200,,,,,C39,180000000,USD,1143000000.55,66666.67,,,,1,,,0.85"
        )
        let articles = String(
            decoding: try contents(of: "\(folder)/csv/articles.csv"), as: UTF8.self)
        #expect(articles.contains("张三;李\\;四;王\\\\五"))
    }

    @Test func spreadsheetFilesBeginWithAByteOrderMarkAndGuardText() throws {
        let folder = try temporaryFolder()
        _ = try Loader(configuration: .init(sinks: [.csv(flavour: .spreadsheet)]))
            .load(sampleDataset(), into: folder)
        let bytes = try contents(of: "\(folder)/csv/partners.csv")
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("ptr_01,'=星河半导体(无锡)有限公司"))
        #expect(text.contains("ptr_02,'320200198001011234"))
    }

    @Test func writesEveryTableWithEverySinkAndTheSameBytesAgain() throws {
        let files = try Loader().load(sampleDataset(), into: try temporaryFolder())
        #expect(files.count == 2 * Schema.tables.count + 1)
        #expect(files.map(\.path).contains("parquet/projects.parquet"))
        #expect(try Loader().load(sampleDataset(), into: try temporaryFolder()) == files)
    }

    @Test func refusesAFolderThatIsNotNew() throws {
        let folder = try temporaryFolder()
        let loader = Loader(configuration: .init(sinks: [.csv(flavour: .plain)]))
        _ = try loader.load(sampleDataset(), into: folder)
        #expect(
            throws: LoadError.fileSystem(
                operation: "open", path: "\(folder)/csv/articles.csv", code: EEXIST)
        ) { try loader.load(sampleDataset(), into: folder) }
    }

    @Test func namesTheFileThatCannotBeWritten() throws {
        let loader = Loader(configuration: .init(sinks: [.csv(flavour: .plain)]))
        let error = #expect(throws: LoadError.self) {
            try loader.load(Dataset(), into: "/nowhere/at/all")
        }
        #expect(error?.description.contains("/nowhere/at/all/csv: No such file") == true)
    }

    @Test func refusesTwoSinksOfOneFormat() throws {
        let loader = Loader(
            configuration: .init(sinks: [.csv(flavour: .plain), .csv(flavour: .spreadsheet)]))
        #expect(throws: LoadError.duplicateSink(place: "csv")) {
            try loader.load(Dataset(), into: "/nowhere")
        }
    }

    @Test func refusesRowsOutOfOrder() throws {
        var data = sampleDataset()
        data.partners.reverse()
        let folder = try temporaryFolder()
        #expect(throws: LoadError.rowsOutOfOrder(table: "partners", row: 1, key: ["partner_id"])) {
            try Loader().load(data, into: folder)
        }
    }

    @Test func refusesAnAmountThatDoesNotFit() throws {
        var data = sampleDataset()
        data.investments[0].amount = FixedDecimal(unscaled: FixedDecimal.powerOfTen(16), scale: 0)
        let folder = try temporaryFolder()
        #expect(
            throws: LoadError.valueOutOfRange(
                table: "investments", column: "amount", row: 0, value: "10000000000000000",
                type: .amount)
        ) {
            try Loader(configuration: .init(sinks: [.csv(flavour: .plain)])).load(
                data, into: folder)
        }
    }
}
