import ArgumentParser
import Glibc
import Pipeline

/// Lines of stdin, with the answers written whenever the next read would have to wait.
struct StandardInputLines {
    /// A line of stdin.
    enum Line {
        /// Without its line break.
        case whole([UInt8])
        /// Longer than ``longestLine``; its bytes are passed over.
        case tooLong
    }

    /// Answers not yet written.
    var output: [UInt8] = []
    private let longestLine: Int
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    /// Where the line begins, and up to where it has no line break.
    private var start = 0
    private var searched = 0
    private var isTooLong = false
    private var isAtEnd = false

    private static let blockBytes = 1 << 16

    /// `longestLine` in bytes: more is never kept of a line, whatever its length.
    init(longestLine: Int, descriptor: Int32 = 0) {
        self.longestLine = longestLine
        self.descriptor = descriptor
    }

    /// The next line; `nil` at the end.
    mutating func next() throws -> Line? {
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) { return take(end, skipping: 1) }
            searched = buffer.count
            if isAtEnd {
                guard start < buffer.count || isTooLong else { return nil }
                return take(buffer.count, skipping: 0)
            }
            if buffer.count - start > longestLine {
                isTooLong = true
                start = buffer.count
            }
            // Whoever talks line by line must get the answer before being asked for more.
            try flush()
            try fill()
        }
    }

    mutating func flush() throws {
        if !output.isEmpty { try StandardOutput.write(output) }
        output.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ end: Int, skipping lineBreak: Int) -> Line {
        defer {
            start = end + lineBreak
            searched = start
            isTooLong = false
        }
        return isTooLong || end - start > longestLine
            ? .tooLong : .whole(Array(buffer[start..<end]))
    }

    private mutating func fill() throws {
        // What is left moves once a block at most as often as it is doubled.
        if start > buffer.count / 2 {
            buffer.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.blockBytes))
        let count = buffer.withUnsafeMutableBytes { bytes in
            read(descriptor, bytes.baseAddress.map { $0 + old }, Self.blockBytes)
        }
        let code = errno
        buffer.removeLast(Self.blockBytes - max(count, 0))
        if count < 0 {
            if code == EINTR { return }
            StandardError.write("winnow annotate: \(SystemError("read", "stdin", code: code))")
            throw ExitCode(ExitStatus.noInput.rawValue)
        }
        if count == 0 { isAtEnd = true }
    }
}
