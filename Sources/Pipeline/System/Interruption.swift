import Glibc
import Synchronization

/// Asks a run to stop when the process gets SIGINT, SIGTERM or SIGHUP.
package enum Interruption {
    private static let received = Atomic<Int32>(0)

    /// From now on the first signal is only noted; a second one ends the process at once.
    package static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                Interruption.received.store(number, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
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
