import Glibc
import Synchronization

/// Asks a run to stop when the process gets SIGINT, SIGTERM or SIGHUP.
package enum Interruption {
    private static let received = Atomic<Int32>(0)
    /// Milliseconds of the monotonic clock.
    private static let receivedAt = Atomic<Int>(0)
    /// A supervisor and a whole group may hand on one signal twice.
    private static let sameSignal = 500

    /// From now on the first signal is only noted; a second one ends the process at once.
    package static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                var time = timespec()
                clock_gettime(CLOCK_MONOTONIC, &time)
                let now = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
                if Interruption.received.load(ordering: .relaxed) == 0 {
                    Interruption.received.store(number, ordering: .relaxed)
                    Interruption.receivedAt.store(now, ordering: .relaxed)
                } else if now - Interruption.receivedAt.load(ordering: .relaxed)
                    > Interruption.sameSignal
                {
                    _exit(128 + number)
                }
            }
        }
    }

    /// Whether the process was asked to end so long ago that a page must be holding it up.
    static var isOverdue: Bool {
        guard received.load(ordering: .relaxed) != 0 else { return false }
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let now = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
        return now - receivedAt.load(ordering: .relaxed) > 1500
    }

    /// How the process should end, if it was asked to.
    package static var status: ExitStatus? {
        switch received.load(ordering: .relaxed) {
        case 0: nil
        case SIGINT: .interrupted
        default: .terminated
        }
    }
}
