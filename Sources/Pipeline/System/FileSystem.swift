import Glibc

/// System calls on files and folders with every result checked; paths are byte strings.
package enum FileSystem {
    package enum Kind: Sendable {
        case file, folder, link, other
    }

    /// What stands at the path itself, links not followed; `nil` if nothing does.
    package static func kind(of path: [UInt8]) -> Kind? {
        var status = stat()
        guard withPath(path, { lstat($0, &status) }) == 0 else { return nil }
        return kind(status.st_mode)
    }

    /// Kind, size and times of what stands at the path itself; `nil` if nothing does.
    package static func status(of path: [UInt8]) -> FileStatus? {
        var status = stat()
        guard withPath(path, { lstat($0, &status) }) == 0 else { return nil }
        return FileStatus(kind: kind(status.st_mode), status)
    }

    /// As `kind(of:)`, but through links.
    package static func kind(following path: [UInt8]) -> Kind? {
        var status = stat()
        guard withPath(path, { stat($0, &status) }) == 0 else { return nil }
        return kind(status.st_mode)
    }

    private static func kind(_ mode: mode_t) -> Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// Names in a folder sorted by their bytes, without `.` and `..`.
    package static func names(in folder: [UInt8]) throws(SystemError) -> [[UInt8]] {
        let readable = String(decoding: folder, as: UTF8.self)
        guard let stream = withPath(folder, { opendir($0) }) else {
            throw SystemError("open folder", readable)
        }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                Array(bytes.prefix { $0 != 0 })
            }
            if name != Array(".".utf8) && name != Array("..".utf8) { names.append(name) }
        }
        guard errno == 0 else { throw SystemError("read folder", readable) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The whole content of a file.
    package static func read(_ path: String) throws(SystemError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open", path) }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("read", path)
            }
            if count == 0 { return content }
            content += buffer[..<count]
        }
    }

    /// Writes a new file and syncs it; an existing one is replaced.
    package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SystemError("create", path) }
        do throws(SystemError) {
            try writeAll(bytes, to: descriptor, path: path)
            guard fsync(descriptor) == 0 else { throw SystemError("sync", path) }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw SystemError("close", path) }
    }

    /// Writes to an open descriptor until all bytes are taken.
    package static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String)
        throws(SystemError)
    {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(
                    descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("write", path)
            }
            written += count
        }
    }

    /// Makes the file's or folder's content durable.
    package static func sync(_ path: String) throws(SystemError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("sync", path) }
    }

    /// Makes a folder, and its parents, that may exist already; the name of a new one is synced.
    package static func makeFolder(_ path: String) throws(SystemError) {
        if mkdir(path, 0o755) == 0 { return try syncName(of: path) }
        let code = errno
        if code == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
            slash > path.startIndex
        {
            try makeFolder(String(path[..<slash]))
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
                throw SystemError("make folder", path)
            }
            try syncName(of: path)
        } else if code != EEXIST || kind(following: Array(path.utf8)) != .folder {
            throw SystemError("make folder", path, code: code)
        }
    }

    /// Makes the name of a file or folder durable, which is a matter of the folder it stands in.
    ///
    /// A folder may be written by whoever cannot read it, and then nobody can sync it.
    package static func syncName(of path: String) throws(SystemError) {
        do throws(SystemError) {
            try sync(folder(of: path))
        } catch  where error.isPermission {}
    }

    package static func rename(_ old: String, to new: String) throws(SystemError) {
        guard Glibc.rename(old, new) == 0 else { throw SystemError("rename", old) }
    }

    /// What a link points to; `nil` if the path is no link.
    package static func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &buffer, buffer.count)
        guard count >= 0 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static func makeLink(_ path: String, to target: String) throws(SystemError) {
        guard symlink(target, path) == 0 else { throw SystemError("link", path) }
    }

    /// Removes a file, link, or folder with everything in it; nothing there is no error.
    package static func remove(_ path: [UInt8]) throws(SystemError) {
        switch kind(of: path) {
        case nil: return
        case .folder:
            for name in try names(in: path) { try remove(path + [0x2F] + name) }
            guard withPath(path, { rmdir($0) }) == 0 else {
                throw SystemError("remove", String(decoding: path, as: UTF8.self))
            }
        default:
            guard withPath(path, { unlink($0) }) == 0 else {
                throw SystemError("remove", String(decoding: path, as: UTF8.self))
            }
        }
    }

    /// The path with every link followed; `nil` if it does not exist.
    package static func resolved(_ path: [UInt8]) -> [UInt8]? {
        let found: UnsafeMutablePointer<CChar>? = withPath(path) { realpath($0, nil) }
        guard let pointer = found else { return nil }
        defer { free(pointer) }
        return Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
    }

    /// `name` below `folder`, unless it is absolute itself.
    package static func join(_ folder: String, _ name: String) -> String {
        if name.utf8.first == UInt8(ascii: "/") { return name }
        return folder.isEmpty || folder == "." ? name : folder + "/" + name
    }

    /// The folder a path names its last part in; `.` if it has one part only.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A writer that comes while a lease is held makes the system send SIGIO, which would end the process.
    private static let ignoresLeaseSignal: Bool = {
        signal(SIGIO, SIG_IGN)
        return true
    }()

    /// Whether a process has the file open for writing now, as far as the system tells.
    ///
    /// The system grants a lease to readers only while nobody writes. Other users' files and network
    /// file systems grant none at all, which tells nothing.
    package static func isOpenForWriting(_ path: [UInt8]) -> Bool {
        _ = ignoresLeaseSignal
        let descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // F_SETLEASE. Whoever opens the file in this moment waits until it is given back below.
        if fcntl(descriptor, 1024, F_RDLCK) == 0 {
            _ = fcntl(descriptor, 1024, F_UNLCK)
            return false
        }
        return errno == EAGAIN
    }

    private static func withPath<Result>(
        _ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result
    ) -> Result {
        let terminated = path.map { CChar(bitPattern: $0) } + [0]
        return terminated.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return body("") }
            return body(start)
        }
    }
}
