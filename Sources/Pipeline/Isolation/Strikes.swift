/// The pages that a process has ended on, and how often, in `.state/strikes.tsv`.
///
/// After the first strike a page is worked alone, so that a second one is surely its own; after the second
/// it becomes a reject. Strikes count for one fingerprint: another program or word may read the page.
struct Strikes {
    static let limit = 2

    private(set) var lines: [JournalLine] = []
    private let path: String
    private let fingerprint: String

    init(_ path: String, fingerprint: String) {
        self.path = path
        self.fingerprint = fingerprint
        guard let bytes = try? FileSystem.read(path) else { return }
        let all = bytes.split(separator: 0x0A)
        guard let first = all.first, String(decoding: first, as: UTF8.self) == fingerprint else {
            return
        }
        lines = all.dropFirst().compactMap { JournalLine($0) }
    }

    /// Adds what a process has ended on.
    mutating func add(_ leftovers: [JournalLine]) {
        for line in leftovers {
            if let index = lines.firstIndex(where: { $0.page == line.page }) {
                lines[index] = JournalLine(
                    cause: line.cause, count: lines[index].count + line.count, page: line.page)
            } else {
                lines.append(line)
            }
        }
    }

    mutating func acquit(_ page: PageIdentity) {
        lines.removeAll { $0.page == page }
    }

    func count(_ page: PageIdentity) -> JournalLine? { lines.first { $0.page == page } }

    var suspects: [JournalLine] { lines.filter { $0.count < Self.limit } }

    /// Replaces the file, or removes it if there is nothing to tell.
    func save() throws(SystemError) {
        guard !lines.isEmpty else {
            try FileSystem.remove(Array(path.utf8))
            return
        }
        try FileSystem.write(
            Array("\(fingerprint)\n".utf8) + lines.flatMap(\.bytes), to: path + ".new")
        try FileSystem.rename(path + ".new", to: path)
    }
}
