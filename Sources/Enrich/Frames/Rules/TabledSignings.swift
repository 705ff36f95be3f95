import Model

/// Agreements of a table: each row whose columns `甲方` and `乙方` name two parties is a signing of its undertaking.
struct TabledSignings: FrameRule {
    static let name = "tabled_signings"

    func frames(in context: ArticleContext) -> [Frame] {
        context.projectTables.flatMap { table -> [Frame] in
            guard let head = table.rows.first?.name.lowerBound else { return [] }
            // The signing that the table lists, told before it.
            let told = context.cues.triggers.last {
                $0.value.kind == "signing" && $0.range.upperBound <= head
            }
            guard let told = told?.range else { return [] }
            return table.rows.compactMap { frame($0, told, context) }
        }
    }

    private func frame(
        _ row: ProjectTable.Row, _ told: Range<Int>, _ context: ArticleContext
    ) -> Frame? {
        guard row.parties.count >= 2 else { return nil }
        let parties = row.parties.flatMap { cell -> [Int] in
            let organizations = context.organizations(in: cell)
            return organizations.isEmpty ? context.places(in: cell).suffix(1) : organizations
        }
        guard parties.count >= 2, let project = context.projects(in: row.name).first,
            let sentence = context.sentence(at: told.lowerBound)
        else { return nil }
        var arguments = parties.map { Frame.Argument(role: "signatory", mention: $0) }
        arguments.append(Frame.Argument(role: "project", mention: project))
        let date = EventDate(context: context).mention(
            for: told, in: context.sentences[sentence])
        return EventBuilder(context: context).event(
            "signing", rule: Self.name, trigger: row.name, arguments: arguments, date: date,
            told: told)
    }
}
