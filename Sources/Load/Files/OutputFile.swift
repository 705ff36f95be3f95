import Glibc
import Model

/// A new file of the staged folder: every system call is checked, short writes and EINTR are repeated,
/// and the SHA-256 of what was written is known at the end.
///
/// The file must not exist (`O_EXCL`): a staged folder is new, and a link somebody put there is not followed.
final class OutputFile {
    let path: String
    private(set) var byteCount = 0
    private var descriptor: Int32
    private var hasher = ContentHasher()

    init(creating path: String) throws(LoadError) {
        self.path = path
        var opened: Int32
        repeat {
            opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        } while opened < 0 && errno == EINTR
        guard opened >= 0 else {
            throw LoadError.fileSystem(operation: "open", path: path, code: errno)
        }
        descriptor = opened
    }

    deinit {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Leaves the file to a library that opens it again by its name.
    func close() throws(LoadError) {
        // After EINTR Linux has closed the descriptor; repeating could close another file.
        let closing = descriptor
        descriptor = -1
        guard Glibc.close(closing) == 0 || errno == EINTR else {
            throw LoadError.fileSystem(operation: "close", path: path, code: errno)
        }
    }

    func write(_ bytes: [UInt8]) throws(LoadError) {
        hasher.update(bytes)
        byteCount += bytes.count
        let failure = bytes.withUnsafeBytes { Self.writeAll($0, to: descriptor) }
        if let failure {
            throw LoadError.fileSystem(operation: "write", path: path, code: failure)
        }
    }

    /// Brings the file to the disk and closes it; the digest of its bytes.
    func finish() throws(LoadError) -> ContentDigest {
        var status: Int32
        repeat { status = fsync(descriptor) } while status < 0 && errno == EINTR
        guard status == 0 else {
            throw LoadError.fileSystem(operation: "fsync", path: path, code: errno)
        }
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
