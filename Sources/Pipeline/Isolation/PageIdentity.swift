import Extract
import Model

/// What a strike is held against: a page by its bytes, or a file that is being read by size and time.
package struct PageIdentity: Sendable, Hashable {
    /// As people see it: `dump.jsonl#12`.
    let source: String
    /// Hexadecimal digest of a page; `size:time` of a file.
    let content: String
    let digest: ContentDigest?

    init(_ page: Page) {
        source = page.source.description
        content = page.digest.hexadecimal
        digest = page.digest
    }

    /// A file whose records are being unpacked and read.
    init(_ file: InputFile, _ status: FileStatus?) {
        source = file.path
        content = status.map { "\($0.size):\($0.modified)" } ?? "-"
        digest = nil
    }

    fileprivate init(source: String, content: String) {
        self.source = source
        self.content = content
        digest = nil
    }

    package static func == (left: PageIdentity, right: PageIdentity) -> Bool {
        left.source.utf8.elementsEqual(right.source.utf8) && left.content == right.content
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(content)
    }
}

/// A page in a line of the journals: what it is suspected of, its content, its source.
struct JournalLine {
    /// Why the process ended while the page was worked.
    enum Cause: String {
        case crashed, timeout
        case outOfMemory = "out_of_memory"

        var reason: Reject.Reason {
            switch self {
            case .crashed: .crashed
            case .timeout: .timeout
            case .outOfMemory: .outOfMemory
            }
        }
    }

    let cause: Cause
    let count: Int
    let page: PageIdentity

    init(cause: Cause, count: Int, page: PageIdentity) {
        self.cause = cause
        self.count = count
        self.page = page
    }

    /// `crashed TAB 1 TAB 9f2c… TAB news/a.html`; `nil` for anything else.
    init?(_ line: some Collection<UInt8>) {
        let cells = line.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard cells.count == 4, let cause = Cause(rawValue: cells[0]), let count = Int(cells[1])
        else { return nil }
        self.init(
            cause: cause, count: count, page: PageIdentity(source: cells[3], content: cells[2]))
    }

    var bytes: [UInt8] {
        Array("\(cause.rawValue)\t\(count)\t\(page.content)\t\(page.source)\n".utf8)
    }
}
