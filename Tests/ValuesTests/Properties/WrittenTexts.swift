import Lexicon
import Model
import Testing
import Text

@testable import Values

/// Texts of one clause each, read together: `甲。乙。丙。`, with what every clause must say.
struct WrittenTexts<Value: Equatable> {
    private(set) var bytes: [UInt8] = []
    private(set) var clauses: [(told: String, range: Range<Int>, value: Value)] = []

    mutating func add(_ told: String, _ value: Value) {
        let start = bytes.count
        bytes += told.utf8
        clauses.append((told, start..<bytes.count, value))
        bytes += "。".utf8
    }

    /// Reads all clauses and tells those that do not say their value with their whole extent.
    func misread(
        _ scanner: ValueScanner, _ kind: ValueKinds, reference: CalendarDate? = nil,
        _ value: (Mention.Value) -> Value?
    ) -> [String] {
        var mentions: [Mention] = []
        scanner.scan(FoldedText(bytes), reference: reference, kinds: kind, into: &mentions)
        var misread: [String] = []
        var next = 0
        for clause in clauses {
            var found: [Mention] = []
            while next < mentions.count, mentions[next].range.lowerBound < clause.range.upperBound {
                found.append(mentions[next])
                next += 1
            }
            if found.count != 1 || found[0].range != clause.range
                || value(found[0].value) != clause.value
            {
                let told = found.map { String(decoding: bytes[$0.range], as: UTF8.self) }
                misread.append("\(clause.told) should be \(clause.value), is \(told) \(found)")
            }
        }
        return misread
    }
}

extension ValueScanner {
    /// Built once for all properties: it takes longer than reading their texts.
    static let shared = try? ValueScanner(lexicons: LexiconStore())
}
