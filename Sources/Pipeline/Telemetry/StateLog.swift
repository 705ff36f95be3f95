import Glibc

/// A file of lines below `.state/` that only grows at its end and is cut when it gets large.
struct StateLog {
    private let path: String
    private static let maximumBytes = 1 << 20

    init(_ path: String) {
        self.path = path
    }

    /// Appends a line and syncs it. What cannot be told does not stop a run.
    func append(_ json: JSON) {
        let line = JSONWriter.compact(json) + [0x0A]
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return }
        try? FileSystem.writeAll(line, to: descriptor, path: path)
        fsync(descriptor)
        let size = lseek(descriptor, 0, SEEK_END)
        close(descriptor)
        if size > Self.maximumBytes { shorten() }
    }

    /// Leaves the newer half.
    private func shorten() {
        guard let bytes = try? FileSystem.read(path),
            let cut = bytes[(bytes.count / 2)...].firstIndex(of: 0x0A)
        else { return }
        try? FileSystem.write(Array(bytes[(cut + 1)...]), to: path + ".new")
        try? FileSystem.rename(path + ".new", to: path)
    }
}
