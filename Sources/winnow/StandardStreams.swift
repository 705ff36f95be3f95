import ArgumentParser
import Glibc
import Pipeline

/// Messages for people.
enum StandardError {
    static var isTerminal: Bool { isatty(2) == 1 }

    /// Writes a line; there is nobody left to tell if that fails.
    static func write(_ text: String) {
        try? FileSystem.writeAll(Array((text + "\n").utf8), to: 2, path: "stderr")
    }
}

/// What was asked for.
enum StandardOutput {
    static var isTerminal: Bool { isatty(1) == 1 }

    /// Writes everything, or ends the program with 74: a full disk must not look like success.
    static func write(_ bytes: [UInt8]) throws {
        do {
            try FileSystem.writeAll(bytes, to: 1, path: "stdout")
        } catch {
            // A reader that has seen enough, as `head` does, is no failure.
            if error.code == EPIPE { throw ExitCode(ExitStatus.success.rawValue) }
            StandardError.write("winnow: \(error)")
            throw ExitCode(ExitStatus.outputFailed.rawValue)
        }
    }

    static func write(_ text: String) throws {
        try write(Array(text.utf8))
    }
}
