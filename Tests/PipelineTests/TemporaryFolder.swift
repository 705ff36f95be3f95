import TestKit

/// A folder of its own for one test, removed when the test lets go of it; ``TestKit`` makes and removes it.
final class TemporaryFolder: Sendable {
    private let folder: TestKit.TemporaryFolder
    let path: String

    init() throws {
        folder = try TestKit.TemporaryFolder()
        path = folder.path
    }

    /// Writes a file below the folder and makes the folders above it.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try folder.write(text, to: name)
    }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try folder.write(bytes, to: name)
    }
}
