import Glibc

/// Waits on a thread of its own for the other end of a pipe to close, and then ends the process.
struct Leash: Sendable {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    func watch() {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let descriptor = descriptor
        BackgroundThread.start {
            var byte: UInt8 = 0
            while true {
                let count = read(descriptor, &byte, 1)
                if count == 0 || count < 0 && errno != EINTR { break }
            }
            // As the parent was: at once, and with nothing to be seen of it but what a kill leaves.
            kill(getpid(), SIGKILL)
        }
    }
}
