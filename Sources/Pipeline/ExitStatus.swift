/// The exit codes of the program, as `docs/exit-codes.md` explains them.
package enum ExitStatus: Int32, Sendable {
    /// Published, or nothing had changed.
    case success = 0
    /// Published, but more pages were rejected than `quality.maximum_rejects` allows.
    case tooManyRejects = 3
    /// A check with `abort` failed: staged, not published.
    case checkFailed = 4
    case usage = 64
    /// A line of input that is no JSON (annotate).
    case badData = 65
    case noInput = 66
    case internalError = 70
    /// A write, sync or rename failed; what was published stays.
    case outputFailed = 74
    case locked = 75
    case noPermission = 77
    case configuration = 78
    case interrupted = 130
    case terminated = 143
}
