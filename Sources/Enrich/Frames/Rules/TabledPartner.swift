import Model

/// Who builds an undertaking of a table and where it lands, told by the columns of its row.
struct TabledPartner: FrameRule {
    static let name = "tabled_partner"

    func frames(in context: ArticleContext) -> [Frame] {
        context.projectTables.flatMap(\.rows).flatMap { row -> [Frame] in
            guard let project = context.projects(in: row.name).first else { return [] }
            var frames: [Frame] = []
            let roles = PartnerRoles(context: context)
            // 甲方 and 乙方 do not tell which of them is the government.
            for cell in [row.builder, row.host].compactMap({ $0 }) {
                frames += roles.free(in: cell).compactMap { organization in
                    guard let role = roles.role(of: organization),
                        role == "host" || cell == row.builder || row.builder != nil
                    else { return nil }
                    return frame("project_partner", project, "partner", organization, role, context)
                }
            }
            for cell in row.parties where cell != row.builder && cell != row.host {
                for organization in roles.free(in: cell) {
                    guard let role = roles.role(of: organization) else { continue }
                    frames.append(
                        frame("project_partner", project, "partner", organization, role, context))
                    guard role == "host",
                        let place = context.places(in: context.spans[organization]).last
                    else { continue }
                    frames.append(frame("project_place", project, "place", place, nil, context))
                }
            }
            if let host = row.host {
                let places = context.places(in: host)
                if let place = places.last {
                    frames.append(frame("project_place", project, "place", place, nil, context))
                }
                if let land = roles.lands(in: host) {
                    frames.append(
                        frame("project_partner", project, "partner", land, "host", context))
                }
            }
            return frames
        }
    }

    private func frame(
        _ kind: String, _ project: Int, _ role: String, _ mention: Int, _ part: String?,
        _ context: ArticleContext
    ) -> Frame {
        let sentence = context.sentence(at: context.spans[project].lowerBound)
        return Frame(
            kind: kind, rule: Self.name, trigger: context.mentions[mention].range,
            sentence: context.bytes(
                sentence.map { context.sentences[$0] } ?? context.spans[project]),
            arguments: [
                Frame.Argument(role: "project", mention: project),
                Frame.Argument(role: role, mention: mention),
            ], attributes: part.map { [Frame.Attribute(name: "role", value: $0)] } ?? [],
            confidence: 0.85)
    }
}
