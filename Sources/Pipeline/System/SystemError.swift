import Glibc

/// A system call that failed: what was tried, on which path, and the system's reason.
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
    package var reason: String { String(cString: strerror(code)) }

    package var description: String { "\(operation) \(EscapedText.oneLine(path)): \(reason)" }
}
