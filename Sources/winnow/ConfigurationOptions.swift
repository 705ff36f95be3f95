import ArgumentParser
import Glibc
import Pipeline

/// Which `pipeline.json`, and what is laid over it.
struct ConfigurationOptions: ParsableArguments {
    @Argument(help: "The configuration.", completion: .file(extensions: ["json"]))
    var file = "pipeline.json"

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("Lay a value over the configuration.", valueName: "path.to.key=value"))
    var settings: [String] = []

    /// Reads the configuration; prints every problem and ends the program with 78 if there is one.
    func read() throws -> Configuration {
        let overrides = try settings.map { text in
            guard let override = SettingOverride(text) else {
                throw ValidationError(
                    "--set \(text): write it as path.to.key=value, such as load.keep_runs=3")
            }
            return override
        }
        return try Self.reported { () throws(ConfigurationError) in
            try ConfigurationFile(
                path: file, overrides: overrides, environment: Environment.variables
            ).read()
        }
    }

    /// The configuration where nobody is told of problems: the process that does the work tells them.
    func readSilently() -> Configuration? {
        try? ConfigurationFile(
            path: file, overrides: settings.compactMap(SettingOverride.init),
            environment: Environment.variables
        ).read()
    }

    /// The configuration at a path, or the defaults where none is told.
    static func read(_ path: String?) throws -> Configuration {
        try reported { () throws(ConfigurationError) in
            guard let path else { return try ConfigurationFile.defaults() }
            return try ConfigurationFile(path: path, environment: Environment.variables).read()
        }
    }

    private static func reported(
        _ body: () throws(ConfigurationError) -> Configuration
    ) throws -> Configuration {
        do throws(ConfigurationError) {
            return try body()
        } catch {
            StandardError.write(error.description)
            throw ExitCode(ExitStatus.configuration.rawValue)
        }
    }
}
