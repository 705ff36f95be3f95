import ArgumentParser
import Enrich
import Glibc
import Lexicon
import Pipeline
import Text

/// `winnow annotate [--kinds a,b] [--simplified] < lines.jsonl`
struct Annotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find amounts, dates, places, organizations in texts given as JSON Lines.",
        discussion: """
            Reads {"id","text","reference_date"?} a line from stdin and writes {"id","mentions"} \
            a line to stdout in the same order. A line that is no such object is told on stderr, \
            has no answer, and makes the exit code 65. A reference date that is no day is told on \
            stderr, and the text is read without it.
            """)

    @Option(help: "Only these kinds: \(MentionJSON.kinds.joined(separator: ", ")).")
    var kinds: String?

    @Flag(help: "Add the text folded to simplified characters.")
    var simplified = false

    @Option(help: "Whose traditional writing it is: automatic, standard, taiwan or hongkong.")
    var region = Simplifier.Region.automatic

    @Option(
        help: ArgumentHelp("A folder of TSV files laid over the lexicons.", valueName: "folder"))
    var lexicons: [String] = []

    func run() throws {
        let finder = try LexiconErrors.reported {
            try MentionFinder(lexicons: LexiconStore(overlays: lexicons))
        }
        let annotator = LineAnnotator(
            finder: finder, kinds: try chosenKinds(), addsSimplified: simplified,
            region: region)
        var lines = StandardInputLines()
        var number = 0
        var failed = 0
        var doubts = 0
        func warn(_ line: Int, _ message: String) {
            doubts += 1
            if doubts <= 10 { StandardError.write("winnow annotate: line \(line): \(message)") }
        }
        while let line = try lines.next() {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            do throws(LineError) {
                let answer = try annotator.annotate(line)
                lines.output += answer.json + [0x0A]
                if let doubt = answer.doubt { warn(number, doubt) }
            } catch {
                failed += 1
                if failed <= 10 { StandardError.write("winnow annotate: line \(number): \(error)") }
            }
        }
        try lines.flush()
        if failed > 10 { StandardError.write("winnow annotate: \(failed) lines had no answer") }
        if failed > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    private func chosenKinds() throws -> Set<String>? {
        guard let kinds else { return nil }
        let chosen = kinds.split(separator: ",").map(String.init)
        for kind in chosen where !MentionJSON.kinds.contains(kind) {
            let nearest = NearestName.of(kind, among: MentionJSON.kinds)
            throw ValidationError(
                "--kinds \(kind): "
                    + (nearest.map { "the nearest known kind is \($0)" }
                        ?? "known are \(MentionJSON.kinds.joined(separator: ", "))"))
        }
        return Set(chosen)
    }
}

/// Lines of stdin, with the answers written whenever the next read would have to wait.
private struct StandardInputLines {
    /// Answers not yet written.
    var output: [UInt8] = []
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// The next line without its line break.
    mutating func next() throws -> [UInt8]? {
        while true {
            if let end = buffer[position...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(buffer[position..<end])
            }
            if isAtEnd {
                guard position < buffer.count else { return nil }
                defer { position = buffer.count }
                return Array(buffer[position...])
            }
            // Whoever talks line by line must get the answer before being asked for more.
            try flush()
            try fill()
        }
    }

    mutating func flush() throws {
        if !output.isEmpty { try StandardOutput.write(output) }
        output.removeAll(keepingCapacity: true)
    }

    private mutating func fill() throws {
        buffer.removeSubrange(..<position)
        position = 0
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(0, &piece, piece.count)
        if count < 0 {
            if errno == EINTR { return }
            StandardError.write("winnow annotate: \(SystemError("read", "stdin"))")
            throw ExitCode(ExitStatus.noInput.rawValue)
        }
        if count == 0 { isAtEnd = true }
        buffer += piece[..<max(count, 0)]
    }
}

extension Simplifier.Region: ExpressibleByArgument {}
