import Foundation
import Synchronization

/// A folder of its own for one test below `TMPDIR`, removed with everything in it when the test lets go of it.
public final class TemporaryFolder: Sendable {
    /// Absolute, without a `/` at its end.
    public let path: String

    /// Makes the folder.
    public init() throws {
        let parent = FileManager.default.temporaryDirectory.path
        path = parent + "/winnow-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file below the folder and makes the folders above it; the file's path.
    @discardableResult
    public func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// The same for text.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// The path of a folder that is removed when all tests have ended: for tests that hold nothing but a path.
    public static func keptToTheEnd() throws -> String {
        let folder = try TemporaryFolder()
        kept.withLock { kept in
            if kept.isEmpty { atexit { TemporaryFolder.kept.withLock { $0.removeAll() } } }
            kept.append(folder)
        }
        return folder.path
    }

    private static let kept = Mutex<[TemporaryFolder]>([])
}
