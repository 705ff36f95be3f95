import Model
import Testing

@testable import Pipeline

/// Corrections name one cell each and what it holds now.
struct CorrectionTests {
    private static let event = EventRow(
        eventID: "evt_1", kind: "signing", title: "云岭科技与江海大学签约",
        startOn: CalendarDate(year: 2022, month: 3, day: 4), datePrecision: "day", articleCount: 1,
        articleID: "art_1", confidence: FixedDecimal(1))

    private func corrected(_ lines: String) throws -> Dataset {
        var dataset = Dataset()
        dataset.events = [Self.event]
        let text = "table,row,column,expected,new\n" + lines
        try Corrections(Array(text.utf8), file: "c.csv").apply(to: &dataset)
        return dataset
    }

    @Test func cellsAreChanged() throws {
        let dataset = try corrected(
            "events,evt_1,start_on,2022-03-04,2022-03-05\r\n"
                + "events,evt_1,title,云岭科技与江海大学签约,\"甲,“乙”签约\"\nevents,evt_1,item_count,,3\n")
        #expect(dataset.events[0].startOn == CalendarDate(year: 2022, month: 3, day: 5))
        #expect(dataset.events[0].title == "甲,“乙”签约")
        #expect(dataset.events[0].itemCount == 3)
    }

    @Test(arguments: [
        ("events,evt_2,kind,signing,visit", "no row"),
        ("events,evt_1,kind,visit,signing", "holds \"signing\""),
        ("events,evt_1,kind,signing,party", "is none of"),
        ("events,evt_1,start_on,2022-03-04,March", "is not a day"),
        ("events,evt_1,event_id,evt_1,evt_2", "takes no corrections"),
        ("evidence,e,quote,a,b", "takes no corrections"),
        ("events,evt_1,kind", "cells"),
        ("events,evt_1,kind,signing,visit\nevents,evt_1,kind,visit,other", "line 2 corrects"),
        ("events,evt_1,kind,\"signing,visit", "not closed"),
    ])
    func whatMeetsNothingIsAnError(line: String, message: String) {
        let error = #expect(throws: CorrectionError.self) { try corrected(line) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix("c.csv:") == true)
    }

    @Test func theHeaderIsNeeded() {
        #expect(throws: CorrectionError.self) {
            try Corrections(Array("events,evt_1,kind,signing,visit".utf8), file: "c.csv")
        }
    }
}
