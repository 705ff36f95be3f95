import Glibc

/// Folders of the staged run: made where missing, and synced so that their entries outlive a power cut.
enum OutputFolder {
    /// Makes the folder if it is not there; its parent must exist.
    static func make(_ path: String) throws(LoadError) {
        guard mkdir(path, 0o755) != 0 else { return }
        let code = errno
        var status = stat()
        if code == EEXIST, lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        throw LoadError.fileSystem(operation: "mkdir", path: path, code: code)
    }

    /// Brings the folder's entries to the disk.
    static func sync(_ path: String) throws(LoadError) {
        let folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
        defer { folder.close() }
        try folder.sync()
    }
}
