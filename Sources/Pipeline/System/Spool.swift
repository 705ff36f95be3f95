import Glibc
import Synchronization

/// Bytes that a run puts aside: in memory while they are few, then in a file that has no name any more.
///
/// What is appended to a bucket is read back together; other pieces one by one. The file is unlinked as
/// soon as it is open, so that nothing stays whatever ends the process; it is never synced.
package final class Spool: Sendable {
    /// A piece put aside by itself.
    package struct Piece: Sendable {
        fileprivate let offset: Int
        fileprivate let count: Int
    }

    private struct State {
        var descriptor: Int32 = -1
        /// Bytes in the file.
        var size = 0
        /// What each bucket has in the file, in order, and what waits behind it.
        var extents: [[Piece]]
        var waiting: [[UInt8]]
        /// Pieces behind the end of the file.
        var tail: [UInt8] = []
        var held = 0
    }

    /// Bytes held in memory before all of them are written.
    private static let limit = 16 << 20

    private let path: String?
    private let state: Mutex<State>

    /// `path`: the file to make when memory is full; without one all stays in memory.
    package init(buckets: Int, path: String?) {
        self.path = path
        state = Mutex(
            State(
                extents: Array(repeating: [], count: buckets),
                waiting: Array(repeating: [], count: buckets)))
    }

    deinit {
        let descriptor = state.withLock { $0.descriptor }
        if descriptor >= 0 { close(descriptor) }
    }

    package func append(_ bytes: some Collection<UInt8>, to bucket: Int) throws(SystemError) {
        try state.withLock { state throws(SystemError) in
            state.waiting[bucket] += bytes
            state.held += bytes.count
            if state.held >= Self.limit { try write(&state) }
        }
    }

    /// All that a bucket holds. A second reading gives the same.
    package func content(of bucket: Int) throws(SystemError) -> [UInt8] {
        try state.withLock { state throws(SystemError) in
            let total = state.extents[bucket].reduce(0) { $0 + $1.count }
            guard total > 0 else { return state.waiting[bucket] }
            var content: [UInt8] = []
            content.reserveCapacity(total + state.waiting[bucket].count)
            for extent in state.extents[bucket] { content += try read(extent, state) }
            return content + state.waiting[bucket]
        }
    }

    /// Lets go of what a bucket holds in memory.
    package func drop(_ bucket: Int) {
        state.withLock { state in
            state.held -= state.waiting[bucket].count
            state.waiting[bucket] = []
            state.extents[bucket] = []
        }
    }

    /// Puts a piece aside that is read by itself.
    package func put(_ bytes: [UInt8]) throws(SystemError) -> Piece {
        try state.withLock { state throws(SystemError) in
            let piece = Piece(offset: state.size + state.tail.count, count: bytes.count)
            state.tail += bytes
            state.held += bytes.count
            if state.held >= Self.limit { try write(&state) }
            return piece
        }
    }

    package func get(_ piece: Piece) throws(SystemError) -> [UInt8] {
        try state.withLock { state throws(SystemError) in
            guard piece.offset >= state.size else { return try read(piece, state) }
            let start = piece.offset - state.size
            return Array(state.tail[start..<start + piece.count])
        }
    }

    /// Pieces first, as their offsets are promised; then each bucket.
    private func write(_ state: inout State) throws(SystemError) {
        guard let path else {
            state.held = .min / 2
            return
        }
        if state.descriptor < 0 {
            state.descriptor = open(
                path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard state.descriptor >= 0 else { throw SystemError("create", path) }
            unlink(path)
        }
        try FileSystem.writeAll(state.tail, to: state.descriptor, path: path)
        state.size += state.tail.count
        state.tail = []
        for bucket in state.waiting.indices where !state.waiting[bucket].isEmpty {
            let bytes = state.waiting[bucket]
            try FileSystem.writeAll(bytes, to: state.descriptor, path: path)
            state.extents[bucket].append(Piece(offset: state.size, count: bytes.count))
            state.size += bytes.count
            state.waiting[bucket] = []
        }
        state.held = 0
    }

    private func read(_ piece: Piece, _ state: borrowing State) throws(SystemError) -> [UInt8] {
        var failure: Int32 = 0
        let descriptor = state.descriptor
        let bytes = [UInt8](unsafeUninitializedCapacity: piece.count) { buffer, count in
            count = 0
            while count < piece.count, let start = buffer.baseAddress {
                let got = pread(
                    descriptor, start + count, piece.count - count, off_t(piece.offset + count))
                if got < 0, errno == EINTR { continue }
                if got <= 0 {
                    failure = got < 0 ? errno : EIO
                    break
                }
                count += got
            }
        }
        guard failure == 0 else { throw SystemError("read", path ?? "", code: failure) }
        return bytes
    }
}
