import Glibc

/// What the system tells of a file without opening it.
package struct FileStatus: Sendable, Hashable {
    package let kind: FileSystem.Kind
    package let size: Int
    /// Last change of the content, in nanoseconds since 1970-01-01T00:00:00Z.
    package let modified: Int
    /// Last change of content, name or rights, which no tool can set back.
    package let changed: Int
    private let inode: UInt64

    init(kind: FileSystem.Kind, _ status: stat) {
        self.kind = kind
        size = Int(status.st_size)
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
        changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
        inode = UInt64(status.st_ino)
    }

    /// Equal only for a file that nobody has touched.
    var line: String { "\(inode) \(size) \(modified) \(changed)" }

    /// Whether it is worth asking who writes it: nobody writes one file for an hour without a change.
    package var mayBeWritten: Bool { kind == .file && isYounger(than: 3600, now: .now()) }

    /// Whether the content was changed in the last `seconds`; a time to come is a wrong clock, not youth.
    package func isYounger(than seconds: Int, now: UTCTime) -> Bool {
        let age = now.nanoseconds - modified
        return age >= 0 && age < seconds * 1_000_000_000
    }

    /// Whether a change in the moment of `now` would show in the times, which tick slower than a clock.
    func isSettled(_ now: UTCTime) -> Bool {
        max(modified, changed) < now.nanoseconds - 2_000_000_000
    }
}

extension UTCTime {
    fileprivate var nanoseconds: Int { seconds * 1_000_000_000 + milliseconds * 1_000_000 }
}
