import Pipeline

/// One line on a terminal that is drawn over: pages, pages a second, rejects.
final class ProgressMeter {
    private let isOn: Bool
    private let start = ContinuousClock.now
    private var drawn: ContinuousClock.Instant?

    init(isOn: Bool) {
        self.isOn = isOn
    }

    func show(_ counts: PageCounts) {
        let now = ContinuousClock.now
        guard isOn, drawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        drawn = now
        let milliseconds = max((now - start).milliseconds, 1)
        let rate = counts.pages * 1000 / milliseconds
        write("\r\u{1B}[K\(counts.pages) pages  \(rate)/s  \(counts.rejected) rejects")
    }

    func clear() {
        if isOn, drawn != nil { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        try? FileSystem.writeAll(Array(text.utf8), to: 2, path: "stderr")
    }
}
