import Testing

@testable import Pipeline

@Suite struct CSVReaderTests {
    /// The records of a text handed out in pieces of `size` bytes.
    private func records(_ text: String, size: Int) throws -> [[String?]] {
        var rest = Array(text.utf8)[...]
        var reader = CSVReader {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }
        var found: [[String?]] = []
        while let record = try reader.next() {
            found.append(record.map { cell in cell.map { String(decoding: $0, as: UTF8.self) } })
        }
        return found
    }

    @Test(arguments: [1, 2, 3, 1000])
    func readsWhatTheSinkWrites(size: Int) throws {
        let text = "a,b,c\r\n,\"\",\"x \"\"y\"\"\"\r\n锡,\"1,2\",\"a\r\nb\"\r\n"
        #expect(
            try records(text, size: size) == [
                ["a", "b", "c"], [nil, "", "x \"y\""], ["锡", "1,2", "a\r\nb"],
            ])
    }

    @Test(arguments: ["\"a\"b\r\n", "a\rb\r\n"])
    func whatTheSinkCannotHaveWrittenIsDamage(text: String) {
        #expect(throws: CSVReader.Damage.self) { try records(text + "\"", size: 7) }
    }
}
