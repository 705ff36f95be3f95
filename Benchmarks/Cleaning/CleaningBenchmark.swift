import Clean
import Extract
import Glibc
import Lexicon
import Model

/// Times pages on their way to clean articles, and nothing else: CPU seconds for each MB of pages.
///
/// ```
/// CleaningBenchmark [--rounds N] [--show] FOLDER
/// html: 95 pages, 13.1 MB: extract .0151, clean .0049, together .0200 s/MB; articles 2f1c…
/// ```
/// Pages are in memory before the clock starts. Of several rounds the fastest counts, because the
/// machine may be shared. The digest is of all articles, so that two programs can be compared;
/// `--show` prints the articles themselves.
@main
struct CleaningBenchmark {
    /// Pages of one kind, read before.
    private struct Corpus {
        let name: String
        var pages: [Page] = []
        var megabytes: Double { Double(pages.reduce(0) { $0 + $1.bytes.count }) / 1e6 }
    }

    private struct Times {
        var extract = Double.infinity
        var clean = Double.infinity
        var sign = Double.infinity
    }

    static func main() throws {
        var rounds = 3
        var isShown = false
        var folders: [String] = []
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--rounds": rounds = arguments.popFirst().flatMap(Int.init) ?? rounds
            case "--show": isShown = true
            default: folders.append(argument)
            }
        }
        guard !folders.isEmpty else {
            print("usage: CleaningBenchmark [--rounds N] [--show] FOLDER…")
            exit(64)
        }
        let cleaner = try Cleaner(configuration: .init(), lexicons: LexiconStore())
        for corpus in folders.flatMap(corpora) where !corpus.pages.isEmpty {
            measure(corpus, cleaner, rounds: rounds, isShown: isShown)
        }
    }

    private static func measure(
        _ corpus: Corpus, _ cleaner: Cleaner, rounds: Int, isShown: Bool
    ) {
        let extractor = Extractor()
        var best = Times()
        var cleaned: [Outcome<[Article]>] = []
        for _ in 0..<max(1, rounds) {
            let start = seconds()
            let documents = corpus.pages.map(extractor.extract)
            let extracted = seconds()
            cleaned = documents.map { document in
                switch document {
                case .kept(let document): cleaner.clean(document)
                case .rejected(let reject): .rejected(reject)
                }
            }
            let done = seconds()
            var bands = 0
            for case .kept(let articles) in cleaned {
                for article in articles { bands += ArticleSignature(article).identifier.utf8.count }
            }
            precondition(bands >= 0)
            best.extract = min(best.extract, extracted - start)
            best.clean = min(best.clean, done - extracted)
            best.sign = min(best.sign, seconds() - done)
        }
        var content: [UInt8] = []
        for outcome in cleaned { content += Array("\(outcome)\n".utf8) }
        if isShown {
            for outcome in cleaned { show(outcome) }
            return
        }
        let size = corpus.megabytes
        print(
            "\(corpus.name): \(corpus.pages.count) pages, \(shown(size, 2)) MB: "
                + "extract \(shown(best.extract / size, 4)), clean \(shown(best.clean / size, 4)), "
                + "together \(shown((best.extract + best.clean) / size, 4)) s/MB; "
                + "signatures \(shown(best.sign / size, 4)) s/MB; "
                + "articles \(ContentDigest(of: content).hexadecimal.prefix(16))")
    }

    /// Everything that is known of a page's articles.
    private static func show(_ outcome: Outcome<[Article]>) {
        switch outcome {
        case .rejected(let reject): print("\(reject.source): \(reject.reason)")
        case .kept(let articles):
            for article in articles {
                print("\(article)")
                print(String(decoding: article.text, as: UTF8.self))
            }
        }
    }

    /// The pages of a folder by kind, in the order of their paths.
    private static func corpora(_ folder: String) -> [Corpus] {
        var html = Corpus(name: "html")
        var text = Corpus(name: "text")
        let reader = PageReader()
        for path in files(under: folder) {
            reader.readPages(of: InputFile(absolutePath: path, path: path)) { outcome in
                guard case .kept(let page) = outcome else { return }
                switch page.mediaType {
                case .html: html.pages.append(page)
                case .text: text.pages.append(page)
                }
            }
        }
        return [html, text]
    }

    private static func files(under folder: String) -> [String] {
        var names: [String] = []
        guard let directory = opendir(folder) else { return [folder] }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.utf8.starts(with: ".".utf8) { names.append(name) }
        }
        return names.sorted().flatMap { files(under: "\(folder)/\($0)") }
    }

    /// CPU time of this process.
    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// `0.0151` with four places.
    private static func shown(_ value: Double, _ places: Int) -> String {
        var unit = 1
        for _ in 0..<places { unit *= 10 }
        let scaled = Int((value * Double(unit)).rounded())
        let rest = String(scaled % unit)
        return "\(scaled / unit).\(String(repeating: "0", count: places - rest.count))\(rest)"
    }
}
