import Model

/// Text that a browser does not show: `display:none`, moved off the screen.
struct HiddenRule: LineRule {
    init(_ parameters: Parameters) {}

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        guard page.block(of: line).isHidden else { return }
        evidence.append(Evidence(lineClass: .hidden, weight: 50, rule: "hidden"))
    }
}
