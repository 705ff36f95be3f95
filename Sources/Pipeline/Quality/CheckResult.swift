/// What a check of the staged tables found.
package struct CheckResult: Sendable, Hashable {
    package enum Action: String, Sendable {
        case warn, quarantine, abort
    }

    /// `investments.amount not_null`.
    package let name: String
    package let action: Action
    /// How many rows, or 1 for a table as a whole; 0 is a pass.
    package let failures: Int
    /// What was found against what is allowed.
    package let message: String
    /// Keys or values of the first failing rows.
    package let samples: [String]

    package var passed: Bool { failures == 0 }

    package init(
        name: String, action: Action, failures: Int, message: String, samples: [String] = []
    ) {
        self.name = name
        self.action = action
        self.failures = failures
        self.message = message
        self.samples = samples
    }

    var json: JSON {
        .object([
            ("name", .string(name)), ("on_failure", .string(action.rawValue)),
            ("status", .string(passed ? "pass" : action == .warn ? "warn" : "fail")),
            ("failures", .number(failures)), ("message", .string(message)),
            ("samples", .array(samples.map { .string($0) })),
        ])
    }

    /// `investments.amount not_null: 3 rows are null (inv_1, inv_2, …)`.
    package var line: String {
        let shown = samples.prefix(3).joined(separator: ", ")
        return EscapedText.oneLine(
            "\(name): \(message)" + (shown.isEmpty ? "" : " (\(shown)\(failures > 3 ? ", …" : ""))")
        )
    }
}
