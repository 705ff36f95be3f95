import Model

extension Schema {
    static let projectPartners = Table(
        "project_partners", "项目合作方", "Partners of projects",
        key: ["project_id", "partner_id", "role"],
        foreignKeys: [
            ForeignKey("project_id", "projects", "project_id"),
            ForeignKey("partner_id", "partners", "partner_id"),
            ForeignKey("article_id", "articles", "article_id"),
        ],
        rows: { $0.projectPartners },
        columns: [
            .string("project_id", "项目编号", "Project identifier") { $0.projectID },
            .string("partner_id", "合作方编号", "Partner identifier") { $0.partnerID },
            .string(
                "role", "角色", "Role",
                codes: ["developer", "operator", "investor", "tenant", "host", "partner"]
            ) { $0.role },
            .firstArticle { $0.articleID },
            .confidence { $0.confidence },
        ])

    static let eventPartners = Table(
        "event_partners", "事件参与方", "Partners of events",
        key: ["event_id", "partner_id", "role"],
        foreignKeys: [
            ForeignKey("event_id", "events", "event_id"),
            ForeignKey("partner_id", "partners", "partner_id"),
            ForeignKey("article_id", "articles", "article_id"),
        ],
        rows: { $0.eventPartners },
        columns: [
            .string("event_id", "事件编号", "Event identifier") { $0.eventID },
            .string("partner_id", "合作方编号", "Partner identifier") { $0.partnerID },
            .string(
                "role", "角色", "Role",
                codes: ["signatory", "organizer", "host", "participant", "subject", "acquirer"]
            ) { $0.role },
            .firstArticle { $0.articleID },
            .confidence { $0.confidence },
        ])

    static let eventProjects = Table(
        "event_projects", "事件项目", "Projects of events",
        key: ["event_id", "project_id"],
        foreignKeys: [
            ForeignKey("event_id", "events", "event_id"),
            ForeignKey("project_id", "projects", "project_id"),
            ForeignKey("article_id", "articles", "article_id"),
        ],
        rows: { $0.eventProjects },
        columns: [
            .string("event_id", "事件编号", "Event identifier") { $0.eventID },
            .string("project_id", "项目编号", "Project identifier") { $0.projectID },
            .firstArticle { $0.articleID },
            .confidence { $0.confidence },
        ])

    static let partnerships = Table(
        "partnerships", "合作关系", "Partnerships",
        key: ["partner_a_id", "partner_b_id", "event_id"],
        foreignKeys: [
            ForeignKey("partner_a_id", "partners", "partner_id"),
            ForeignKey("partner_b_id", "partners", "partner_id"),
            ForeignKey("event_id", "events", "event_id"),
            ForeignKey("topics", "industries", "industry_code"),
            ForeignKey("article_id", "articles", "article_id"),
        ],
        rows: { $0.partnerships },
        columns: [
            .string("partner_a_id", "合作方甲", "Partner A", note: "The smaller identifier of the two")
            { $0.partnerAID },
            .string("partner_b_id", "合作方乙", "Partner B") { $0.partnerBID },
            .string("event_id", "事件编号", "Event identifier") { $0.eventID },
            .string("kind", "类型", "Kind", codes: Codes.eventKind) { $0.kind },
            .list("topics", "领域", "Topics", note: "Codes of the table industries") { $0.topics },
            .optionalDate("since", "起始日期", "Since") { $0.since },
            .firstArticle { $0.articleID },
            .confidence { $0.confidence },
        ])
}
