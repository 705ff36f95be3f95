import Model

extension Schema {
    static let articles = Table(
        "articles", "文章", "Articles", key: ["article_id"],
        foreignKeys: [ForeignKey("duplicate_of", "articles", "article_id")],
        rows: { $0.articles },
        columns: [
            .string(
                "article_id", "文章编号", "Article identifier",
                note: "art_ and 16 hexadecimal digits of the page's digest and the article's number"
            ) { $0.articleID },
            .string(
                "source", "来源文件", "Source",
                note: "Path of the page below the input root; archive#offset in an archive"
            ) { $0.source },
            .optionalString("url", "网址", "URL") { $0.url },
            .int32("article_number", "页内序号", "Number on the page", note: "From 1") {
                $0.articleNumber
            },
            .int32("copies", "相同页数", "Copies", note: "How many other pages have the same bytes") {
                $0.copies
            },
            .optionalString("title", "标题", "Title") { $0.title },
            .optionalDate("published_on", "发布日期", "Published on") { $0.publishedOn },
            .optionalString("publisher", "发布媒体", "Publisher") { $0.publisher },
            .list("authors", "作者", "Authors") { $0.authors },
            .string(
                "script", "原文字形", "Script",
                note: "ISO 15924, before folding to simplified characters", codes: ["Hans", "Hant"]
            ) { $0.script },
            .string("status", "状态", "Status", codes: ["kept", "duplicate", "fragment", "rejected"])
            { $0.status },
            .optionalString(
                "reason", "原因", "Reason",
                note:
                    "Why the article was not kept; excerpt: it is a part of the one in duplicate_of"
            ) {
                $0.reason
            },
            .optionalString(
                "duplicate_of", "重复于", "Duplicate of",
                note: "The kept article that this one republishes"
            ) { $0.duplicateOf },
            .boolean(
                "truncated", "是否截断", "Truncated", note: "The page breaks off inside the article"
            ) { $0.truncated },
            .int32("character_count", "字数", "Characters", unit: "code points") {
                $0.characterCount
            },
            .utf8(
                "text", "正文", "Text",
                note: "Cleaned, in simplified characters; evidence points into it"
            ) { $0.text },
        ])

    static let partners = Table(
        "partners", "合作方", "Partners", key: ["partner_id"],
        foreignKeys: [ForeignKey("division_code", "places", "division_code")],
        rows: { $0.partners },
        columns: [
            .string(
                "partner_id", "合作方编号", "Partner identifier", note: "ptr_ and 16 hexadecimal digits"
            ) { $0.partnerID },
            .string("name", "名称", "Name", note: "The fullest form seen") { $0.name },
            .list("aliases", "别名", "Aliases", note: "Other forms seen") { $0.aliases },
            .string(
                "kind", "类型", "Kind",
                codes: [
                    "company", "university", "research_institute", "government", "park",
                    "association", "fund", "other",
                ]
            ) { $0.kind },
            .divisionCode { $0.divisionCode },
            .optionalString("province", "省", "Province") { $0.province },
            .optionalString("city", "市", "City") { $0.city },
            .optionalString("district", "区县", "District") { $0.district },
            .country { $0.country },
            .int32("project_count", "项目数", "Projects") { $0.projectCount },
            .int32("event_count", "事件数", "Events") { $0.eventCount },
            .articleCount { $0.articleCount },
            .optionalDate(
                "first_seen_on", "首次见报", "First seen on", note: "Earliest publication date"
            ) { $0.firstSeenOn },
            .optionalDate("last_seen_on", "最近见报", "Last seen on", note: "Latest publication date") {
                $0.lastSeenOn
            },
            .confidence { $0.confidence },
        ])

    static let projects = Table(
        "projects", "项目", "Projects", key: ["project_id"],
        foreignKeys: [
            ForeignKey("division_code", "places", "division_code"),
            ForeignKey("industries", "industries", "industry_code"),
            ForeignKey("total_investment_currency", "currencies", "currency"),
        ],
        rows: { $0.projects },
        columns: [
            .string(
                "project_id", "项目编号", "Project identifier", note: "prj_ and 16 hexadecimal digits"
            ) { $0.projectID },
            .string("name", "名称", "Name") { $0.name },
            .list("aliases", "别名", "Aliases", note: "Other forms seen") { $0.aliases },
            .string(
                "kind", "类型", "Kind",
                codes: [
                    "manufacturing", "headquarters", "research", "incubator", "park",
                    "infrastructure", "housing", "fund", "platform", "service", "other",
                ]
            ) { $0.kind },
            .optionalString(
                "status", "进展", "Status",
                codes: [
                    "planned", "signed", "under_construction", "completed", "in_production",
                    "operating",
                ]
            ) { $0.status },
            .optionalDate("status_on", "进展日期", "Status on") { $0.statusOn },
            .divisionCode { $0.divisionCode },
            .optionalString("province", "省", "Province") { $0.province },
            .optionalString("city", "市", "City") { $0.city },
            .optionalString("district", "区县", "District") { $0.district },
            .country { $0.country },
            .list("industries", "行业", "Industries", note: "Codes of the table industries") {
                $0.industries
            },
            .optionalDecimal(
                "total_investment", .amount, "总投资", "Total investment", unit: "currency unit"
            ) { $0.totalInvestment },
            .optionalString(
                "total_investment_currency", "总投资币种", "Currency of the total investment",
                note: "ISO 4217"
            ) { $0.totalInvestmentCurrency },
            .optionalDecimal(
                "total_investment_cny", .amount, "总投资(人民币)", "Total investment in yuan", unit: "CNY"
            ) { $0.totalInvestmentCNY },
            .optionalDecimal("land_area_m2", .amount, "用地面积", "Land area", unit: "m2") {
                $0.landAreaM2
            },
            .optionalDecimal("floor_area_m2", .amount, "建筑面积", "Floor area", unit: "m2") {
                $0.floorAreaM2
            },
            .optionalDate("started_on", "开工日期", "Started on") { $0.startedOn },
            .optionalDate("completed_on", "竣工日期", "Completed on") { $0.completedOn },
            .articleCount { $0.articleCount },
            .optionalDate(
                "first_seen_on", "首次见报", "First seen on", note: "Earliest publication date"
            ) { $0.firstSeenOn },
            .optionalDate("last_seen_on", "最近见报", "Last seen on", note: "Latest publication date") {
                $0.lastSeenOn
            },
            .confidence { $0.confidence },
        ])

    static let investments = Table(
        "investments", "投资", "Investments", key: ["investment_id"],
        foreignKeys: [
            ForeignKey("currency", "currencies", "currency"),
            ForeignKey("project_id", "projects", "project_id"),
            ForeignKey("investor_id", "partners", "partner_id"),
            ForeignKey("recipient_id", "partners", "partner_id"),
            ForeignKey("event_id", "events", "event_id"),
            ForeignKey("division_code", "places", "division_code"),
            ForeignKey("article_id", "articles", "article_id"),
        ],
        rows: { $0.investments },
        columns: [
            .string(
                "investment_id", "投资编号", "Investment identifier",
                note: "inv_ and 16 hexadecimal digits"
            ) { $0.investmentID },
            .string(
                "kind", "类型", "Kind",
                codes: [
                    "total", "completed", "signed", "fund", "startup", "registered", "financing",
                    "loan", "subsidy", "other",
                ]
            ) { $0.kind },
            .string(
                "scope", "口径", "Scope", note: "What the amount is told for",
                codes: ["project", "aggregate", "fund", "company", "region"]
            ) { $0.scope },
            .decimal(
                "amount", .amount, "金额", "Amount", unit: "currency unit",
                note: "Whole currency units: 1.8亿美元 is 180000000 USD"
            ) { $0.amount },
            .optionalDecimal(
                "amount_max", .amount, "金额上限", "Upper amount", unit: "currency unit",
                note: "Of a range"
            ) { $0.amountMax },
            .string("currency", "币种", "Currency", note: "ISO 4217") { $0.currency },
            .optionalDecimal(
                "amount_cny", .amount, "金额(人民币)", "Amount in yuan", unit: "CNY",
                note: "At the average rate of the as-of year"
            ) { $0.amountCNY },
            .string("qualifier", "约数", "Qualifier", codes: Codes.qualifier) { $0.qualifier },
            .string("amount_text", "金额原文", "Amount as written") { $0.amountText },
            .optionalInt32(
                "item_count", "项目个数", "Items", note: "How many projects an aggregate covers"
            ) { $0.itemCount },
            .optionalString("project_id", "项目编号", "Project identifier") { $0.projectID },
            .optionalString("investor_id", "投资方编号", "Investor", note: "A partner") {
                $0.investorID
            },
            .optionalString("recipient_id", "接受方编号", "Recipient", note: "A partner") {
                $0.recipientID
            },
            .optionalString("event_id", "事件编号", "Event identifier") { $0.eventID },
            .divisionCode { $0.divisionCode },
            .optionalDate("period_start", "期间起", "Period start") { $0.periodStart },
            .optionalDate("period_end", "期间止", "Period end") { $0.periodEnd },
            .optionalDate("as_of", "截至日期", "As of") { $0.asOf },
            .firstArticle { $0.articleID },
            .confidence { $0.confidence },
        ])

    static let events = Table(
        "events", "事件", "Events", key: ["event_id"],
        foreignKeys: [
            ForeignKey("division_code", "places", "division_code"),
            ForeignKey("article_id", "articles", "article_id"),
        ],
        rows: { $0.events },
        columns: [
            .string("event_id", "事件编号", "Event identifier", note: "evt_ and 16 hexadecimal digits")
            { $0.eventID },
            .string("kind", "类型", "Kind", codes: Codes.eventKind) { $0.kind },
            .string(
                "title", "名称", "Title", note: "The named event, else a short phrase from the text"
            ) { $0.title },
            .optionalDate(
                "start_on", "开始日期", "Start",
                note: "The first day of a month, quarter or year; null when undated"
            ) { $0.startOn },
            .optionalDate("end_on", "结束日期", "End") { $0.endOn },
            .optionalString(
                "date_precision", "日期精度", "Date precision",
                codes: ["day", "month", "quarter", "year"]
            ) { $0.datePrecision },
            .optionalString("date_text", "日期原文", "Date as written") { $0.dateText },
            .divisionCode { $0.divisionCode },
            .optionalString("province", "省", "Province") { $0.province },
            .optionalString("city", "市", "City") { $0.city },
            .optionalString("district", "区县", "District") { $0.district },
            .country { $0.country },
            .optionalString("place_text", "地点原文", "Place as written") { $0.placeText },
            .optionalInt32("item_count", "签约项目数", "Items", note: "Projects signed at it, if told") {
                $0.itemCount
            },
            .articleCount { $0.articleCount },
            .firstArticle { $0.articleID },
            .confidence { $0.confidence },
        ])
}
