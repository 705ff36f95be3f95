import Model
import Testing

@testable import Enrich

/// What is put aside between reading an article and joining it comes back as it was.
struct JoinBytesTests {
    @Test(arguments: [0, 1, -1, 63, 64, -64, 300_000, Int(Int32.max), -9_000_000_000])
    func wholeNumbers(_ number: Int) {
        var writer = JoinWriter()
        writer.write(number)
        var reader = JoinReader(writer.bytes)
        #expect(reader.number() == number && reader.isAtEnd)
    }

    @Test(arguments: ["0", "-12.5", "180000000", "99999999999999999999.25"])
    func decimals(_ text: String) throws {
        let digits = text.filter { $0 != "." && $0 != "-" }
        let unscaled = try #require(Int128(digits)) * (text.hasPrefix("-") ? -1 : 1)
        let scale = text.split(separator: ".").dropFirst().first?.count ?? 0
        let number = FixedDecimal(unscaled: unscaled, scale: scale)
        var writer = JoinWriter()
        writer.write(number)
        var reader = JoinReader(writer.bytes)
        #expect(reader.decimal() == number && reader.isAtEnd)
    }

    @Test func anEventKeepsWhatItsRowIsMadeOf() throws {
        let day = try #require(CalendarDate(year: 2024, month: 2, day: 29))
        let event = LocalEvent(
            kind: "signing", title: "云岭芯谷签约", isNamed: true,
            date: Mention.DateSpan(
                start: day, end: day.adding(days: 2), precision: .day, hasYear: false, isSpan: true),
            dateText: "2月29日", place: Mention.Place(divisionCode: nil, country: "SG", name: "新加坡"),
            placeText: "新加坡", partners: [], projects: [], itemCount: 28, isPlanned: false,
            proofs: [], confidence: 0.85)
        var writer = JoinWriter()
        writer.write(event)
        var reader = JoinReader(writer.bytes)
        let read = reader.event()
        #expect(reader.isAtEnd)
        #expect(read.kind == event.kind && read.title == event.title && read.date == event.date)
        #expect(read.dateText == event.dateText && read.place == event.place)
        #expect(read.placeText == event.placeText && read.itemCount == 28)
        #expect(read.confidence == 0.85)
    }

    @Test func bytesThatEndTooEarlyReadAsNothing() {
        var reader = JoinReader([0x80])
        #expect(reader.number() == 0 && reader.isAtEnd)
        #expect(reader.text().isEmpty && reader.fixed() == 0 && reader.texts().isEmpty)
    }

    @Test("Parts follow the order of keys", arguments: [0, 1, 1 << 56, 1 << 57, .max] as [UInt64])
    func partsFollowKeys(_ value: UInt64) {
        let part = JoinBuckets.part(of: ContentNumber(value: value))
        #expect((0..<JoinBuckets.parts).contains(part))
        if value > 0 { #expect(JoinBuckets.part(of: ContentNumber(value: value - 1)) <= part) }
        #expect(value < .max || part == JoinBuckets.parts - 1)
    }
}
