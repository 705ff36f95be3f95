import Testing

@testable import Enrich

struct KeyRegistryTests {
    @Test func aShortFormMeetsTheFullNameAllAgreeOn() {
        let registry = KeyRegistry([
            (main: "云岭科技集团有限公司", forms: ["云岭科技集团有限公司", "云岭科技"]),
            (main: "云岭科技", forms: ["云岭科技"]),
        ])
        #expect(registry.key(for: "云岭科技") == "云岭科技集团有限公司")
    }

    @Test func aFormOfTwoCompaniesStaysByItself() {
        let registry = KeyRegistry([
            (main: "云岭科技(无锡)有限公司", forms: ["云岭科技"]),
            (main: "云岭科技(深圳)有限公司", forms: ["云岭科技"]),
        ])
        #expect(registry.key(for: "云岭科技") == "云岭科技")
    }

    @Test func chainsOfFormsEndAtTheFullestName() {
        let registry = KeyRegistry([
            (main: "云岭科技集团", forms: ["云岭"]),
            (main: "云岭科技集团有限公司", forms: ["云岭科技集团"]),
        ])
        #expect(registry.key(for: "云岭") == "云岭科技集团有限公司")
    }
}
