/// The typed rows of every table, each table sorted by its primary key.
package struct Dataset: Sendable, Equatable {
    package var articles: [ArticleRow] = []
    package var partners: [PartnerRow] = []
    package var projects: [ProjectRow] = []
    package var investments: [InvestmentRow] = []
    package var events: [EventRow] = []
    package var projectPartners: [ProjectPartnerRow] = []
    package var eventPartners: [EventPartnerRow] = []
    package var eventProjects: [EventProjectRow] = []
    package var partnerships: [PartnershipRow] = []
    package var metrics: [MetricRow] = []
    package var evidence = EvidenceTable()
    package var rejects: [RejectRow] = []
    package var places: [PlaceRow] = []
    package var industries: [IndustryRow] = []
    package var currencies: [CurrencyRow] = []

    package init() {}
}
