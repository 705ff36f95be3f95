import Foundation
import Model
import TestKit
import Testing

@Suite struct RejectCodesTests {
    /// Every code has one row in docs/reject-codes.md, with a meaning and the remedy that the program tells, and no other has.
    @Test func `every code is documented`() throws {
        let root = fixturesFolder().dropLast("/Tests/Fixtures".count)
        let page = try String(contentsOfFile: root + "/docs/reject-codes.md", encoding: .utf8)
        var documented: [String] = []
        for line in page.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 3 && cells.allSatisfy { $0.count > 5 }, "\(line)")
            let code = cells[0].trimmingCharacters(in: ["`"])
            #expect(cells[2] == Reject.Reason(rawValue: code)?.remedy)
            documented.append(code)
        }
        #expect(documented == Reject.Reason.allCases.map(\.rawValue))
    }
}
