import Glibc
import Synchronization

/// Runs the program again in a process of its own, and once more whenever a page has ended that process.
///
/// The child does everything: it holds the lock, works, publishes. The parent only waits, hands signals
/// on and looks at how the child has ended. Each new attempt finds the records of all pages that were done
/// before, and works the pages that were in hand alone (``PageGuard``).
package enum Supervisor {
    private static let child = Atomic<Int32>(0)
    private static let received = Atomic<Int32>(0)

    /// No run needs so many: something else is wrong, and ends with what ended it.
    private static let maximumAttempts = 50

    /// The open end of a pipe that closes when the parent is gone.
    private static let leashVariable = "WINNOW_LEASH"
    /// How many attempts came before; the command line belongs to the user, who may end it with `-- FILE`.
    private static let attemptVariable = "WINNOW_ATTEMPT"

    /// Which attempt this process is, from 0; `nil` if no parent has started it.
    package static func attempt(in environment: [String: String]) -> Int? {
        guard environment[leashVariable] != nil else { return nil }
        return environment[attemptVariable].flatMap { Int($0) }
    }

    /// Starts the program with `arguments` until an attempt ends that no page has ended; its exit code.
    ///
    /// `isOnPage` tells, after a crash, whether a page was in hand.
    package static func run(
        _ arguments: [String], isOnPage: () -> Bool, report: (String) -> Void
    ) throws(SystemError) -> Int32 {
        var leash: [Int32] = [0, 0]
        guard pipe(&leash) == 0 else { throw SystemError("make pipe", "leash") }
        // Only the parent holds the end that matters, and only the child gets the other one.
        _ = fcntl(leash[1], F_SETFD, FD_CLOEXEC)
        defer { leash.forEach { close($0) } }
        forwardSignals()
        for attempt in 0... {
            let process = try start(arguments, attempt: attempt, leash: leash[0])
            child.store(process, ordering: .sequentiallyConsistent)
            // A signal may have come before there was anybody to hand it to.
            let early = received.load(ordering: .sequentiallyConsistent)
            if early != 0 { kill(process, early) }
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            child.store(0, ordering: .sequentiallyConsistent)
            let signal = status & 0x7F
            let code = (status >> 8) & 0xFF
            if signal == 0, code != PageGuard.exitStatus { return code }
            if received.load(ordering: .sequentiallyConsistent) != 0
                || [SIGINT, SIGTERM, SIGHUP].contains(signal)
            {
                return signal == 0 ? ExitStatus.terminated.rawValue : 128 + signal
            }
            guard attempt + 1 < maximumAttempts, signal == 0 || isOnPage() else {
                report(
                    signal == 0
                        ? "one page after another ended the run; winnow rejects and .state/strikes.tsv tell which"
                        : "the run was ended by signal \(signal); what was published before is unchanged"
                )
                return signal == 0 ? ExitStatus.internalError.rawValue : 128 + signal
            }
        }
        return ExitStatus.internalError.rawValue
    }

    /// Ends this process as soon as the parent that started it is gone, however that has ended.
    package static func endWithParent(in environment: [String: String]) {
        guard let text = environment[leashVariable], let descriptor = Int32(text),
            fcntl(descriptor, F_GETFD) >= 0
        else {
            return
        }
        Leash(descriptor).watch()
    }

    private static func forwardSignals() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                Supervisor.received.store(number, ordering: .sequentiallyConsistent)
                let process = Supervisor.child.load(ordering: .sequentiallyConsistent)
                if process > 0 { kill(process, number) }
            }
        }
    }

    private static func start(
        _ arguments: [String], attempt: Int, leash: Int32
    ) throws(SystemError) -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: a terminal's interrupt comes to the parent alone, which hands it on once.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        setenv(leashVariable, String(leash), 1)
        setenv(attemptVariable, String(attempt), 1)
        // A trace of a crashed page helps nobody who reads a mail of cron, and takes long.
        setenv("SWIFT_BACKTRACE", "enable=no", 0)
        var words: [UnsafeMutablePointer<CChar>?] = (["winnow"] + arguments).map { strdup($0) }
        words.append(nil)
        defer { words.forEach { free($0) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/proc/self/exe", nil, &attributes, words, environ)
        guard code == 0 else { throw SystemError("start", "/proc/self/exe", code: code) }
        return process
    }
}
