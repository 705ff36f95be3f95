import Model

/// Builds frames of one kind from the mentions and cues of an article.
///
/// A rule is one file: the type's name in snake case is its name in `pipeline.json`, in counters
/// and in `explain`.
protocol FrameRule: Sendable {
    static var name: String { get }
    init()
    func frames(in context: ArticleContext) -> [Frame]
}

/// All rules, in the order they run. Adding one is a file, a line here and a test.
enum FrameRules {
    static let all: [any FrameRule.Type] = [
        InvestmentAmount.self,
        NamedGathering.self,
        GatheringAttendance.self,
        SigningEvent.self,
        ListedSignings.self,
        TabledSignings.self,
        CooperationEvent.self,
        UnveilingEvent.self,
        GroundbreakingEvent.self,
        CompletionEvent.self,
        ProductionEvent.self,
        OpeningEvent.self,
        AcquisitionEvent.self,
        VisitEvent.self,
        ListedVisits.self,
        TalkEvent.self,
        FinancingEvent.self,
        CreatedUndertaking.self,
        ProjectStatus.self,
        ListedStatus.self,
        TabledPartner.self,
        ProjectPartner.self,
        ProjectFounder.self,
        CompanyFounding.self,
        ProjectBuilder.self,
        ProjectHost.self,
        ProjectTenant.self,
        ProjectMembers.self,
        ProjectPlace.self,
        InvestorHome.self,
        MeasuredFigure.self,
        UndertakingEvidence.self,
    ]

    /// Names for `rules.disabled` in the configuration.
    static var names: [String] { all.map { $0.name } }
}
