import Foundation
import Lexicon
import Model
import TestKit
import Testing
import Text

@testable import Values

/// Sentences of Tests/Fixtures/values/marked.txt: what is marked is read, and nothing else.
@Suite struct MarkedSentenceTests {
    @Test func everyMarkedValueIsReadAndNoOther() throws {
        let scanner = try ValueScanner(lexicons: LexiconStore())
        let reference = try #require(CalendarDate(year: 2022, month: 3, day: 10))
        let file = try String(
            contentsOfFile: fixturesFolder() + "/values/marked.txt", encoding: .utf8)
        var count = 0
        for line in Self.lines(file) {
            let bar = try #require(line.firstIndex(of: "|"))
            let kind = String(line[..<bar])
            let marked = try Self.parse(String(line[line.index(after: bar)...]))
            let bytes = Array(marked.text.utf8)
            var mentions: [Mention] = []
            scanner.scan(FoldedText(bytes), reference: reference, into: &mentions)
            let kinds = Set(marked.marks.map { $0.prefix { $0 != ":" } }.map(String.init) + [kind])
            let got = mentions.compactMap { Self.show($0, bytes) }
                .filter { kinds.contains(String($0.prefix { $0 != ":" })) }
            #expect(got == marked.marks, "\(marked.text)")
            count += 1
        }
        #expect(count == 87)
    }

    /// Lines of the file; a mark may hold a line break.
    private static func lines(_ file: String) -> [String] {
        var lines: [String] = []
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            if let last = lines.last,
                last.filter({ $0 == "⟦" }).count > last.filter({ $0 == "⟧" }).count
            {
                lines[lines.count - 1] = last + "\n" + line
            } else {
                lines.append(String(line))
            }
        }
        return lines
    }

    private static func parse(_ line: String) throws -> (text: String, marks: [String]) {
        var text = ""
        var marks: [String] = []
        var rest = Substring(line)
        while let open = rest.firstIndex(of: "⟦") {
            text += rest[..<open]
            let close = try #require(rest.firstIndex(of: "⟧"))
            let mark = rest[rest.index(after: open)..<close]
            let colon = try #require(mark.firstIndex(of: ":"))
            let equals = try #require(mark.lastIndex(of: "="))
            text += mark[mark.index(after: colon)..<equals]
            marks.append(String(mark))
            rest = rest[rest.index(after: close)...]
        }
        return (text + rest, marks)
    }

    private static func show(_ mention: Mention, _ bytes: [UInt8]) -> String? {
        let told = String(decoding: bytes[mention.range], as: UTF8.self)
        func span(_ low: String, _ high: String?) -> String { high.map { low + ".." + $0 } ?? low }
        switch mention.value {
        case .money(let money):
            var words = [
                span(money.amount.description, money.maximum?.description), money.currency,
            ]
            if money.qualifier != .exact { words.append(money.qualifier.rawValue) }
            if money.role != .amount { words.append(money.role.rawValue) }
            return "money:\(told)=\(words.joined(separator: " "))"
        case .quantity(let quantity):
            var words = [
                span(quantity.value.description, quantity.maximum?.description), quantity.unit,
            ]
            if quantity.qualifier != .exact { words.append(quantity.qualifier.rawValue) }
            return "quantity:\(told)=\(words.joined(separator: " "))"
        case .percent(let value): return "percent:\(told)=\(value)"
        case .multiple(let value): return "multiple:\(told)=\(value)"
        case .date(let date):
            let end = date.end == date.start ? nil : date.end.description
            return "date:\(told)=\(span(date.start.description, end)) \(date.precision.rawValue)"
        default: return nil
        }
    }
}
