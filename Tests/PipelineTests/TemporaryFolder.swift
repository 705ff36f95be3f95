import Glibc
import Pipeline

/// A folder of its own for one test, removed when the test lets go of it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/winnow-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemError("make folder", "/tmp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileSystem.remove(Array(path.utf8))
    }

    /// Writes a file below the folder and makes the folders above it.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        try FileSystem.makeFolder(FileSystem.folder(of: file))
        try FileSystem.write(bytes, to: file)
        return file
    }
}
