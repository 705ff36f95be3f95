import Model

/// What the element around a block says: navigation, footer, comments, article.
struct ContainerRule: LineRule {
    private let weight: Double

    init(_ parameters: Parameters) {
        weight = parameters[.containerWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        let lineClass: LineClass? =
            switch page.block(of: line).container {
            case .none, .header: nil
            case .article: line.features.sentenceMarks > 0 ? .body : nil
            case .navigation: .navigation
            case .footer: .notice
            case .aside, .related: .related
            case .comments: .comment
            case .form: .navigation
            }
        if let lineClass {
            evidence.append(
                Evidence(
                    lineClass: lineClass, weight: lineClass == .body ? 1 : weight,
                    rule: "container"))
        }
    }
}
