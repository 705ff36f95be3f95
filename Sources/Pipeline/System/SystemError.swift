import Glibc
import Model

/// A system call that failed: what was tried, on which path, the system's reason, and what helps.
package struct SystemError: Error, CustomStringConvertible {
    /// `write`, `rename`, `open`, …
    package let operation: String
    package let path: String
    /// `errno`.
    package let code: Int32

    package init(_ operation: String, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    package var isPermission: Bool { code == EACCES || code == EPERM }
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// `No space left on device`.
    package var reason: String { ErrorNumber(code).description }

    /// `free space there`; `nil` where the reason says it all.
    package var remedy: String? { ErrorNumber(code).remedy }

    package var description: String {
        "\(operation) \(EscapedText.oneLine(path)): \(reason)" + (remedy.map { "; \($0)" } ?? "")
    }
}
