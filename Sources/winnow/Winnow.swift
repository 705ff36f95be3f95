import ArgumentParser
import Pipeline

/// The program `winnow`.
@main
struct Winnow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Turns scraped Chinese pages into tables of projects, investments, partners, events.",
        discussion: """
            Exit codes: 0 done or nothing had changed, 3 published with too many rejects, \
            4 a check failed and nothing was published, 64 usage, 65 a line of input is no JSON or a run is damaged, \
            66 no input, 70 internal error, 74 output failed, 75 another run holds the lock, \
            77 permission, 78 configuration, 130/143 interrupted.
            """,
        version: Version.current,
        subcommands: [
            Run.self, Validate.self, PreviewCommand.self, Annotate.self, Explain.self,
            SchemaCommand.self, Plan.self, Runs.self, Diff.self, RollbackCommand.self, Verify.self,
            Rejects.self, DoctorCommand.self,
        ])
}
