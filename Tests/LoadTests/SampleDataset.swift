import Model

@testable import Load

/// A small sound dataset with invented companies: every kind of value, nulls and awkward text.
func sampleDataset() -> Dataset {
    var data = Dataset()
    let score = FixedDecimal(unscaled: 85, scale: 2)
    let day = CalendarDate(year: 2022, month: 3, day: 10)
    data.articles = [
        ArticleRow(
            articleID: "art_01", source: "pages/a.txt", url: "https://example.cn/a?x=1,2",
            articleNumber: 1, copies: 0, title: "星河\"集成电路\"基地签约", publishedOn: day,
            publisher: "某某日报", authors: ["张三", "李;四", "王\\五"], script: "Hans",
            status: "kept", truncated: false, characterCount: 9,
            text: Array("第一段,\n第二段。".utf8)),
        ArticleRow(
            articleID: "art_02", source: "pages/b.txt", articleNumber: 1, copies: 2, title: "",
            script: "Hant", status: "duplicate", duplicateOf: "art_01", truncated: true,
            characterCount: 0, text: []),
    ]
    data.places = [
        PlaceRow(
            divisionCode: "320000", name: "江苏省", level: "province", province: "江苏省",
            country: "CN"),
        PlaceRow(
            divisionCode: "320200", name: "无锡市", level: "city", parentCode: "320000",
            province: "江苏省", city: "无锡市", country: "CN"),
    ]
    data.industries = [
        IndustryRow(industryCode: "C39", name: "计算机、通信和其他电子设备制造业", level: 2)
    ]
    data.currencies = [
        CurrencyRow(currency: "CNY", name: "人民币", nameEN: "Yuan renminbi", minorUnits: 2),
        CurrencyRow(currency: "USD", name: "美元", minorUnits: 2),
    ]
    data.partners = [
        PartnerRow(
            partnerID: "ptr_01", name: "=星河半导体(无锡)有限公司", aliases: ["星河半导体"],
            kind: "company", divisionCode: "320200", province: "江苏省", city: "无锡市",
            country: "CN", projectCount: 1, eventCount: 1, articleCount: 1, firstSeenOn: day,
            lastSeenOn: day, confidence: score),
        PartnerRow(
            partnerID: "ptr_02", name: "320200198001011234", kind: "other", projectCount: 0,
            eventCount: 1, articleCount: 1, confidence: FixedDecimal(1)),
    ]
    data.projects = [
        ProjectRow(
            projectID: "prj_01", name: "星河集成电路基地", aliases: [], kind: "manufacturing",
            status: "signed", statusOn: day, divisionCode: "320200", industries: ["C39"],
            totalInvestment: FixedDecimal(180_000_000), totalInvestmentCurrency: "USD",
            totalInvestmentCNY: FixedDecimal(unscaled: 114_300_000_055, scale: 2),
            landAreaM2: FixedDecimal(unscaled: 66_666_666_667, scale: 6), articleCount: 1,
            confidence: score)
    ]
    data.events = [
        EventRow(
            eventID: "evt_01", kind: "signing", title: "集中签约", startOn: day, endOn: day,
            datePrecision: "day", dateText: "3月10日", itemCount: 3, articleCount: 1,
            articleID: "art_01", confidence: score)
    ]
    data.investments = [
        InvestmentRow(
            investmentID: "inv_01", kind: "total", scope: "project",
            amount: FixedDecimal(180_000_000), currency: "USD", qualifier: "about",
            amountText: "约1.8亿美元", projectID: "prj_01", investorID: "ptr_01",
            eventID: "evt_01", asOf: day, articleID: "art_01", confidence: score)
    ]
    data.projectPartners = [
        ProjectPartnerRow(
            projectID: "prj_01", partnerID: "ptr_01", role: "investor", articleID: "art_01",
            confidence: score)
    ]
    data.eventPartners = [
        EventPartnerRow(
            eventID: "evt_01", partnerID: "ptr_01", role: "signatory", articleID: "art_01",
            confidence: score),
        EventPartnerRow(
            eventID: "evt_01", partnerID: "ptr_02", role: "host", articleID: "art_01",
            confidence: score),
    ]
    data.eventProjects = [
        EventProjectRow(
            eventID: "evt_01", projectID: "prj_01", articleID: "art_01", confidence: score)
    ]
    data.partnerships = [
        PartnershipRow(
            partnerAID: "ptr_01", partnerBID: "ptr_02", eventID: "evt_01", kind: "signing",
            topics: ["C39"], since: day, articleID: "art_01", confidence: score)
    ]
    data.metrics = [
        MetricRow(
            metricID: "met_01", subjectKind: "project", subjectID: "prj_01",
            subjectName: "星河集成电路基地", kind: "land_area",
            value: FixedDecimal(unscaled: 666_666_667, scale: 4), unit: "m2", qualifier: "about",
            articleID: "art_01", confidence: score)
    ]
    data.evidence = [
        EvidenceRow(
            tableName: "investments", rowID: "inv_01", articleID: "art_01", startOffset: 0,
            endOffset: 3, quote: "第一段", sourceStartOffset: 120, sourceEndOffset: 129),
        EvidenceRow(
            tableName: "investments", rowID: "inv_01", field: "amount", articleID: "art_01",
            startOffset: 0, endOffset: 3, quote: "第一段"),
    ]
    data.rejects = [
        RejectRow(
            source: "pages/c.bin", stage: "extract", code: "binary",
            message: "the page is not text")
    ]
    return data
}
