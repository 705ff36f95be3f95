import ArgumentParser
import Pipeline

/// `winnow plan [pipeline.json]`
struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell which pages a run would work, and why; nothing is written.",
        discussion: """
            Every page is read and compared with the published run: new, changed, unchanged, removed, \
            retried (rejected last time), deferred (may still be written) or unreadable.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "text or json.")
    var format = Format.text

    @Flag(name: .shortAndLong, help: "Name unchanged pages too.")
    var verbose = false

    func run() throws {
        let told = try configuration.read()
        let plan = try OutputOptions.reported("plan") { try RunPlan(told) }
        switch format {
        case .json: try StandardOutput.write(JSONWriter.pretty(plan.json))
        case .text: try StandardOutput.write(text(plan))
        }
    }

    private func text(_ plan: RunPlan) -> String {
        var lines = [
            plan.published.map { "Against \($0):" } ?? "Nothing is published yet:"
        ]
        let counts = RunPlan.State.allCases.compactMap { state in
            plan.count(state) > 0 ? "\(plan.count(state)) \(state.rawValue)" : nil
        }
        lines.append(counts.isEmpty ? "no pages" : counts.joined(separator: ", "))
        lines.append("\(plan.worked) pages would be worked")
        if let reason = plan.reason { lines.append("unchanged pages are worked again: \(reason)") }
        for page in plan.pages where verbose || page.state != .unchanged {
            let state = page.state.rawValue
            let padding = String(repeating: " ", count: max(1, 12 - state.utf8.count))
            lines.append(state + padding + page.source)
        }
        return lines.map { EscapedText.oneLine($0) + "\n" }.joined()
    }
}
