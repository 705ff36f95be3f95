import Text

/// Finds the characters of bytes that mostly ascend: mentions in order lie close together.
struct CharacterCursor {
    private let offsets: [Int32]
    private var character = 0

    init(_ text: FoldedText) { offsets = text.offsets }

    /// The character that starts at or contains byte `offset`, as ``FoldedText`` has it.
    mutating func character(ofByte offset: Int) -> Int {
        // Doubling steps from the last answer find the piece to halve.
        var low = character
        var high = character + 1
        if Int(offsets[low]) > offset {
            low = 0
            high = character
        } else {
            var step = 8
            while high < offsets.count, Int(offsets[high]) <= offset {
                low = high
                high += step
                step *= 2
            }
            high = min(high, offsets.count)
        }
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(offsets[middle]) <= offset { low = middle } else { high = middle }
        }
        character = low
        return low
    }
}
