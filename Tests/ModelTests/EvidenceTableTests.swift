import Model
import Testing

struct EvidenceTableTests {
    private let rows = [
        EvidenceRow(
            tableName: "events", rowID: "evt_1", articleID: "art_1", startOffset: 3, endOffset: 5,
            quote: "签约", sourceStartOffset: 9, sourceEndOffset: 15),
        EvidenceRow(
            tableName: "events", rowID: "evt_1", field: "title", articleID: "art_2",
            startOffset: 0, endOffset: 0, quote: ""),
        EvidenceRow(
            tableName: "investments", rowID: "inv_1", articleID: "art_1", startOffset: 1,
            endOffset: 2, quote: "亿"),
    ]

    @Test func givesBackTheRowsItWasMadeOf() {
        #expect(Array(EvidenceTable(rows)) == rows)
        #expect(EvidenceTable(rows) != EvidenceTable(rows.reversed()))
    }

    @Test func aRowCanBeChangedInItsPlace() {
        var table = EvidenceTable(rows)
        table[1].rowID = "evt_2"
        table[1].quote = "开工"
        #expect(table[1].rowID == "evt_2" && table[1].quote == "开工" && table[1].field == "title")
        #expect(table[0] == rows[0] && table[2] == rows[2])
    }

    @Test func rowsOfWhatIsGoneGo() {
        var table = EvidenceTable(rows)
        table.removeAll { name, rowID in name == "events" && rowID == "evt_1" }
        #expect(Array(table) == [rows[2]])
    }
}
