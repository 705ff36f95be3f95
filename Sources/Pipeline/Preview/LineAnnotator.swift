import Enrich
import Model
import Text

/// One line of `winnow annotate`: `{"id","text","reference_date"?}` in, `{"id","mentions":[…]}` out.
///
/// Without a reference date `下周一` is a date whose `start_on`, `end_on` and `precision` are null.
package struct LineAnnotator: Sendable {
    private let finder: MentionFinder
    private let kinds: Set<String>?
    private let addsSimplified: Bool
    private let simplifier: Simplifier

    package init(
        finder: MentionFinder, kinds: Set<String>? = nil, addsSimplified: Bool = false,
        region: Simplifier.Region = .automatic
    ) {
        simplifier = Simplifier(region: region)
        self.finder = finder
        self.kinds = kinds
        self.addsSimplified = addsSimplified
    }

    /// The answer to one line, and what was doubtful about the line.
    package struct Answer: Sendable {
        /// JSON without a line break; offsets count code points of `text` as it came.
        package let json: [UInt8]
        package let doubt: String?
    }

    /// Answers one line. A reference date that is none is a doubt: the text is read without it.
    package func annotate(_ line: [UInt8]) throws(LineError) -> Answer {
        let record: JSON
        do {
            record = try JSONParser.parse(line)
        } catch {
            throw LineError(message: "no JSON: column \(error.column): \(error.message)")
        }
        guard case .object = record.value else {
            throw LineError(message: "an object {\"id\",\"text\"} is expected, not \(record.kind)")
        }
        guard let text = record["text"]?.string else {
            throw LineError(message: "the member \"text\" is missing or no string")
        }
        let bytes = Array(text.utf8)
        let told = record["reference_date"].flatMap { $0.isNull ? nil : $0 }
        let reference = told?.string.flatMap(CalendarDate.init(prefixOf:))
        let simplified = simplifier.simplify(bytes.span)
        var mentions = finder.mentions(in: simplified.bytes, reference: reference)
        if kinds?.contains("trigger") ?? true {
            mentions += finder.triggerMentions(in: simplified.bytes, beside: mentions)
            mentions.sort {
                ($0.range.lowerBound, $0.range.upperBound)
                    < ($1.range.lowerBound, $1.range.upperBound)
            }
        }
        let offsets = CodePointIndex(bytes)
        var output = WrittenMembers()
        output.bytes.reserveCapacity(line.count * 2)
        output.bytes += "{\"id\":".utf8
        output.bytes += JSONWriter.compact(record["id"] ?? .null)
        output.bytes += ",\"mentions\":[".utf8
        let undated =
            reference == nil && kinds?.contains("date") ?? true
            ? finder.undatedRanges(in: simplified.bytes, beside: mentions) : []
        var next = 0
        var isFirst = true
        func separate() {
            if !isFirst { output.bytes.append(UInt8(ascii: ",")) }
            isFirst = false
        }
        func writeUndated(before start: Int) {
            while next < undated.count, undated[next].lowerBound <= start {
                separate()
                MentionJSON.writeUndated(
                    at: simplified.originalRange(of: undated[next]), in: bytes, offsets: offsets,
                    into: &output)
                next += 1
            }
        }
        for mention in mentions where kinds?.contains(MentionJSON.kind(of: mention)) ?? true {
            writeUndated(before: mention.range.lowerBound)
            separate()
            MentionJSON.write(
                mention, at: simplified.originalRange(of: mention.range), in: bytes,
                offsets: offsets, into: &output)
        }
        writeUndated(before: simplified.bytes.count)
        output.bytes.append(UInt8(ascii: "]"))
        if addsSimplified {
            output.bytes += ",\"simplified\":".utf8
            JSONWriter.append(quoted: simplified.bytes.span, to: &output.bytes)
        }
        output.bytes.append(UInt8(ascii: "}"))
        return Answer(
            json: output.bytes,
            doubt: told != nil && reference == nil
                ? "\"reference_date\" is no day such as \"2022-03-10\"; read without it" : nil)
    }
}

/// Why a line of `winnow annotate` has no answer.
package struct LineError: Error, CustomStringConvertible {
    package let message: String
    package var description: String { message }
}

extension CalendarDate {
    /// Reads `2022-03-10`, with or without a time after it.
    package init?(prefixOf text: String) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes.count == 10 || [UInt8(ascii: "T"), 0x20].contains(bytes[10])
        else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].allSatisfy { (0x30...0x39).contains($0) }
                ? bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }
}

extension SimplifiedText {
    /// The original bytes of a span of the simplified text.
    fileprivate func originalRange(of range: Range<Int>) -> Range<Int> {
        let start = originalOffset(of: range.lowerBound)
        return start..<max(start, originalOffset(of: range.upperBound))
    }
}
