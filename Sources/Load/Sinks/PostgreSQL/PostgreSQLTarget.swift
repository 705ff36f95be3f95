/// The database and schema that tables are published into.
package struct PostgreSQLTarget: Sendable, Hashable {
    /// A connection string as libpq reads it, `host=… dbname=…` or `postgresql://…`; never written anywhere.
    package let connection: String
    /// The schema that readers use: `winnow`.
    package let schema: String
    /// Roles that may read the tables.
    package let readers: [String]

    package init(connection: String, schema: String = "winnow", readers: [String] = []) {
        self.connection = connection
        self.schema = schema
        self.readers = readers
    }

    /// Letters, digits and `_`, at most 40 bytes: two suffixes must fit into PostgreSQL's 63.
    package static func isSchemaName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, bytes.count <= 40 else { return false }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return !digits.contains(first) && !name.hasPrefix("pg_")
            && bytes.allSatisfy {
                letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
            }
    }

    /// Where the tables of the next run are made.
    var staged: String { schema + "__staged" }
    /// Where those of the last run wait until the next one is published.
    var retired: String { schema + "__retired" }
}

enum SQLText {
    /// `"na""me"`
    static func identifier(_ name: String) -> String { quoted(name, "\"") }

    /// `'it''s'`, with `standard_conforming_strings` on.
    static func literal(_ text: String) -> String { quoted(text, "'") }

    private static func quoted(_ text: String, _ quote: Unicode.Scalar) -> String {
        var output = String.UnicodeScalarView()
        output.append(quote)
        for scalar in text.unicodeScalars where scalar.value != 0 {
            if scalar == quote { output.append(quote) }
            output.append(scalar)
        }
        output.append(quote)
        return String(output)
    }
}
