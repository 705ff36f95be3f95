import ArgumentParser
import Pipeline

/// `winnow validate [pipeline.json] [--effective]`
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a configuration and tell every error at once.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Print the configuration with all defaults filled in.")
    var effective = false

    func run() throws {
        let configuration = try options.read()
        // The names and numbers in an analyst's files are checked by the stages that use them.
        if !configuration.enrich.lexicons.isEmpty {
            _ = try LexiconErrors.reported { try Stages(configuration) }
        }
        if effective { try StandardOutput.write(JSONWriter.pretty(configuration.effective)) }
    }
}
