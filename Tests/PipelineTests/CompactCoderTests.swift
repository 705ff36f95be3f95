import Model
import Testing

@testable import Pipeline

@Suite struct CompactCoderTests {
    private enum Shape: Codable, Equatable {
        case point
        case circle(radius: Int)
        case box(Int, height: Int?)
    }

    private struct Everything: Codable, Equatable {
        var name = "无锡 \u{1F600}"
        var missing: String?
        var present: String? = ""
        var flag = true
        var optionalFlag: Bool? = false
        var small = -1
        var largest = Int.max
        var smallest = Int.min
        var word = UInt64.max
        var byte: UInt8 = 255
        var narrow: Int32 = .min
        var ratio = -0.0
        var number: Double? = .infinity
        var range = -3..<1_000_000
        var bytes: [UInt8] = [0, 255, 10]
        var words: [UInt64] = [1, .max]
        var characters: [UInt32] = [0x4E00, .max]
        var names = ["a", "", "锡"]
        var shapes = [Shape.point, .circle(radius: 3), .box(1, height: nil), .box(2, height: 7)]
        var amount = FixedDecimal(unscaled: -123_456_789_012_345_678_901_234_567_890, scale: 4)
        var day = CalendarDate(daysSinceEpoch: -1)
    }

    @Test func everyShapeComesBack() throws {
        let value = Everything()
        let bytes = try CompactEncoder.encode(value)
        let read = try CompactDecoder.decode(Everything.self, from: bytes)
        #expect(read == value)
        #expect(read.ratio.sign == .minus)
        #expect(try CompactEncoder.encode(read) == bytes)
    }

    @Test func everyTornPieceIsAnErrorAndNothingElse() throws {
        let bytes = try CompactEncoder.encode(Everything())
        for end in bytes.indices {
            #expect(throws: (any Error).self) {
                try CompactDecoder.decode(Everything.self, from: Array(bytes[..<end]))
            }
        }
        #expect(throws: (any Error).self) {
            try CompactDecoder.decode(Everything.self, from: bytes + [0])
        }
    }

    @Test func changedBytesNeverCrash() throws {
        let bytes = try CompactEncoder.encode(Everything())
        for place in bytes.indices {
            for flip: UInt8 in [0x01, 0x80, 0xFF] {
                var changed = bytes
                changed[place] ^= flip
                _ = try? CompactDecoder.decode(Everything.self, from: changed)
            }
        }
    }
}
