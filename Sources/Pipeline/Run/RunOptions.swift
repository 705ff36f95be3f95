/// What the command line asks of one run beside the configuration.
package struct RunOptions: Sendable {
    /// Do everything but write.
    package var isDryRun = false
    /// Only files whose path below their source's folder matches.
    package var only: GlobPattern?
    /// Only the first files.
    package var limit: Int?
    /// Take nothing that earlier runs have kept.
    package var isFull = false
    /// How often a ``Supervisor`` has started this run before; `nil` without one.
    package var attempt: Int?
    /// 0: as the configuration says.
    package var workers = 0
    /// How long to wait for another run's lock.
    package var wait = Duration.zero
    /// The command line, for `run_results.json`.
    package var arguments: [String] = []

    package init() {}
}
