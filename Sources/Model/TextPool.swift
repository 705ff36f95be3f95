/// Many short texts in one buffer: the bytes back to back, and where each text ends.
package struct TextPool: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    package init() {}

    package var count: Int { ends.count }

    /// The number of the text.
    package mutating func append(_ text: String) -> Int {
        bytes.append(contentsOf: text.utf8)
        ends.append(UInt32(bytes.count))
        return ends.count - 1
    }

    /// The bytes of a text as a range of ``bytes``.
    package func range(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
    }

    package subscript(number: Int) -> String {
        String(decoding: bytes[range(number)], as: UTF8.self)
    }
}
