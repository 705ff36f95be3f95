import Glibc
import Testing

@testable import Load

@Suite struct SchemaDocumentTests {
    /// Re-recorded by `WINNOW_RECORD=1 swift test --filter SchemaDocumentTests`.
    @Test func theDictionaryInTheDocsIsTheOneOfTheSchema() throws {
        let path =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
            .joined(separator: "/") + "/docs/data-dictionary.md"
        let document = try #require(SchemaDocument()).render(.markdown)
        if getenv("WINNOW_RECORD") != nil {
            let file = try #require(fopen(path, "w"))
            let bytes = Array(document.utf8)
            #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
            #expect(fclose(file) == 0)
        }
        #expect(String(decoding: try contents(of: path), as: UTF8.self) == document)
    }

    @Test func oneTableOrNone() throws {
        #expect(SchemaDocument(table: "nothing") == nil)
        let sql = try #require(SchemaDocument(table: "currencies")).render(.sql)
        #expect(
            sql == """
                -- 币种 · Currencies
                CREATE TABLE currencies (
                    currency TEXT NOT NULL,
                    name TEXT NOT NULL,
                    name_en TEXT,
                    minor_units INTEGER NOT NULL,
                    PRIMARY KEY (currency)
                );

                """)
        let text = try #require(SchemaDocument(table: "industries")).render(.text)
        #expect(
            text.contains(
                "\n  parent_code    string?         上级代码 · Parent code. → industries.industry_code\n"
            ))
        let json = try #require(SchemaDocument(table: "currencies")).render(.json)
        #expect(json.contains("\"title_zh\": \"小数位数\""))
    }
}
