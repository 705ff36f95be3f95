/// What is wrong with a vocabulary file: which file and line, and what to write instead.
package struct LexiconError: Error, Sendable, Hashable, CustomStringConvertible {
    package let file: String
    /// 1-based; 0 when the file as a whole is meant.
    package let line: Int
    package let message: String

    package init(file: String, line: Int = 0, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    package var description: String {
        line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    }
}
