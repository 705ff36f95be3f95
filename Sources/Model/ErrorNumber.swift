import Glibc

/// An `errno` in words: what the system says, and what helps against it.
///
/// `ENOSPC` → `No space left on device`, `free space there`
package struct ErrorNumber: Sendable, Hashable, CustomStringConvertible {
    package let code: Int32

    package init(_ code: Int32) {
        self.code = code
    }

    /// Longer than any text of the C library.
    private static let textBytes = 256

    /// The C library's words. `strerror_r`, as several threads may fail at once.
    package var description: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.textBytes) { buffer in
            guard let start = buffer.baseAddress, strerror_r(code, start, buffer.count) == 0 else {
                return "error \(code)"
            }
            return String(cString: start)
        }
    }

    /// What to do about it; `nil` where the words say it all.
    package var remedy: String? {
        switch code {
        case ENOSPC, EDQUOT: "free space there"
        case EACCES, EPERM: "give this user the right"
        case EROFS: "mount it so that it can be written"
        case ENOENT, ENOTDIR: "check the path, and that its disk is mounted"
        case EEXIST, ENOTEMPTY: "something stands there already; move it away"
        case EISDIR: "name a file, not a folder"
        case ELOOP: "a link there leads back to itself; correct it"
        case ENAMETOOLONG: "shorten the path"
        case EMFILE, ENFILE: "raise the limit of open files (ulimit -n), or run with fewer workers"
        case ENOMEM, EAGAIN: "run with fewer workers, or free memory"
        case EIO, ESTALE, ENXIO, ENODEV: "check the disk or its mount, and try again"
        case EFBIG: "raise the limit of file sizes (ulimit -f), or choose another file system"
        default: nil
        }
    }
}
