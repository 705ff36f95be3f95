import Logging
import Pipeline

/// Writes log lines to stderr: `winnow: warning: …`, or one JSON object a line.
struct StandardErrorLog: LogHandler {
    let format: LogOptions.Format
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(format: LogOptions.Format, level: Logger.Level) {
        self.format = format
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
            .sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        switch format {
        case .text:
            let level = event.level >= .warning ? "\(event.level): " : ""
            StandardError.write(EscapedText.oneLine("winnow: \(level)\(event.message)"))
        case .json:
            let members: [(String, JSON)] =
                [
                    ("ts", .string(UTCTime.now().description)),
                    ("level", .string(event.level.rawValue)),
                    ("event", .string("\(event.message)")),
                ] + fields.map { ($0, .string($1)) }
            StandardError.write(
                String(decoding: JSONWriter.compact(.object(members)), as: UTF8.self))
        }
    }
}
