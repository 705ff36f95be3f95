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
        if effective { try StandardOutput.write(JSONWriter.pretty(configuration.effective)) }
    }
}
