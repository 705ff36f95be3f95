import Glibc

/// The right to publish into an output folder; the kernel takes it back when the process ends.
package final class RunLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock at once or within `wait`; `nil` if another run holds it.
    ///
    /// The file is never deleted: two runs must lock the same inode. What stands in it is for people.
    package static func acquire(
        in output: OutputFolder, wait: Duration = .zero
    ) throws(SystemError) -> RunLock? {
        try FileSystem.makeFolder(output.state)
        let path = output.state + "/lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SystemError("open", path) }
        let clock = ContinuousClock()
        // A supervised run that was killed needs a moment to end with its supervisor.
        let deadline = clock.now.advanced(by: max(wait, .milliseconds(150)))
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            guard code == EWOULDBLOCK, clock.now < deadline, Interruption.status == nil else {
                close(descriptor)
                if code == EWOULDBLOCK { return nil }
                throw SystemError("lock", path, code: code)
            }
            usleep(25_000)
        }
        let lock = RunLock(descriptor)
        guard ftruncate(descriptor, 0) == 0 else { throw SystemError("truncate", path) }
        let holder = "process \(getpid()), since \(UTCTime.now())\n"
        try FileSystem.writeAll(Array(holder.utf8), to: descriptor, path: path)
        return lock
    }

    /// Whether a run holds the lock now; asks without taking it.
    package static func isHeld(in output: OutputFolder) -> Bool {
        let descriptor = open(output.state + "/lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        // Whatever is taken here goes with the descriptor.
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    /// Who holds the lock, as the holder wrote it: `process 4711, since 2026-11-21T14:05:09.120Z`.
    package static func holder(in output: OutputFolder) -> String? {
        guard let bytes = try? FileSystem.read(output.state + "/lock"), !bytes.isEmpty else {
            return nil
        }
        return EscapedText.oneLine(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
    }

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}
