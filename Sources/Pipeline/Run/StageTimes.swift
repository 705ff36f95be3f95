/// How long the stages took, summed over all tasks; for `run_results.json` only.
package struct StageTimes: Sendable {
    package enum Stage: String, Sendable, CaseIterable {
        case reuse, extract, clean, enrich, duplicates, collect, resolve, check, load, publish
    }

    private var durations: [Duration] = Array(repeating: .zero, count: Stage.allCases.count)

    package init() {}

    package subscript(stage: Stage) -> Duration {
        durations[Stage.allCases.firstIndex(of: stage) ?? 0]
    }

    package mutating func measure<Value, Failure: Error>(
        _ stage: Stage, _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let start = ContinuousClock.now
        defer { add(ContinuousClock.now - start, to: stage) }
        return try body()
    }

    package mutating func add(_ duration: Duration, to stage: Stage) {
        durations[Stage.allCases.firstIndex(of: stage) ?? 0] += duration
    }

    package static func += (left: inout StageTimes, right: StageTimes) {
        for index in left.durations.indices { left.durations[index] += right.durations[index] }
    }
}

extension Duration {
    /// Whole milliseconds.
    package var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
