import Logging
import Pipeline

/// Tells on stderr how a run went: nothing if it went well and nobody watches, at most 20 lines if not.
struct RunLog {
    private let logger: Logger
    let showsProgress: Bool

    /// More lines would not be read in a mail of cron.
    private static let maximumLines = 20

    init(_ options: LogOptions) {
        let level: Logger.Level = options.quiet ? .error : options.verbose ? .info : .warning
        logger = Logger(label: "winnow") { _ in
            StandardErrorLog(format: options.logFormat, level: level)
        }
        showsProgress =
            StandardError.isTerminal && !options.quiet && options.logFormat == .text
            && Environment.variables["TERM"] != "dumb"
    }

    func tell(_ report: RunReport) {
        var logger = logger
        if let run = report.run { logger[metadataKey: "run_id"] = "\(run)" }
        logger.info(
            "\(report.counts.pages) pages from \(report.counts.files) files, \(report.counts.rejected) rejected, \(report.elapsed.milliseconds) ms"
        )
        for stage in StageTimes.Stage.allCases {
            logger.info("\(stage.rawValue): \(report.times[stage].milliseconds) ms")
        }
        if report.result == .unchanged { logger.info("nothing has changed; nothing is published") }
        if report.status == .success {
            // A warning does not make a run fail: whoever runs it from cron wants silence.
            let isWatched = StandardError.isTerminal
            for message in report.messages.prefix(Self.maximumLines) {
                if isWatched { logger.warning("\(message)") } else { logger.info("\(message)") }
            }
            return
        }
        for message in report.messages.prefix(Self.maximumLines - 1) { logger.error("\(message)") }
        let more = report.messages.count - (Self.maximumLines - 1)
        if more > 0 { logger.error("\(more) more messages are in run_results.json") }
    }
}
