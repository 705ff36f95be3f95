import Model

/// The pages of one batch on one thread, as a ``PageGuard`` sees them.
struct GuardedPages {
    private let pageGuard: PageGuard
    private let slot: Int

    init(_ pageGuard: PageGuard) {
        self.pageGuard = pageGuard
        slot = pageGuard.takeSlot()
    }

    func begin(_ page: PageIdentity) { pageGuard.begin(page, in: slot) }

    func finish() { pageGuard.free(slot) }

    /// The reject of a page that has ended the process before.
    func verdict(on page: PageIdentity, _ source: Source) -> Reject? {
        guard let reason = pageGuard.verdict(on: page) else { return nil }
        let message =
            switch reason {
            case .timeout: "The page took more CPU time than extract.limits.page_seconds."
            case .outOfMemory: "The page took more memory than runtime.memory_mb."
            default: "The program ended on the page, and again when it was worked alone."
            }
        return Reject(
            source: source, stage: .extract, reason: reason, message: message, digest: page.digest)
    }
}

extension Reject.Reason {
    /// Told by a ``PageGuard``, not by the page itself.
    var isOfGuard: Bool { [.timeout, .crashed, .outOfMemory].contains(self) }
}
