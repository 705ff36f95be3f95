import CLexicons

/// What is wrong with a vocabulary file: which file and line, and what to write instead.
package struct LexiconError: Error, CustomStringConvertible {
    package let file: String
    /// 1-based; 0 when the file as a whole is meant.
    package let line: Int
    package let message: String

    package init(file: String, line: Int = 0, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    package var description: String {
        line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    }
}

/// The built-in vocabularies, with an analyst's folders laid over them.
package struct LexiconStore: Sendable {
    /// Folders of TSV files laid over the built-in ones, later folders last.
    package let overlays: [String]

    package init(overlays: [String] = []) throws(LexiconError) {
        self.overlays = overlays
    }

    /// The table `Sources/CLexicons/data/<name>.tsv`, with the overlays' rows laid over it.
    package func table(_ name: String) throws(LexiconError) -> LexiconTable {
        guard let bytes = EmbeddedLexicons.bytes(of: name) else {
            throw LexiconError(file: "\(name).tsv", message: "there is no such built-in lexicon")
        }
        var columns: [String] = []
        var rows: [[String]] = []
        for line in bytes.split(separator: 0x0A) where line.first != 0x23 {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            if columns.isEmpty { columns = cells } else { rows.append(cells) }
        }
        return LexiconTable(name: name, columns: columns, rows: rows)
    }
}
