/// A reason to take a line for something, as strong as its weight.
struct Evidence: Sendable {
    let lineClass: LineClass
    let weight: Double
    /// Name of the rule that says so, for `preview --stage clean`.
    let rule: StaticString
}

/// One observation about single lines; `LineClassifier` lists all of them.
protocol LineRule: Sendable {
    init(_ parameters: Parameters)
    /// Adds what the rule sees in `line`; nothing if it has no opinion.
    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence])
}
