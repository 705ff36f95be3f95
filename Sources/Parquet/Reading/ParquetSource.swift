/// The bytes of a file to read, wherever they lie.
///
///     let source = ParquetSource(bytes)
///     let source = ParquetSource(size: size) { try file.read(at: $0.lowerBound, count: $0.count) }
package struct ParquetSource {
    /// Bytes of the file.
    package let size: Int
    private let load: (Range<Int>) throws -> [UInt8]

    /// `read` gives exactly the bytes of a range inside the file, or throws.
    package init(size: Int, read: @escaping (Range<Int>) throws -> [UInt8]) {
        self.size = size
        load = read
    }

    package init(_ bytes: [UInt8]) {
        self.init(size: bytes.count) { Array(bytes[$0]) }
    }

    /// The bytes from `start`; `what` names them in the error when they lie outside the file.
    func bytes(at start: Int, count: Int, _ what: String) throws(ParquetError) -> [UInt8] {
        guard start >= 0, count >= 0, start <= size, count <= size - start else {
            throw ParquetError.corrupt(
                "\(what) is said to be \(count) bytes at \(start) of a file of \(size)")
        }
        let bytes: [UInt8]
        do {
            bytes = try load(start..<start + count)
        } catch {
            throw ParquetError.input(error)
        }
        guard bytes.count == count else {
            throw ParquetError.corrupt("the file ended while \(what) was read")
        }
        return bytes
    }
}
