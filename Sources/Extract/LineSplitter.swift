/// Cuts a stream of pieces into lines ended by LF, without their ends.
///
/// A line over the limit is not kept: it is told once, as `nil`, and the next line goes on.
struct LineSplitter {
    let maximumBytes: Int
    private var pending: [UInt8] = []
    private var isOverlong = false
    private var number = 0
    private var hasPending = false

    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    mutating func feed(_ piece: Span<UInt8>, _ body: (_ line: [UInt8]?, _ number: Int) -> Void) {
        var start = 0
        var index = 0
        while index < piece.count {
            if piece[index] == 0x0A {
                take(piece.extracting(start..<index))
                end(body)
                start = index + 1
            }
            index += 1
        }
        if start < piece.count {
            take(piece.extracting(start..<piece.count))
            hasPending = true
        }
    }

    /// Gives the last line when no line end followed it.
    mutating func finish(_ body: (_ line: [UInt8]?, _ number: Int) -> Void) {
        if hasPending { end(body) }
    }

    private mutating func take(_ bytes: Span<UInt8>) {
        guard !isOverlong else { return }
        guard pending.count + bytes.count <= maximumBytes else {
            isOverlong = true
            pending = []
            return
        }
        bytes.withUnsafeBufferPointer { pending.append(contentsOf: $0) }
    }

    private mutating func end(_ body: (_ line: [UInt8]?, _ number: Int) -> Void) {
        number += 1
        if isOverlong {
            body(nil, number)
        } else {
            if pending.last == 0x0D { pending.removeLast() }
            body(pending, number)
        }
        pending.removeAll(keepingCapacity: true)
        isOverlong = false
        hasPending = false
    }
}
