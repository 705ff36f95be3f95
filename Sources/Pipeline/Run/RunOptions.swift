/// What the command line asks of one run beside the configuration.
package struct RunOptions: Sendable {
    /// Do everything but write.
    package var isDryRun = false
    /// Only files whose path, as tables show it, matches.
    package var only: GlobPattern?
    /// Only the first files.
    package var limit: Int?
    /// Take nothing that earlier runs have kept.
    package var isFull = false
    /// How often a ``Supervisor`` has started this run before; `nil` without one.
    package var attempt: Int?
    /// Pages worked on at once, 0 for one a core; `nil`: as the configuration says.
    package var workers: Int?
    /// How long to wait for another run's lock.
    package var wait = Duration.zero
    /// The command line, for `run_results.json`.
    package var arguments: [String] = []

    package init() {}
}
