import Glibc
import Model

/// A file that a library has written: brought to the disk, its size and SHA-256 taken.
struct WrittenFile {
    let byteCount: Int
    let sha256: String

    init(syncing path: String) throws(LoadError) {
        let file = try Descriptor(opening: path, O_RDONLY | O_NOFOLLOW)
        defer { file.close() }
        try file.sync()
        var hasher = ContentHasher()
        var total = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                read(file.number, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw LoadError.fileSystem(operation: "read", path: path, code: errno)
            }
            if count == 0 { break }
            buffer.withUnsafeBytes {
                hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count]))
            }
            total += count
        }
        byteCount = total
        sha256 = hasher.finalize().hexadecimal
    }

    /// Gives a finished file its name; the name must be free.
    static func rename(_ from: String, to path: String) throws(LoadError) {
        var status = stat()
        guard lstat(path, &status) != 0 else {
            throw LoadError.fileSystem(operation: "rename", path: path, code: EEXIST)
        }
        guard Glibc.rename(from, path) == 0 else {
            throw LoadError.fileSystem(operation: "rename", path: path, code: errno)
        }
    }
}
