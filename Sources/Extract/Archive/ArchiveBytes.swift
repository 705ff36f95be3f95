import Model

/// The unpacked bytes of an archive, pulled forward section by section.
///
/// A section is one gzip member, or the whole file when it is not packed. `available(_:)` never looks
/// beyond the section, so that a damaged member harms no record before it.
final class ArchiveBytes {
    private static let blockSize = 1 << 16
    /// How far before the place where damage was noticed the next member may begin.
    private static let overrun = 4096
    /// Unpacked bytes of the whole file from which its ratio counts.
    private static let totalFloor = 1 << 30

    private let file: RegularFile
    let isGzip: Bool
    /// Unpacked bytes not yet skipped: `buffer[start...]`.
    private var buffer: [UInt8] = []
    private var start = 0
    /// Place of `buffer[start]` among all unpacked bytes.
    private(set) var position = 0

    private var packed: [UInt8] = []
    private var packedStart = 0
    /// Place in the file of `packed[packed.count]`.
    private var packedEnd = 0
    private var inflater: Inflater?
    /// Where in the file the section begins, and how many bytes of it were unpacked.
    private var sectionStart = 0
    private var sectionUnpacked = 0
    private var totalUnpacked = 0
    private var isSectionOver = false

    init(_ file: RegularFile) throws(Failure) {
        self.file = file
        var magic = [UInt8](repeating: 0, count: 2)
        let count = try file.read(into: &magic, at: 0)
        isGzip = count == 2 && magic == [0x1F, 0x8B]
        if isGzip { inflater = try Inflater(.gzip) }
    }

    /// Where the next byte stands in the file; inside a gzip member, its place among all unpacked bytes.
    var place: Int {
        isGzip && sectionUnpacked == buffer.count - start ? sectionStart : position
    }

    /// Bytes of the file, when it is not packed.
    var plainSize: Int? { isGzip ? nil : file.size }

    /// Makes `count` bytes ready and tells how many there are; fewer only at the end of the section.
    func available(_ count: Int) throws(Failure) -> Int {
        while buffer.count - start < count, !isSectionOver { try fill() }
        return min(buffer.count - start, count)
    }

    /// A byte made ready before, counted from the next one.
    subscript(index: Int) -> UInt8 { buffer[start + index] }

    func bytes(_ count: Int) -> ArraySlice<UInt8> { buffer[start..<(start + count)] }

    func skip(_ count: Int) {
        start += count
        position += count
        if start >= Self.blockSize || start == buffer.count {
            buffer.removeFirst(start)
            start = 0
        }
    }

    /// The bytes at a place of a plain file, whatever was read before.
    func peek(at offset: Int, count: Int) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = try file.read(into: &bytes, at: offset)
        return Array(bytes.prefix(read))
    }

    /// Goes on to the next gzip member; `false` at the end of the file.
    func openNextSection() throws(Failure) -> Bool {
        guard isGzip, isSectionOver else { return false }
        // Zeros may fill up the last block of a medium (gzip manual, "padding").
        while true {
            guard packedStart < packed.count else {
                if try readPacked() { continue }
                return false
            }
            if packed[packedStart] != 0 { break }
            packedStart += 1
        }
        try openSection()
        return true
    }

    /// After damage: goes on to the next gzip member that holds a record; `false` if there is none.
    func recover() throws(Failure) -> Bool {
        guard isGzip else { return false }
        let noticed = packedEnd - packed.count + packedStart
        var offset = max(sectionStart + 1, noticed - Self.overrun)
        discard()
        while offset < file.size {
            var block = [UInt8](repeating: 0, count: Self.blockSize)
            let count = try file.read(into: &block, at: offset)
            guard count >= 18 else { break }
            for index in 0..<(count - 3)
            where block[index] == 0x1F && block[index + 1] == 0x8B && block[index + 2] == 8
                && block[index + 3] & 0xE0 == 0
            {
                if try opensRecord(at: offset + index) { return true }
            }
            offset += count - 3
        }
        packedEnd = file.size
        return false
    }

    private func opensRecord(at offset: Int) throws(Failure) -> Bool {
        discard()
        packedEnd = offset
        _ = try readPacked()
        try openSection()
        do throws(Failure) {
            if try available(8) == 8, WARCHeader.opens(bytes(8)) { return true }
        } catch {}
        discard()
        return false
    }

    private func discard() {
        position += buffer.count - start
        buffer = []
        start = 0
        packed = []
        packedStart = 0
        isSectionOver = true
    }

    private func openSection() throws(Failure) {
        sectionStart = packedEnd - packed.count + packedStart
        sectionUnpacked = 0
        isSectionOver = false
        inflater = try Inflater(.gzip)
    }

    private func readPacked() throws(Failure) -> Bool {
        packed = [UInt8](repeating: 0, count: Self.blockSize)
        packedStart = 0
        let count = try file.read(into: &packed, at: packedEnd)
        packed.removeLast(packed.count - count)
        packedEnd += count
        return count > 0
    }

    private func fill() throws(Failure) {
        guard let inflater else {
            var block = [UInt8](repeating: 0, count: Self.blockSize)
            let count = try file.read(into: &block, at: packedEnd)
            packedEnd += count
            if count == 0 { isSectionOver = true } else { append(block.prefix(count)) }
            return
        }
        if packedStart == packed.count, try !readPacked() {
            throw Failure(.brokenGzip, "The gzip data end too early; fetch the archive again.")
        }
        var output = [UInt8](repeating: 0, count: Self.blockSize)
        guard let step = inflater.step(&packed, packedStart..<packed.count, into: &output) else {
            throw Failure(
                .brokenGzip,
                "The gzip data are damaged after \(sectionUnpacked) unpacked bytes of the record; fetch the archive again."
            )
        }
        packedStart += step.consumed
        sectionUnpacked += step.produced
        totalUnpacked += step.produced
        try checkRatio()
        append(output.prefix(step.produced))
        isSectionOver = step.isAtEnd
    }

    /// Of the member, and of the file: many small bombs are one.
    private func checkRatio() throws(Failure) {
        let read = packedEnd - packed.count + packedStart
        let ratio = GzipInflater.maximumRatio
        if sectionUnpacked > GzipInflater.ratioFloor
            && sectionUnpacked / ratio > max(read - sectionStart, 1)
            || totalUnpacked > Self.totalFloor && totalUnpacked / ratio > max(read, 1)
        {
            throw Failure(
                .gzipBomb,
                "Unpacks to more than \(ratio) times its size; unpack the archive by hand if it is meant to."
            )
        }
    }

    private func append(_ bytes: ArraySlice<UInt8>) { buffer += bytes }
}
