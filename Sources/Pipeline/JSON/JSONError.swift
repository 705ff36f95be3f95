/// Text that is not JSON: where it stops being so, and why.
package struct JSONError: Error, CustomStringConvertible {
    /// 1-based.
    package let line: Int
    /// 1-based, in bytes.
    package let column: Int
    package let message: String

    package var description: String { "\(line):\(column): \(message)" }
}
