import Model
import Testing

@testable import Enrich

/// `amount: investor, kind of event` of each investment.
@Suite struct InvestmentTiesTests {
    @Test(arguments: [
        (
            "江海科技有限公司投资30亿元在云岭高新区建设江海智能装备制造基地项目。",
            ["30亿元: 江海科技有限公司, "]
        ),
        // Nobody is named in the amount's sentence.
        (
            "江海科技有限公司建设江海智能装备制造基地项目。项目总投资30亿元。", ["30亿元: , "]
        ),
        (
            "5月6日,云岭高新区举行项目集中签约仪式,28个项目集中签约,总投资300亿元。",
            ["300亿元: , signing"]
        ),
    ])
    func onlyWhatTheSentenceTells(text: String, ties: [String]) throws {
        let data = try dataset(telling: text)
        let told = data.investments.map { row in
            let investor = data.partners.first { $0.partnerID == row.investorID }?.name ?? ""
            let event = data.events.first { $0.eventID == row.eventID }?.kind ?? ""
            return "\(row.amountText): \(investor), \(event)"
        }
        #expect(told == ties)
        for row in data.investments where row.investorID != nil {
            #expect(
                data.evidence.contains {
                    $0.rowID == row.investmentID && $0.field == "investor_id"
                })
        }
    }
}
