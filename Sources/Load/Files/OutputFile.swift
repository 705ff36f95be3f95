import Glibc
import Model

/// A new file of the staged folder: every system call is checked, short writes and EINTR are repeated,
/// and the SHA-256 of what was written is known at the end.
///
/// The file must not exist (`O_EXCL`): a staged folder is new, and a link somebody put there is not followed.
final class OutputFile {
    let path: String
    private(set) var byteCount = 0
    /// `nil` once it is closed.
    private var descriptor: Descriptor?
    private var hasher = ContentHasher()

    init(creating path: String) throws(LoadError) {
        self.path = path
        descriptor = try Descriptor(
            opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o644)
    }

    deinit {
        descriptor?.close()
    }

    /// Leaves the file to a library that opens it again by its name.
    func close() throws(LoadError) {
        // After EINTR Linux has closed the descriptor; repeating could close another file.
        let closing = descriptor
        descriptor = nil
        guard let closing else {
            throw LoadError.fileSystem(operation: "close", path: path, code: EBADF)
        }
        guard Glibc.close(closing.number) == 0 || errno == EINTR else {
            throw LoadError.fileSystem(operation: "close", path: path, code: errno)
        }
    }

    func write(_ bytes: [UInt8]) throws(LoadError) {
        hasher.update(bytes)
        byteCount += bytes.count
        let failure = bytes.withUnsafeBytes { Self.writeAll($0, to: descriptor?.number ?? -1) }
        if let failure {
            throw LoadError.fileSystem(operation: "write", path: path, code: failure)
        }
    }

    /// Brings the file to the disk and closes it; the digest of its bytes.
    func finish() throws(LoadError) -> ContentDigest {
        try descriptor?.sync()
        try close()
        return hasher.finalize()
    }

    /// Writes all bytes; the errno of a failure, else `nil`.
    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(
                descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                return errno
            }
            rest = rest.dropFirst(written)
        }
        return nil
    }
}
