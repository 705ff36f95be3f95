import Glibc

/// Which page each worker has in its hands, in `.state/in-flight`, so that the next process knows what
/// the one before has ended on.
///
/// Every worker has a slot of the file and writes a line into it before it begins a page. The kernel
/// keeps what was written when the process dies; a power failure is no page's fault and may lose it.
final class InFlightJournal: Sendable {
    private let descriptor: Int32
    private static let slotBytes = 8192

    init(_ path: String) throws(SystemError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SystemError("open", path) }
    }

    deinit {
        close(descriptor)
    }

    /// The pages that a process which has ended had in its hands.
    static func leftovers(_ path: String) -> [JournalLine] {
        guard let bytes = try? FileSystem.read(path) else { return [] }
        return stride(from: 0, to: bytes.count, by: slotBytes).compactMap { start in
            let slot = bytes[start..<min(start + slotBytes, bytes.count)]
            return slot.first == 0 ? nil : JournalLine(slot.prefix { $0 != 0x0A })
        }
    }

    func write(_ line: JournalLine, to slot: Int) {
        let bytes = Array(line.bytes.prefix(Self.slotBytes))
        _ = bytes.withUnsafeBytes {
            pwrite(descriptor, $0.baseAddress, $0.count, off_t(slot * Self.slotBytes))
        }
    }

    /// The worker has nothing in its hands.
    func clear(_ slot: Int) {
        var zero: UInt8 = 0
        _ = pwrite(descriptor, &zero, 1, off_t(slot * Self.slotBytes))
    }
}
