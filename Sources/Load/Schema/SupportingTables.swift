import Model

extension Schema {
    static let metrics = Table(
        "metrics", "指标", "Metrics", key: ["metric_id"],
        foreignKeys: [ForeignKey("article_id", "articles", "article_id")],
        namedForeignKeys: [
            NamedForeignKey(
                column: "subject_id", namedBy: "subject_kind",
                targets: [
                    .init(name: "project", table: "projects", referencedColumn: "project_id"),
                    .init(name: "partner", table: "partners", referencedColumn: "partner_id"),
                    .init(name: "region", table: "places", referencedColumn: "division_code"),
                    .init(name: "event", table: "events", referencedColumn: "event_id"),
                ])
        ],
        rows: { $0.metrics },
        columns: [
            .string(
                "metric_id", "指标编号", "Metric identifier", note: "met_ and 16 hexadecimal digits"
            ) { $0.metricID },
            .string(
                "subject_kind", "主体类型", "Kind of subject",
                codes: ["project", "partner", "region", "event"]
            ) { $0.subjectKind },
            .optionalString(
                "subject_id", "主体编号", "Subject identifier",
                note: "Key of the subject's table; the division code of a region"
            ) { $0.subjectID },
            .string("subject_name", "主体名称", "Subject") { $0.subjectName },
            .string(
                "kind", "类型", "Kind",
                codes: [
                    "land_area", "floor_area", "capacity", "annual_output", "revenue", "jobs",
                    "headcount", "housing_units", "project_count", "company_count", "length",
                    "duration_days", "share", "growth", "other",
                ]
            ) { $0.kind },
            .decimal(
                "value", .figure, "数值", "Value",
                note: "In the column unit"
            ) { $0.value },
            .optionalDecimal(
                "value_max", .figure, "数值上限", "Upper value",
                note: "Of a range"
            ) { $0.valueMax },
            .string(
                "unit", "单位", "Unit",
                note:
                    "UCUM where there is a code, an ISO 4217 code for money, else the counting word"
            ) { $0.unit },
            .string("qualifier", "约数", "Qualifier", codes: Codes.qualifier) { $0.qualifier },
            .optionalDate("as_of", "截至日期", "As of") { $0.asOf },
            .firstArticle { $0.articleID },
            .confidence { $0.confidence },
        ])

    static let rejects = Table(
        "rejects", "弃用页", "Rejects",
        sortedBy: ["source", "stage", "code", "message"],
        rows: { $0.rejects },
        columns: [
            .string("source", "来源文件", "Source", note: "Path of the page below the input root") {
                $0.source
            },
            .string("stage", "阶段", "Stage", codes: ["extract", "clean", "enrich", "load"]) {
                $0.stage
            },
            .string("code", "原因代码", "Code", note: "Stable; see docs/reject-codes.md") { $0.code },
            .string("message", "说明", "Message") { $0.message },
            .optionalString(
                "sha256", "摘要", "SHA-256", note: "Of the page's bytes, when they could be read"
            ) { $0.sha256 },
        ])

    static let places = Table(
        "places", "行政区划", "Places", key: ["division_code"],
        foreignKeys: [ForeignKey("parent_code", "places", "division_code")],
        rows: { $0.places },
        columns: [
            .string("division_code", "行政区划代码", "Division code", note: "6 digits, GB/T 2260") {
                $0.divisionCode
            },
            .string("name", "名称", "Name") { $0.name },
            .string("level", "级别", "Level") { $0.level },
            .optionalString("parent_code", "上级代码", "Parent code") { $0.parentCode },
            .optionalString("province", "省", "Province") { $0.province },
            .optionalString("city", "市", "City") { $0.city },
            .optionalString("district", "区县", "District") { $0.district },
            .string("country", "国家或地区", "Country", note: "ISO 3166-1 alpha-2") { $0.country },
        ])

    static let industries = Table(
        "industries", "行业", "Industries", key: ["industry_code"],
        foreignKeys: [ForeignKey("parent_code", "industries", "industry_code")],
        rows: { $0.industries },
        columns: [
            .string("industry_code", "行业代码", "Industry code") { $0.industryCode },
            .string("name", "名称", "Name") { $0.name },
            .optionalString("name_en", "英文名称", "English name") { $0.nameEN },
            .optionalString("parent_code", "上级代码", "Parent code") { $0.parentCode },
            .int32("level", "级别", "Level", note: "1 is the widest") { $0.level },
        ])

    static let currencies = Table(
        "currencies", "币种", "Currencies", key: ["currency"],
        rows: { $0.currencies },
        columns: [
            .string("currency", "币种", "Currency", note: "ISO 4217") { $0.currency },
            .string("name", "名称", "Name") { $0.name },
            .optionalString("name_en", "英文名称", "English name") { $0.nameEN },
            .int32("minor_units", "小数位数", "Minor units", note: "Digits after the point") {
                $0.minorUnits
            },
        ])
}
