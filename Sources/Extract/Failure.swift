import Model

/// Why a file or record gives no page; becomes a `Reject` where its source is known.
struct Failure: Error, Hashable {
    let reason: Reject.Reason
    /// One sentence with what was found and, where there is one, the remedy.
    let message: String

    init(_ reason: Reject.Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    func reject(_ source: Source, digest: ContentDigest? = nil) -> Reject {
        Reject(source: source, stage: .extract, reason: reason, message: message, digest: digest)
    }
}
