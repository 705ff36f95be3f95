import ArgumentParser
import Glibc
import Pipeline

/// `winnow run [pipeline.json]`
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read pages, find facts, and publish the tables.",
        discussion: """
            All tables are published together by one rename; whatever goes wrong before it leaves \
            what was published untouched. A successful run without a terminal prints nothing.
            """)

    enum Summary: String, ExpressibleByArgument, CaseIterable {
        case text, json, none
    }

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var log: LogOptions

    @Flag(
        help:
            "Do everything but write. A page that crashes, hangs or eats memory ends it, as nothing is noted of it."
    )
    var dryRun = false

    @Option(
        help: ArgumentHelp("Only files whose path, as tables show it, matches.", valueName: "glob"))
    var only: String?

    @Option(
        help: ArgumentHelp(
            "Only the first files, those that are rejected or deferred too.", valueName: "count"))
    var limit: Int?

    @Flag(help: "Work every page, even if an earlier run has kept what it gave.")
    var full = false

    @Option(
        help: ArgumentHelp(
            "Pages worked on at once; 0: one a core. As runtime.workers says if left out.",
            valueName: "count"))
    var workers: Int?

    @Option(
        help: ArgumentHelp("How long to wait for another run: 30s, 15m, 1h.", valueName: "duration")
    )
    var wait: WaitingTime = .none

    @Option(help: "What to print at the end: text, json or none. Text on a terminal, else none.")
    var summary: Summary?

    @Option(
        help: ArgumentHelp(
            "Write figures of the run for node_exporter's textfile collector.", valueName: "file"),
        completion: .file(extensions: ["prom"]))
    var metricsFile: String?

    @Flag(
        help: "Work in this process alone: a page that crashes, hangs or eats memory ends the run.")
    var singleProcess = false

    func validate() throws {
        if let limit, limit < 1 {
            throw ValidationError("--limit: a whole number from 1 is expected")
        }
        let counts = 0...Processors.maximumWorkers
        if let workers, !counts.contains(workers) {
            throw ValidationError(
                "--workers: a whole number from 0 to \(counts.upperBound) is expected")
        }
    }

    func run() async throws {
        if attempt == nil, !singleProcess, !dryRun { return try supervise() }
        Supervisor.endWithParent(in: Environment.variables)
        Interruption.watch()
        let runner = Runner(configuration: try configuration.read(), options: options)
        let log = RunLog(log)
        let meter = ProgressMeter(isOn: log.showsProgress)
        let report = await runner.run { counts in meter.show(counts) }
        meter.clear()
        log.tell(report)
        if let metricsFile { writeMetrics(report, to: metricsFile) }
        switch summary ?? (StandardOutput.isTerminal && !self.log.quiet ? .text : .none) {
        case .text: try StandardOutput.write(RunSummary.text(report))
        case .json: try StandardOutput.write(JSONWriter.pretty(report.json))
        case .none: break
        }
        if report.status != .success { throw ExitCode(report.status.rawValue) }
    }

    /// Lets a process of its own do the run, which a page may end without ending the run.
    private func supervise() throws {
        let status = try OutputOptions.reported("run") { () throws(RunFailure) in
            do throws(SystemError) {
                return try Supervisor.run(Array(CommandLine.arguments.dropFirst())) {
                    configuration.readSilently()
                        .map { PageGuard.isOnPage(in: OutputFolder($0.load.output)) } ?? false
                } report: {
                    StandardError.write("winnow: error: \($0)")
                }
            } catch {
                throw RunFailure(.internalError, "\(error); try --single-process")
            }
        }
        if status != 0 { throw ExitCode(status) }
    }

    /// A run that has published is no failure because nobody can be told.
    private func writeMetrics(_ report: RunReport, to path: String) {
        do throws(SystemError) {
            try MetricsFile(path).write(report)
        } catch {
            StandardError.write(EscapedText.oneLine("winnow: warning: --metrics-file: \(error)"))
        }
    }

    private var options: RunOptions {
        var options = RunOptions()
        options.isDryRun = dryRun
        options.isFull = full
        options.only = only.map { GlobPattern($0) }
        options.limit = limit
        options.workers = workers
        options.wait = wait.duration
        options.attempt = attempt
        options.arguments = Array(CommandLine.arguments.dropFirst())
        return options
    }

    /// `nil` in the process that the user has started.
    private var attempt: Int? { Supervisor.attempt(in: Environment.variables) }
}
