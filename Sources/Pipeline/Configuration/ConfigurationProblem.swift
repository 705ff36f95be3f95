/// One thing that is wrong in `pipeline.json`: where, what was found, and what to write instead.
///
/// `pipeline.json:9:7: /clean/spamm: unknown key "spamm"; the nearest known key is "spam"`
package struct ConfigurationProblem: Sendable, Hashable, CustomStringConvertible {
    /// The file, or `--set` for a value given on the command line.
    package let file: String
    /// 1-based; 0 if unknown.
    package let line: Int
    package let column: Int
    /// JSON pointer (RFC 6901); empty for the file as a whole.
    package let pointer: String
    package let message: String

    package var description: String {
        let place = line > 0 ? "\(file):\(line):\(column)" : file
        return EscapedText.oneLine("\(place): \(pointer.isEmpty ? "" : pointer + ": ")\(message)")
    }
}

/// Everything that is wrong in a configuration, in the order of the file.
package struct ConfigurationError: Error, CustomStringConvertible {
    package let problems: [ConfigurationProblem]

    package init(_ problems: [ConfigurationProblem]) {
        self.problems = problems
    }

    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
