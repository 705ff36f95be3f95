import Model
import Testing

@testable import Enrich

/// In which month a digest of a month tells its days (articles are published on 8 May 2023).
@Suite struct DigestMonthTests {
    @Test(arguments: [
        ("云岭高新区4月大事记\n9日,远拓新材料有限公司与江海大学签订战略合作协议。", "2023-04-09"),
        // A run of digits before 月 is no month, however long.
        (
            "云岭高新区99999999999999999999999999月大事记\n3日,远拓新材料有限公司与江海大学签订战略合作协议。",
            "2023-05-03"
        ),
    ])
    func daysBelongToTheMonthTold(text: String, day: String) throws {
        #expect(try dataset(telling: text).events.map { $0.startOn?.description } == [day])
    }
}
