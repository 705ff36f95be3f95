import Glibc
import Model

/// An open regular file, read in blocks; closed with its last reference.
///
/// Opened without following a link and without waiting, so that neither a link out of the input
/// folder nor a pipe without a writer can do harm.
final class RegularFile {
    private let descriptor: CInt
    /// Bytes, as the file system tells.
    let size: Int

    init(_ path: [UInt8]) throws(Failure) {
        guard !path.isEmpty, !path.contains(0) else {
            throw Failure(.unreadable, "The path is empty or holds a NUL byte.")
        }
        let name = path.map { CChar(bitPattern: $0) } + [0]
        descriptor = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            if code == ELOOP {
                size = 0
                throw Failure(
                    .notRegularFile, "A symbolic link; give the file itself as a source.")
            }
            size = 0
            throw Failure(
                code == ENXIO ? .notRegularFile : .unreadable,
                "The file could not be opened: \(ErrorNumber(code)).")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            size = 0
            throw Failure(.unreadable, "The file could not be examined: \(ErrorNumber(code)).")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            size = 0
            throw Failure(
                .notRegularFile, "Not a regular file (a folder, pipe, socket or device).")
        }
        size = Int(status.st_size)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Reads into `buffer`; 0 at the end.
    func read(into buffer: inout [UInt8]) throws(Failure) -> Int {
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count >= 0 { return count }
            let code = errno
            guard code == EINTR else {
                throw Failure(.unreadable, "Reading failed: \(ErrorNumber(code)).")
            }
        }
    }

    /// Reads from a place on, as much as there is up to the size of `buffer`.
    func read(into buffer: inout [UInt8], at offset: Int) throws(Failure) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = buffer.withUnsafeMutableBytes {
                pread(
                    descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled,
                    off_t(offset + filled))
            }
            if count == 0 { break }
            if count > 0 {
                filled += count
                continue
            }
            let code = errno
            guard code == EINTR else {
                throw Failure(.unreadable, "Reading failed: \(ErrorNumber(code)).")
            }
        }
        return filled
    }
}
