import CLexicons

extension LexiconStore {
    /// Every built-in vocabulary file in the order of names, so that a run can tell what it depends on.
    package static var embeddedFiles: [(name: String, bytes: [UInt8])] {
        var files: [(name: String, bytes: [UInt8])] = []
        while let pointer = winnow_lexicon_name(files.count) {
            let name = String(cString: pointer)
            files.append((name, EmbeddedLexicons.bytes(of: name) ?? []))
        }
        return files
    }
}
