// Times folding, simplifying and lexicon matching over files of text: CPU time, one thread, best of the rounds.
//
//     text-benchmark [--rounds N] FILE…
//
// One line a measurement: what, file, MB/s or milliseconds, checksum of what was computed. The checksum tells that two
// builds computed the same, and keeps the work from being left out.

import Glibc
import Lexicon
import Text

/// CPU time of the process in seconds.
func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return bytes }
        bytes.append(contentsOf: buffer[..<count])
    }
}

/// Cuts text into pieces of about a page, never inside a character.
func pages(of text: [UInt8], length: Int = 4096) -> [[UInt8]] {
    var pages: [[UInt8]] = []
    var start = 0
    while start < text.count {
        var end = min(start + length, text.count)
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        pages.append(Array(text[start..<end]))
        start = end
    }
    return pages
}

func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}

/// Runs `body` several times and prints its best CPU time as MB/s of `size` bytes, or as milliseconds.
func measure(
    _ name: String, _ file: String, size: Int?, rounds: Int, _ body: () throws -> UInt64
) rethrows {
    var best = Double.infinity
    var checksum: UInt64 = 0
    for _ in 0..<rounds {
        let start = cpuSeconds()
        checksum = try body()
        best = min(best, cpuSeconds() - start)
    }
    let figure =
        size.map { "\(decimal(Double($0) / 1e6 / best)) MB/s" } ?? "\(decimal(best * 1e3)) ms"
    print("\(name)\t\(file)\t\(figure)\t\(String(checksum, radix: 16))")
}

func mix(_ sum: UInt64, _ value: UInt64) -> UInt64 {
    (sum ^ value) &* 0x9E37_79B9_7F4A_7C15 &+ (sum >> 29)
}

func checksum(_ bytes: [UInt8]) -> UInt64 {
    // FNV-1a, of one byte in sixteen: reading the result must cost less than making it.
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in stride(from: 0, to: bytes.count, by: 16) {
        sum = (sum ^ UInt64(bytes[index])) &* 0x100_0000_01B3
    }
    return mix(sum, UInt64(bytes.count))
}

func run() throws {
    var files = Array(CommandLine.arguments.dropFirst())
    var rounds = 5
    if files.count > 1, files[0] == "--rounds", let told = Int(files[1]) {
        rounds = max(1, told)
        files.removeFirst(2)
    }
    guard !files.isEmpty else {
        print("usage: text-benchmark [--rounds N] FILE…")
        exit(64)
    }
    let rows = try LexiconStore().table("words").rows
    let words = rows.enumerated().map { (word: $1[0], value: Int32($0)) }
    let matcher = WordMatcher(words)
    let simplifier = Simplifier(region: .standard)

    measure("build-matcher", "\(words.count) words", size: nil, rounds: rounds) {
        UInt64(WordMatcher(words).longestMatch(in: [0x5408, 0x4F5C].span, at: 0)?.value ?? 0)
    }
    measure("build-simplifier", "-", size: nil, rounds: rounds) {
        checksum(Simplifier(region: .standard).simplify(Array("產業".utf8).span).bytes)
    }
    for file in files {
        guard let text = read(file) else {
            print("\(file): cannot be read")
            exit(66)
        }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let pages = pages(of: text)
        var folded = FoldedText()
        measure("fold", name, size: text.count, rounds: rounds) {
            var sum: UInt64 = 0
            for page in pages {
                folded.fold(page.span)
                sum = mix(sum, UInt64(folded.count) << 32 | UInt64(folded.characters.last ?? 0))
            }
            return sum
        }
        measure("simplify", name, size: text.count, rounds: rounds) {
            pages.reduce(0) { mix($0, checksum(simplifier.simplify($1.span).bytes)) }
        }
        let shadows = pages.map { FoldedText($0) }
        var hits: [Hit] = []
        func sum(_ hits: [Hit]) -> UInt64 {
            mix(UInt64(hits.count), UInt64(truncatingIfNeeded: hits.last?.value ?? 0))
        }
        measure("match", name, size: text.count, rounds: rounds) {
            shadows.reduce(0) {
                hits.removeAll(keepingCapacity: true)
                matcher.longestMatches(in: $1.characters.span, into: &hits)
                return mix($0, sum(hits))
            }
        }
        measure("match-all", name, size: text.count, rounds: rounds) {
            shadows.reduce(0) {
                hits.removeAll(keepingCapacity: true)
                matcher.allMatches(in: $1.characters.span, into: &hits)
                return mix($0, sum(hits))
            }
        }
        measure("fold+match", name, size: text.count, rounds: rounds) {
            pages.reduce(0) {
                hits.removeAll(keepingCapacity: true)
                folded.fold($1.span)
                matcher.longestMatches(in: folded.characters.span, into: &hits)
                return mix($0, sum(hits))
            }
        }
    }
}

try run()
