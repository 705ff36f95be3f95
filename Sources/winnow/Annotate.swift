import ArgumentParser
import Enrich
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
            stderr, and the text is read without it. A line may have 16 MiB.
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
        var lines = StandardInputLines(longestLine: Self.longestLine)
        var complaints = Complaints()
        var number = 0
        while let line = try lines.next() {
            number += 1
            guard case .whole(let bytes) = line else {
                complaints.failure(
                    number,
                    "longer than \(Self.longestLine >> 20) MiB; split the text into several lines")
                continue
            }
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            do throws(LineError) {
                let answer = try annotator.annotate(bytes)
                lines.output += answer.json + [0x0A]
                if let doubt = answer.doubt { complaints.doubt(number, doubt) }
            } catch {
                complaints.failure(number, "\(error)")
            }
        }
        try lines.flush()
        complaints.end()
        if complaints.failed > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    /// Bytes of a line; a text takes about thirty times as much memory while it is read.
    private static let longestLine = 16 << 20

    /// What is told on stderr: the first of each kind, and how many there were.
    private struct Complaints {
        private(set) var failed = 0
        private var doubted = 0
        /// More would bury the first ones.
        private static let shown = 10

        mutating func failure(_ line: Int, _ message: String) {
            failed += 1
            if failed <= Self.shown { tell("line \(line): \(message)") }
        }

        mutating func doubt(_ line: Int, _ message: String) {
            doubted += 1
            if doubted <= Self.shown { tell("line \(line): \(message)") }
        }

        func end() {
            if failed > Self.shown { tell("\(failed) lines had no answer") }
            if doubted > Self.shown { tell("\(doubted) lines had a reference date that is no day") }
        }

        private func tell(_ message: String) { StandardError.write("winnow annotate: \(message)") }
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

extension Simplifier.Region: ExpressibleByArgument {}
