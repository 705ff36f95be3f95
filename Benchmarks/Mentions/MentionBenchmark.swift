import Enrich
import Glibc
import Lexicon
import Model
import Pipeline
import Text
import Values

/// Times what is read out of articles' text, stage by stage: MB of text for each second of one core.
///
/// ```
/// MentionBenchmark [--rounds N] [--show] TEXTS.jsonl
/// values 2.9 MB, .0961 s, 30.1 MB/s, 5f0c…
/// ```
/// A line is `{"id","text","reference_date"}`, text in simplified script. Texts are in memory before
/// the clock starts; of several rounds the fastest counts, because the machine may be shared. The
/// checksum is of all that was found, so that two programs can be compared; `--show` prints it.
@main
struct MentionBenchmark {
    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    static func main() throws {
        var rounds = 3
        var isShown = false
        var stages: Set<String> = []
        var files: [String] = []
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--rounds": rounds = arguments.popFirst().flatMap(Int.init) ?? rounds
            case "--stage": if let stage = arguments.popFirst() { stages.insert(stage) }
            case "--show": isShown = true
            default: files.append(argument)
            }
        }
        guard !files.isEmpty else {
            print("usage: MentionBenchmark [--rounds N] [--stage NAME] [--show] TEXTS.jsonl…")
            exit(64)
        }
        var corpus = Corpus()
        for file in files { try corpus.read(file) }
        let bench = Bench(corpus: corpus, rounds: rounds, isShown: isShown, stages: stages)
        try bench.run()
    }

    private struct Corpus {
        var texts: [[UInt8]] = []
        var folded: [FoldedText] = []
        var dates: [CalendarDate?] = []
        var megabytes: Double { Double(texts.reduce(0) { $0 + $1.count }) / 1e6 }

        mutating func read(_ path: String) throws {
            for line in try FileSystem.read(path).split(separator: 0x0A) {
                let record = try JSONParser.parse(Array(line))
                let text = Array((record["text"]?.string ?? "").utf8)
                texts.append(text)
                folded.append(FoldedText(text))
                dates.append(
                    record["reference_date"]?.string.flatMap(CalendarDate.init(prefixOf:)))
            }
        }
    }

    private struct Bench {
        let corpus: Corpus
        let rounds: Int
        let isShown: Bool
        let stages: Set<String>

        func run() throws {
            let lexicons = try LexiconStore()
            let values = try ValueScanner(lexicons: lexicons)
            let places = try PlaceScanner(lexicons)
            let names = try MentionAnnotator(lexicons: lexicons)
            let enricher = try Enricher(lexicons: lexicons)
            let known = corpus.texts.indices.map { index in
                var found: [Mention] = []
                values.scan(
                    corpus.folded[index], reference: corpus.dates[index], kinds: .told,
                    into: &found)
                places.scan(corpus.folded[index], into: &found)
                return found
            }
            measure("fold") { index in
                let folded = FoldedText(corpus.texts[index])
                return folded.characters.isEmpty ? [] : []
            }
            measure("values") { index in
                var found: [Mention] = []
                values.scan(
                    corpus.folded[index], reference: corpus.dates[index], into: &found)
                return found
            }
            measure("told") { index in
                var found: [Mention] = []
                values.scan(
                    corpus.folded[index], reference: corpus.dates[index], kinds: .told,
                    into: &found)
                return found
            }
            measure("places") { index in
                var found: [Mention] = []
                places.scan(corpus.folded[index], into: &found)
                return found
            }
            measure("names") { index in
                names.annotate(
                    corpus.texts[index], folded: corpus.folded[index], values: known[index])
            }
            measure("mentions") { index in
                enricher.mentions(in: corpus.texts[index], reference: corpus.dates[index])
            }
            let articles = corpus.texts.indices.map(article)
            measure("enrich") { index in enricher.annotate(articles[index]).mentions }
        }

        private func article(_ index: Int) -> Article {
            let text = corpus.texts[index]
            var paragraphs: [Range<Int>] = []
            var start = 0
            for end in 0...text.count where end == text.count || text[end] == 0x0A {
                paragraphs.append(start..<end)
                start = end + 1
            }
            return Article(
                source: Source(path: "\(index)"), pageDigest: ContentDigest(of: text), url: nil,
                number: 1, title: nil, published: corpus.dates[index], publisher: nil, authors: [],
                script: .simplified, isTruncated: false, text: text, paragraphs: paragraphs,
                sourceMap: SourceMap(), lines: [])
        }

        private func measure(_ name: String, _ stage: (Int) -> [Mention]) {
            guard stages.isEmpty || stages.contains(name) else { return }
            var best = Double.infinity
            var found: [[Mention]] = []
            for _ in 0..<max(1, rounds) {
                found.removeAll()
                let start = seconds()
                for index in corpus.texts.indices { found.append(stage(index)) }
                best = min(best, seconds() - start)
            }
            var content: [UInt8] = []
            for (index, mentions) in found.enumerated() {
                for mention in mentions { content += Array("\(index) \(mention)\n".utf8) }
            }
            if isShown { print(String(decoding: content, as: UTF8.self)) }
            let digest = ContentDigest(of: content).hexadecimal.prefix(12)
            let size = corpus.megabytes
            print(
                "\(name) \(rounded(size, 1)) MB, \(rounded(best, 4)) s, "
                    + "\(rounded(size / best, 1)) MB/s, "
                    + "\(found.reduce(0) { $0 + $1.count }) mentions, \(digest)")
        }

        private func rounded(_ value: Double, _ digits: Int) -> String {
            let power = digits == 1 ? 10.0 : 10_000.0
            return "\((value * power).rounded() / power)"
        }
    }
}
