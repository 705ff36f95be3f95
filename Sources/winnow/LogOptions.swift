import ArgumentParser

/// How much is told on stderr, and in which form.
struct LogOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "text or json.")
    var logFormat = Format.text

    @Flag(name: .shortAndLong, help: "Tell what is done.")
    var verbose = false

    @Flag(help: "Tell failures only.")
    var quiet = false

    func validate() throws {
        if verbose && quiet { throw ValidationError("--verbose and --quiet exclude each other") }
    }
}
