import Model

/// Blocks that are mostly links: menus, lists of other articles. Only HTML tells.
struct LinkListRule: LineRule {
    private let weight: Double
    private let density: Double

    init(_ parameters: Parameters) {
        weight = parameters[.linkListWeight]
        density = parameters[.linkDensity]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let block = page.block(of: line)
        guard block.linkBytes > 0, !block.range.isEmpty else { return }
        let share = Double(block.linkBytes) / Double(block.range.count)
        guard share >= density else { return }
        evidence.append(
            Evidence(
                lineClass: line.features.characters >= 10 ? .related : .navigation,
                weight: weight * share, rule: "link-density"))
    }
}
