import Testing

@testable import Text

@Suite("UTF-8 validation")
struct UTF8ValidationTests {
    /// Bytes around a boundary of the standard (Unicode 16, table 3-7), between letters and hanzi.
    @Test(
        "Agrees with the standard library on every pair of lead and continuation bytes",
        arguments: [[], [0x80], [0x80, 0x80], [0xBF, 0x80, 0x80], [0x41]] as [[UInt8]])
    func pairs(rest: [UInt8]) {
        for lead in UInt8(0x7F)...0xFF {
            for second in UInt8.min...0xFF {
                for before in [[], Array("ab".utf8), Array("园区2024".utf8)] as [[UInt8]] {
                    let bytes = before + [lead, second] + rest
                    let isValid = String(validating: bytes, as: UTF8.self) != nil
                    #expect(isValidUTF8(bytes[...]) == isValid, "\(bytes)")
                }
            }
        }
    }

    @Test("Takes long runs of ASCII, whatever ends them")
    func runs() {
        for length in 0..<40 {
            let run = [UInt8](repeating: 0x61, count: length)
            #expect(isValidUTF8(run[...]))
            #expect(isValidUTF8((run + Array("园".utf8) + run)[...]))
            #expect(!isValidUTF8((run + [0xE5, 0x9B])[...]))
            #expect(!isValidUTF8((run + [0x80] + run)[...]))
        }
    }
}
