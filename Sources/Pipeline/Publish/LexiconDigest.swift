import Lexicon
import Model

/// Digest of every word the results depend on: the built-in files and an analyst's folders.
enum LexiconDigest {
    static func of(overlays: [String]) throws(SystemError) -> ContentDigest {
        var lines: [UInt8] = []
        for (name, bytes) in LexiconStore.embeddedFiles {
            lines += Array("\(ContentDigest(of: bytes).hexadecimal)  \(name)\n".utf8)
        }
        for (index, folder) in overlays.enumerated() {
            for name in try FileSystem.names(in: Array(folder.utf8))
            where name.reversed().starts(with: ".tsv".utf8.reversed()) {
                let readable = String(decoding: name, as: UTF8.self)
                let bytes = try FileSystem.read(folder + "/" + readable)
                // The folder's number, not its path: the same words elsewhere are the same words.
                lines += Array(
                    "\(ContentDigest(of: bytes).hexadecimal)  \(index)/\(readable)\n".utf8)
            }
        }
        return ContentDigest(of: lines)
    }
}
