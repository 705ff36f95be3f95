import Model

/// Whose a figure is: the undertaking's it stands beside, else the company's or park's that its sentence is about, else
/// the undertaking's that the sentences before tell of.
struct FigureSubject: Sendable {
    let context: ArticleContext

    struct Subject: Sendable {
        /// `project` or `partner`.
        let role: String
        let mention: Int
    }

    func subject(of span: Range<Int>, kind: String, in sentence: Range<Int>) -> Subject? {
        if let project = tabled(span) { return Subject(role: "project", mention: project) }
        let continued = ContinuedUndertaking(context: context)
        let start = context.statementStart(before: span.lowerBound, in: sentence)
        let head = start..<span.lowerBound
        // 我区与甲签约建设X,用地410亩: an undertaking told behind such a word is nearer.
        if let word = context.last(.widening, in: head),
            context.projects(in: word.upperBound..<span.lowerBound).isEmpty
        {
            return nil
        }
        let after = context.projects(in: span.upperBound..<sentence.upperBound).first {
            context.spans[$0].lowerBound - span.upperBound <= 3
        }
        let before = continued.last(in: head)
        let holder = holder(of: kind, in: head)
        if let project = after ?? before {
            // A company behind the undertaking speaks of itself: `X投产。…,甲公司去年营收43亿元`.
            if let holder, after == nil, Self.earned.contains(kind),
                context.spans[holder].lowerBound > context.spans[project].upperBound
            {
                return Subject(role: "partner", mention: holder)
            }
            return Subject(role: "project", mention: project)
        }
        if let holder { return Subject(role: "partner", mention: holder) }
        return continued.before(span.lowerBound, in: sentence).map {
            Subject(role: "project", mention: $0)
        }
    }

    /// The undertaking of the row of a table that holds the figure.
    private func tabled(_ span: Range<Int>) -> Int? {
        for row in context.projectTables.flatMap(\.rows)
        where row.others.contains(where: { cell in
            cell.lowerBound <= span.lowerBound && span.upperBound <= cell.upperBound
        }) {
            return context.projects(in: row.name).first
        }
        return nil
    }

    /// The organization that begins the statement or one of its clauses.
    private func holder(of kind: String, in head: Range<Int>) -> Int? {
        PartnerRoles(context: context).free(in: head).last { index in
            guard case .organization(let value) = context.mentions[index].value,
                value.kind == .park || value.kind == .researchInstitute
                    || value.kind == .company && Self.earned.contains(kind)
            else { return false }
            let start = context.spans[index].lowerBound
            let lead = context.clause(at: start).lowerBound..<start
            return !context.has(.whereabouts, endingAt: start) && lead.count <= Self.longestLead
                && !context.containsCharacter(Self.agents, in: lead)
        }
    }

    /// Figures that companies have, whatever they build.
    private static let earned: Set<String> = ["revenue", "headcount", "annual_output"]
    /// A date or a few words may come first: `去年,甲公司…`.
    private static let longestLead = 8
    /// 由 与 和 同 为 给 向.
    private static let agents: [UInt32] = [0x7531, 0x4E0E, 0x548C, 0x540C, 0x4E3A, 0x7ED9, 0x5411]
}
