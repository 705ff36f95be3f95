/// Publishes an older run again.
package struct Rollback: Sendable {
    package let output: OutputFolder

    package init(_ output: OutputFolder) {
        self.output = output
    }

    /// Points `current` at a finished run whose files are what its manifest says; the run that was
    /// published before, if it was another one.
    package func publish(
        _ run: RunIdentifier, wait: Duration = .zero
    ) throws(RunFailure) -> RunIdentifier? {
        guard FileSystem.kind(of: Array(output.folder(of: run).utf8)) == .folder else {
            throw RunFailure(
                .noInput,
                "there is no run \(run) in \(output.path); winnow runs tells which there are")
        }
        let lock = try RunLock.hold(output, wait: wait)
        defer { withExtendedLifetime(lock) {} }
        let verification = try RunVerification(run, of: output)
        if let problem = verification.problems.first {
            throw RunFailure(.badData, "run \(run) is damaged and stays unpublished: \(problem)")
        }
        let before = output.published
        guard before != run else { return nil }
        do throws(SystemError) {
            try Publisher(output).point(to: run)
        } catch {
            throw RunFailure(error)
        }
        return before
    }
}
