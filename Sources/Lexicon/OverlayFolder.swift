import Glibc
import Model

/// Reads the files of an analyst's lexicon folder.
enum OverlayFolder {
    /// Names of the `*.tsv` files, sorted by bytes; hidden files and others are left out.
    static func files(in folder: String) throws(LexiconError) -> [String] {
        guard let directory = opendir(folder) else {
            let code = ErrorNumber(errno)
            throw LexiconError(
                file: folder, message: "cannot read the folder (\(code)); give one with TSV files")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".tsv"), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func bytes(of path: String) throws(LexiconError) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            let code = ErrorNumber(errno)
            throw LexiconError(
                file: path,
                message: "cannot be read (\(code)); \(code.remedy ?? "give a regular file")")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        guard ferror(file) == 0 else {
            throw LexiconError(file: path, message: "cannot be read; give a regular file")
        }
        return bytes
    }
}
