import Model

/// A mention in characters, before its offsets become bytes.
struct ValueMention: Sendable, Hashable {
    var range: Range<Int>
    var value: Mention.Value

    init(_ range: Range<Int>, _ value: Mention.Value) {
        self.range = range
        self.value = value
    }
}
