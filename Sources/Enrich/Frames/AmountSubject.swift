import Model

/// Finds what an amount of capital belongs to: one project, several together, a fund, a company.
struct AmountSubject: Sendable {
    let context: ArticleContext

    struct Subject: Sendable {
        var scope: String
        var project: Int?
        var count: Int?
        var company: Int?
    }

    /// - Parameter isCued: Whether a word says what the amount is; else its place in a list does.
    func subject(
        of amount: Int, kind: String, isCued: Bool, in sentence: Range<Int>
    ) -> Subject {
        let span = context.spans[amount]
        if let project = tabled(span) { return Subject(scope: "project", project: project) }
        if let project = apposed(to: span, in: sentence) {
            return Subject(scope: kind == "fund" ? "fund" : "project", project: project)
        }
        if let project = distributed(amount, in: sentence) {
            return Subject(scope: "project", project: project)
        }
        if !isCued, let sum = CountedAmount(context: context).sum(of: amount, in: sentence) {
            return Subject(scope: "aggregate", count: sum.count)
        }
        if !isCued, let project = enumerated(amount, in: sentence) {
            return Subject(scope: "project", project: project)
        }
        if let bracketed = bracketed(span, in: sentence) {
            guard let project = bracketed else { return Subject(scope: "region") }
            return Subject(scope: kind == "fund" ? "fund" : "project", project: project)
        }
        let head =
            context.statementStart(before: span.lowerBound, in: sentence)..<span.lowerBound
        let continued = ContinuedUndertaking(context: context)
        let project = continued.last(in: head)
        let count = counts(in: head).last
        switch (project, count) {
        case (let project?, let count?):
            // The nearer one is meant: 签约项目15个,总投资143亿元.
            if context.spans[count].lowerBound > context.spans[project].upperBound,
                !isPart(count)
            {
                return Subject(scope: "aggregate", count: count)
            }
            return Subject(scope: "project", project: project)
        case (let project?, nil):
            return Subject(scope: kind == "fund" ? "fund" : "project", project: project)
        case (nil, let count?):
            return Subject(scope: "aggregate", count: count)
        case (nil, nil):
            break
        }
        if kind == "fund" {
            let fund = context.projects(in: sentence).first
            return Subject(scope: "fund", project: fund)
        }
        if kind != "registered", let project = continued.ahead(of: span, in: sentence) {
            return Subject(scope: "project", project: project)
        }
        if ["registered", "financing", "loan"].contains(kind) {
            let company = context.organizations(in: head).last
            return Subject(scope: company == nil ? "region" : "company", company: company)
        }
        if let project = anaphoric(span, in: sentence) {
            return Subject(scope: "project", project: project)
        }
        if let count = counts(in: span.upperBound..<min(sentence.upperBound, span.upperBound + 10))
            .first
        {
            return Subject(scope: "aggregate", count: count)
        }
        if kind != "subsidy", let project = continued.before(span.lowerBound, in: sentence) {
            return Subject(scope: "project", project: project)
        }
        return Subject(scope: "region")
    }

    /// The undertaking of the row of a table that holds the amount.
    private func tabled(_ span: Range<Int>) -> Int? {
        for row in context.projectTables.flatMap(\.rows)
        where row.others.contains(where: { cell in
            cell.lowerBound <= span.lowerBound && span.upperBound <= cell.upperBound
        }) {
            return context.projects(in: row.name).first
        }
        return nil
    }

    /// `甲项目(总投资17亿元)、乙三厂(总投资10亿元)`: an amount in brackets is of what they stand behind; `.some(nil)` where
    /// that was not recognized, `nil` where the amount stands in none.
    private func bracketed(_ span: Range<Int>, in sentence: Range<Int>) -> Int?? {
        var open = span.lowerBound - 1
        while open >= sentence.lowerBound, context.character(open) != 0x28 {
            guard context.character(open) != 0x29, span.lowerBound - open <= Self.longestBracket
            else { return nil }
            open -= 1
        }
        guard open > sentence.lowerBound, context.projects(in: open..<span.lowerBound).isEmpty
        else { return nil }
        guard let project = context.projects(in: sentence.lowerBound..<open).last else {
            return nil
        }
        let gap = context.spans[project].upperBound..<max(open, context.spans[project].upperBound)
        return context.containsCharacter([0x3001], in: gap) ? .some(nil) : .some(project)
    }

    private static let longestBracket = 24

    /// 总投资30亿元的特康科技产业基地项目: the amount qualifies what follows.
    private func apposed(to span: Range<Int>, in sentence: Range<Int>) -> Int? {
        let tail = span.upperBound..<min(sentence.upperBound, span.upperBound + 12)
        guard let project = context.projects(in: span.upperBound..<sentence.upperBound).first,
            context.spans[project].lowerBound < tail.upperBound
        else { return nil }
        let between = span.upperBound..<context.spans[project].lowerBound
        let isAttributive =
            between.isEmpty || context.character(between.lowerBound) == 0x7684  // 的
            || context.contains(.attributing, in: between)
        return isAttributive && !context.containsCharacter([0x2C, 0x3B, 0x3001], in: between)
            ? project : nil
    }

    /// A项目和B项目则分别为52亿元、50亿元: the k-th amount belongs to the k-th project.
    private func distributed(_ amount: Int, in sentence: Range<Int>) -> Int? {
        let span = context.spans[amount]
        let clause = context.clause(at: span.lowerBound)
        guard let word = context.find("分别", in: clause), word < span.lowerBound else { return nil }
        let amounts = context.amounts(in: word..<clause.upperBound)
        let start = context.statementStart(before: word, in: sentence)
        let projects = context.projects(in: start..<word)
        guard let position = amounts.firstIndex(of: amount), projects.count == amounts.count else {
            return nil
        }
        return projects[position]
    }

    /// `A项目(3亿元)、B服务站(2亿元)`: the amount of a member is of no project before the member; `.some(nil)`
    /// where its own was not recognized, `nil` where the amount is no member.
    private func enumerated(_ amount: Int, in sentence: Range<Int>) -> Int?? {
        guard let index = context.sentence(at: sentence.lowerBound),
            EnumeratedAmounts(context: context).kind(of: amount, in: index) != nil
        else { return nil }
        let end = context.spans[amount].lowerBound
        let earlier = context.amounts(in: sentence.lowerBound..<end)
        let start = earlier.last.map { context.spans[$0].upperBound } ?? sentence.lowerBound
        return .some(context.projects(in: start..<end).last)
    }

    /// 15个, 102个项目: counts of projects, not of anything else.
    private func counts(in range: Range<Int>) -> [Int] {
        context.mentions(
            in: range, where: { if case .quantity(let q) = $0 { q.unit == "个" } else { false } }
        )
        .filter { index in
            let span = context.spans[index]
            let after = span.upperBound..<span.upperBound + 12
            let before = max(range.lowerBound, span.lowerBound - 6)..<span.lowerBound
            return context.contains(.projectCount, in: after)
                || context.contains(.projectCount, in: before)
        }
    }

    /// Nothing but the cue and an approximator before the amount: 总投资约30亿元.
    private func isBare(_ lead: Range<Int>) -> Bool { lead.count <= 6 }

    /// 三个部分, 其中2个: a part of the project named before.
    private func isPart(_ count: Int) -> Bool {
        context.contains(
            .partCount, in: context.spans[count].upperBound..<context.spans[count].upperBound + 3)
    }

    /// 该项目, 项目总投资, 一期: the project of the sentence before in the same paragraph.
    private func anaphoric(_ span: Range<Int>, in sentence: Range<Int>) -> Int? {
        let clause = context.clause(at: span.lowerBound)
        guard let index = context.sentence(at: span.lowerBound),
            context.character(span.upperBound) != 0x7684,  // 的
            context.contains(.anaphora, in: clause.lowerBound..<span.lowerBound)
                || isBare(clause.lowerBound..<span.lowerBound)
        else { return nil }
        var earlier = index - 1
        while earlier >= 0, index - earlier <= 3,
            context.paragraphOfSentence[earlier] == context.paragraphOfSentence[index]
        {
            if let project = context.projects(in: context.sentences[earlier]).last {
                return project
            }
            earlier -= 1
        }
        return nil
    }
}
