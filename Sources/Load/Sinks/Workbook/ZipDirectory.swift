import Glibc

/// The members of a zip file with their lengths, from its central directory (APPNOTE 4.3.12, 4.3.16).
struct ZipDirectory {
    /// Length of each member before compression.
    private(set) var lengths: [String: Int] = [:]

    init(of path: String) throws(LoadError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw LoadError.fileSystem(operation: "open", path: path, code: errno)
        }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        let end = try Self.read(path, descriptor, at: max(0, size - 22), count: min(22, size))
        guard end.count == 22, Self.number(end, 0, 4) == 0x0605_4B50 else {
            throw LoadError.workbook(path: path, reason: "the file has no end")
        }
        let offset = Self.number(end, 16, 4)
        // All ones: the numbers are 64 bits long and stand elsewhere; the library has then used zip64.
        guard offset != 0xFFFF_FFFF else { return }
        let directory = try Self.read(path, descriptor, at: offset, count: Self.number(end, 12, 4))
        var at = 0
        while at + 46 <= directory.count, Self.number(directory, at, 4) == 0x0201_4B50 {
            let nameEnd = at + 46 + Self.number(directory, at + 28, 2)
            guard nameEnd <= directory.count else { break }
            let name = String(decoding: directory[at + 46..<nameEnd], as: UTF8.self)
            lengths[name] = Self.number(directory, at + 24, 4)
            at = nameEnd + Self.number(directory, at + 30, 2) + Self.number(directory, at + 32, 2)
        }
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }

    private static func read(
        _ path: String, _ descriptor: Int32, at offset: Int, count: Int
    ) throws(LoadError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let found = bytes.withUnsafeMutableBytes {
            pread(descriptor, $0.baseAddress, $0.count, off_t(offset))
        }
        guard found == count else {
            throw LoadError.fileSystem(operation: "read", path: path, code: errno)
        }
        return bytes
    }
}
