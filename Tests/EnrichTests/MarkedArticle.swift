import Model

@testable import Enrich

/// A text whose mentions are marked: `⟦organization:云岭科技⟧获得⟦money:3亿元=300000000 CNY⟧`.
struct MarkedArticle {
    let article: Article
    let mentions: [Mention]

    init(_ marked: String, published: CalendarDate? = CalendarDate(year: 2022, month: 3, day: 10)) {
        var text: [UInt8] = []
        var mentions: [Mention] = []
        var open: [(kind: String, start: Int)] = []
        var rest = Substring(marked)
        while let first = rest.first {
            rest = rest.dropFirst()
            if first == "⟦", let colon = rest.firstIndex(of: ":") {
                open.append((String(rest[..<colon]), text.count))
                rest = rest[rest.index(after: colon)...]
            } else if first == "⟧", let last = open.popLast() {
                mentions.append(
                    Mention(
                        range: last.start..<text.count,
                        value: Self.value(
                            last.kind, String(decoding: text[last.start...], as: UTF8.self))))
            } else {
                text += Array(String(first).utf8)
            }
        }
        self.mentions = mentions.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        article = Article(
            source: Source(path: "marked.txt"), pageDigest: ContentDigest(of: text), url: nil,
            number: 1, title: nil, published: published, publisher: nil, authors: [],
            script: .simplified, isTruncated: false, text: text, paragraphs: [0..<text.count],
            sourceMap: SourceMap(segments: [SourceMap.Segment(text: 0, page: 0)]), lines: [])
    }

    /// `money 300000000 CNY`, `money 300000000 CNY over`, `date 2022-03-04`, `place 320205`, `quantity 15 个`, `organization park`.
    private static func value(_ kind: String, _ text: String) -> Mention.Value {
        let parts = kind.split(separator: " ").map(String.init)
        let argument = parts.count > 1 ? parts[1] : ""
        let unit = parts.count > 2 ? parts[2] : ""
        switch parts[0] {
        case "money":
            let qualifier = Mention.Qualifier(rawValue: parts.count > 3 ? parts[3] : "exact")
            return .money(
                Mention.Money(
                    amount: FixedDecimal(Int(argument) ?? 0), currency: unit,
                    qualifier: qualifier ?? .exact))
        case "quantity":
            return .quantity(Mention.Quantity(value: FixedDecimal(Int(argument) ?? 0), unit: unit))
        case "date":
            let numbers = argument.split(separator: "-").compactMap { Int($0) }
            let month = numbers.count > 1 ? numbers[1] : 1
            let day = numbers.count > 2 ? numbers[2] : 1
            let start =
                CalendarDate(year: numbers.first ?? 2000, month: month, day: day)
                ?? CalendarDate(daysSinceEpoch: 0)
            return .date(
                Mention.DateSpan(
                    start: start, end: start,
                    precision: numbers.count > 2 ? .day : numbers.count > 1 ? .month : .year))
        case "place":
            return .place(Mention.Place(divisionCode: argument, country: "CN", name: text))
        case "person": return .person(name: text)
        case "project": return .project(name: text)
        default:
            return .organization(
                Mention.Organization(
                    name: text,
                    kind: Mention.Organization.Kind(rawValue: argument) ?? .company))
        }
    }
}
