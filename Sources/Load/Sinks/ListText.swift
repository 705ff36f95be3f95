import Parquet

/// Lists in formats that have none: elements joined by `;`, with `\` before a `;` or `\` of an element.
///
/// `["张三", "李;四"]` is `张三;李\;四`.
enum ListText {
    static func append(_ strings: ByteStrings, _ elements: Range<Int>, to bytes: inout [UInt8]) {
        for index in elements {
            if index > elements.lowerBound { bytes.append(UInt8(ascii: ";")) }
            for byte in strings[index] {
                if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\\") {
                    bytes.append(UInt8(ascii: "\\"))
                }
                bytes.append(byte)
            }
        }
    }
}
