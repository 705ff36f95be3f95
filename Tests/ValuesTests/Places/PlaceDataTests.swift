import Lexicon
import Testing

@testable import Values

@Suite("Tables of places")
struct PlaceDataTests {
    private let divisions: Divisions

    init() throws { divisions = try Divisions(LexiconStore()) }

    @Test("Every division but a province lies in another one")
    func parents() {
        for index in 0..<divisions.count {
            let parent = Int(divisions.parents[index])
            #expect((parent < 0) == (divisions.levels[index] == .province))
            if parent >= 0 { #expect(divisions.levels[parent] != .district) }
        }
    }

    @Test("The table has as many provinces, prefectures and counties as its source")
    func counts() {
        #expect(divisions.levels.count { $0 == .province } == 34)
        // 293 cities, 7 regions, 30 autonomous prefectures and 3 leagues.
        #expect(divisions.levels.count { $0 == .city } == 333)
        #expect(divisions.levels.count { $0 == .district } == 2850)
    }

    @Test(
        "Codes lead to full names",
        arguments: [
            ("320205", "江苏省无锡市锡山区"), ("310115", "上海市浦东新区"), ("441900", "广东省东莞市"),
            ("429004", "湖北省仙桃市"), ("330114", "浙江省杭州市钱塘区"), ("410307", "河南省洛阳市偃师区"),
            ("540481", "西藏自治区林芝市米林市"), ("810000", "香港特别行政区"),
        ])
    func names(_ code: String, _ name: String) throws {
        let index = try #require(divisions.index(ofCode: code))
        #expect(divisions.fullName(index) == name)
        #expect(divisions.code(index) == code)
    }

    @Test("Codes that are none lead nowhere", arguments: ["", "32020", "999999", "32020x", "０"])
    func unknownCodes(_ code: String) { #expect(divisions.index(ofCode: code) == nil) }

    @Test(
        "Cities and provinces of a division",
        arguments: [
            ("320205", "无锡市", "江苏省"), ("310115", "上海市", "上海市"), ("429004", nil, "湖北省"),
            ("320000", nil, "江苏省"), ("110000", "北京市", "北京市"),
        ] as [(String, String?, String)])
    func ancestors(_ code: String, _ city: String?, _ province: String) throws {
        let index = try #require(divisions.index(ofCode: code))
        #expect(divisions.city(of: index).map { divisions.names[$0] } == city)
        #expect(divisions.names[divisions.province(of: index)] == province)
    }

    @Test(
        "Rows are sorted by the bytes of their first column and unique",
        arguments: [
            "divisions", "division_changes", "zones", "zone_kinds", "countries",
            "division_abbreviations", "place_blocks", "place_cues", "place_hosts", "universities",
            "research_institutes",
        ])
    func sorted(_ name: String) throws {
        let rows = try LexiconStore().table(name).rows
        #expect(!rows.isEmpty)
        for (left, right) in zip(rows, rows.dropFirst()) {
            #expect(left[0].utf8.lexicographicallyPrecedes(right[0].utf8))
        }
    }

    @Test("Universities and institutes have a division that exists, or a country abroad")
    func seats() throws {
        let universities = try PlaceTable(
            "universities", columns: ["name", "title", "code", "country"], in: LexiconStore()
        ).rows
        let names = Set(universities.map { $0[0] })
        for row in universities {
            #expect(names.contains(row[1]), "\(row[0]) leads to an unknown title")
            #expect(row[2].isEmpty || divisions.index(ofCode: row[2]) != nil, "\(row[0])")
            #expect(row[3].utf8.count == 2)
        }
        let institutes = try PlaceTable(
            "research_institutes", columns: ["name", "title", "code"], in: LexiconStore()
        ).rows
        for row in institutes {
            #expect(divisions.index(ofCode: row[2]) != nil, "\(row[0])")
        }
    }
}
