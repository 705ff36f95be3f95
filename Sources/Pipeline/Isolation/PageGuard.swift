import Glibc
import Model
import Synchronization

/// Keeps one page from taking a run with it.
///
/// A page that crashes, takes more CPU time than `page_seconds` or more memory than `memory_mb` ends the
/// process, as nothing else is sure to stop it. Which page it was stands in ``InFlightJournal``; the
/// ``Supervisor`` starts the run again, kept records make that cheap, and ``Strikes`` tell which pages are
/// worked alone or not at all.
package final class PageGuard: Sendable {
    package struct Limits: Sendable {
        /// CPU time of one page.
        package let seconds: Int
        /// What the process may grow by while it works one page.
        package let memoryMiB: Int

        package init(seconds: Int, memoryMiB: Int) {
            self.seconds = seconds
            self.memoryMiB = memoryMiB
        }
    }

    private struct Slot {
        var page: PageIdentity?
        var clock: clockid_t = 0
        /// CPU time of the thread and pages of memory when the page was begun.
        var startedAt = 0
        var startedWith = 0
    }

    private let journal: InFlightJournal
    private let limits: Limits
    private let slots: Mutex<[Slot]>
    private let strikes: Mutex<Strikes>
    private let memory: ProcessMemory
    private let isDone = Atomic(false)
    /// The pages that have to be worked alone first.
    package let suspects: [String]

    /// Tells the ``Supervisor`` that the run has ended on a page and goes on without it.
    package static let exitStatus: Int32 = 113

    /// `nil` if the state folder cannot be written: the run then goes on unguarded. `isNew` for a run that
    /// tries every page.
    package init?(
        _ output: OutputFolder, fingerprint: Fingerprint, limits: Limits, isNew: Bool
    ) {
        let path = output.state + "/in-flight"
        var strikes = Strikes(
            output.state + "/strikes.tsv", fingerprint: fingerprint.digest.hexadecimal)
        if isNew {
            for line in strikes.lines { strikes.acquit(line.page) }
        } else {
            strikes.add(InFlightJournal.leftovers(path))
        }
        do {
            try strikes.save()
            journal = try InFlightJournal(path)
        } catch {
            return nil
        }
        suspects = strikes.suspects.map(\.page.source)
        self.strikes = Mutex(strikes)
        self.limits = limits
        slots = Mutex([])
        memory = ProcessMemory()
        watch()
    }

    /// Whether a process has ended with a page in its hands.
    package static func isOnPage(in output: OutputFolder) -> Bool {
        !InFlightJournal.leftovers(output.state + "/in-flight").isEmpty
    }

    /// Nothing is watched any more: what ends the process from now on is no page's fault.
    package func finish() {
        isDone.store(true, ordering: .relaxed)
        let count = slots.withLock { $0.count }
        for slot in 0..<count { journal.clear(slot) }
    }

    /// Why a page is not worked at all.
    func verdict(on page: PageIdentity) -> Reject.Reason? {
        strikes.withLock { strikes in
            guard let line = strikes.count(page), line.count >= Strikes.limit else { return nil }
            return line.cause.reason
        }
    }

    /// A place to note pages in, given back by ``free(_:)``.
    func takeSlot() -> Int {
        slots.withLock { slots in
            if let free = slots.firstIndex(where: { $0.clock == 0 }) {
                slots[free].clock = Self.threadClock
                return free
            }
            slots.append(Slot(clock: Self.threadClock))
            return slots.count - 1
        }
    }

    func free(_ slot: Int) {
        journal.clear(slot)
        slots.withLock { $0[slot] = Slot() }
    }

    /// Notes that the calling thread now works a page.
    func begin(_ page: PageIdentity, in slot: Int) {
        journal.write(JournalLine(cause: .crashed, count: 1, page: page), to: slot)
        let clock = Self.threadClock
        let now = Self.nanoseconds(of: clock)
        let resident = memory.resident
        slots.withLock {
            $0[slot] = Slot(page: page, clock: clock, startedAt: now, startedWith: resident)
        }
    }

    /// Notes that a suspect has been worked alone without harm.
    package func acquit() {
        strikes.withLock { strikes in
            for line in strikes.suspects { strikes.acquit(line.page) }
            try? strikes.save()
        }
    }

    private static var threadClock: clockid_t {
        var clock = clockid_t()
        return pthread_getcpuclockid(pthread_self(), &clock) == 0 ? clock : CLOCK_MONOTONIC
    }

    private static func nanoseconds(of clock: clockid_t) -> Int {
        var time = timespec()
        return clock_gettime(clock, &time) == 0 ? time.tv_sec * 1_000_000_000 + time.tv_nsec : 0
    }

    /// Microseconds between two looks at the pages in hand.
    private static let period: useconds_t = 50_000

    /// Looks at all slots 20 times a second, on a thread that no page can keep busy.
    private func watch() {
        BackgroundThread.start { [weak self] in
            while let self, !self.isDone.load(ordering: .relaxed) {
                self.look()
                usleep(Self.period)
            }
        }
    }

    private func look() {
        if let status = Interruption.status, Interruption.isOverdue {
            // Nothing is written yet but kept records; the page in hand is not to blame.
            for slot in 0..<Processors.maximumWorkers { journal.clear(slot) }
            _exit(status.rawValue)
        }
        let resident = memory.resident
        let allowed = limits.memoryMiB << 20
        slots.withLock { slots in
            for (index, slot) in slots.enumerated() {
                guard let page = slot.page else { continue }
                let spent = Self.nanoseconds(of: slot.clock) - slot.startedAt
                if spent > limits.seconds * 1_000_000_000 {
                    // Its own time is its own fault: no second try is needed.
                    end([index: JournalLine(cause: .timeout, count: Strikes.limit, page: page)])
                }
            }
            var grown: [Int: JournalLine] = [:]
            for (index, slot) in slots.enumerated() {
                if let page = slot.page, resident - slot.startedWith > allowed {
                    grown[index] = JournalLine(cause: .outOfMemory, count: 1, page: page)
                }
            }
            if !grown.isEmpty { end(grown) }
        }
    }

    /// Leaves only the culprits in the journal and ends the process.
    private func end(_ culprits: [Int: JournalLine]) -> Never {
        for slot in 0..<Processors.maximumWorkers where culprits[slot] == nil {
            journal.clear(slot)
        }
        for (slot, line) in culprits { journal.write(line, to: slot) }
        _exit(Self.exitStatus)
    }
}

/// How much memory the process has in use.
private final class ProcessMemory: Sendable {
    private let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)

    private let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Bytes in memory; 0 if the system does not tell.
    var resident: Int {
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return 0 }
        let numbers = buffer[..<count].split(separator: 0x20)
        guard numbers.count > 1 else { return 0 }
        return numbers[1].reduce(0) { $0 * 10 + Int($1 &- 0x30) } * pageSize
    }
}
