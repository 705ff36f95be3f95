import Model
import Testing

@testable import Load

@Suite struct KeyCheckerTests {
    private func violations(_ change: (inout Dataset) -> Void) throws -> [String] {
        var data = sampleDataset()
        change(&data)
        return try KeyChecker().check(data).map(\.description)
    }

    @Test func aSoundDatasetHasNone() throws {
        #expect(try violations { _ in } == [])
        #expect(try KeyChecker().check(Dataset()) == [])
    }

    @Test func aKeyThatNobodyHas() throws {
        #expect(
            try violations { $0.investments[0].projectID = "prj_99" }
                == ["investments.project_id: not in projects.project_id: prj_99"])
        #expect(
            try violations { $0.projects[0].industries = ["C39", "Z1"] }
                == ["projects.industries: not in industries.industry_code: Z1"])
    }

    @Test func evidenceForARowThatIsNotThere() throws {
        #expect(
            try violations { $0.evidence[1].rowID = "inv_02" }
                == ["evidence.row_id: not in investments.investment_id: inv_02"])
    }

    @Test func twoRowsWithOneKeyAndRowsOutOfOrder() throws {
        #expect(
            try violations { $0.partners.append($0.partners[1]) }
                == ["partners.partner_id: not unique: ptr_02"])
        #expect(
            try violations { $0.places.swapAt(0, 1) } == [
                "places.division_code: not in order at 320000"
            ])
    }

    @Test func aCodeOutsideTheList() throws {
        #expect(
            try violations { $0.events[0].kind = "party" }
                == ["events.kind: not one of the column's codes: party"])
    }

    @Test func samplesAreFewAndTheCountIsWhole() throws {
        let found = try violations { data in
            data.partners = (10..<40).map { number in
                var row = data.partners[0]
                row.partnerID = "ptr_\(number)"
                row.divisionCode = "9999\(number)"
                return row
            }
        }
        #expect(
            found.contains { $0.contains("999910, 999911, 999912, 999913, 999914 … (30 rows)") })
    }
}
