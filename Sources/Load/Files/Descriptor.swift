import Glibc

/// An open file or folder with the name it was opened by: EINTR is repeated, and failures name what failed on what.
struct Descriptor {
    let number: Int32
    let path: String

    init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws(LoadError) {
        self.path = path
        var opened: Int32
        repeat { opened = open(path, flags | O_CLOEXEC, mode) } while opened < 0 && errno == EINTR
        guard opened >= 0 else {
            throw LoadError.fileSystem(operation: "open", path: path, code: errno)
        }
        number = opened
    }

    /// Brings the file, or the folder's entries, to the disk.
    func sync() throws(LoadError) {
        var status: Int32
        repeat { status = fsync(number) } while status < 0 && errno == EINTR
        guard status == 0 else {
            throw LoadError.fileSystem(operation: "fsync", path: path, code: errno)
        }
    }

    /// Closes it where nothing hangs on the result: after reading.
    func close() { _ = Glibc.close(number) }
}
