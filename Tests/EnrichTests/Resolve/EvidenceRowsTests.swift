import Model
import Testing

@testable import Enrich

struct EvidenceRowsTests {
    private func row(_ table: String, _ id: String, _ field: String?, _ start: Int) -> EvidenceRow {
        EvidenceRow(
            tableName: table, rowID: id, field: field, articleID: "art_1", startOffset: start,
            endOffset: start + 2, quote: "签约")
    }

    @Test("Rows come out by table, row, field and place, each once, whatever their order was")
    func sortsAndUnites() {
        let sorted = [
            row("events", "evt_00000a", nil, 4), row("events", "evt_00000b", nil, 0),
            row("events", "evt_00000b", nil, 7), row("events", "evt_00000b", "title", 1),
            row("partners", "ptr_0", nil, 0), row("partners", "ptr_00", nil, 0),
        ]
        for shift in 0..<sorted.count {
            var rows = EvidenceRows()
            rows.add(Array(sorted[shift...]))
            rows.add(Array(sorted[..<shift].reversed()))
            rows.add([sorted[3], sorted[0]])
            #expect(rows.finish() == sorted)
            #expect(rows.rows.isEmpty)
        }
    }

    @Test func hasNothingToTellOfNothing() {
        var rows = EvidenceRows()
        #expect(rows.finish().isEmpty)
    }
}
