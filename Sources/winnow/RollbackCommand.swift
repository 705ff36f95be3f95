import ArgumentParser
import Pipeline

/// `winnow rollback RUN_ID`
struct RollbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Publish an older run again, after checking its files.",
        discussion: """
            The next winnow run publishes the present pages as ever; mend what was wrong, or stop the \
            timer, before it does.
            """)

    @Argument(help: ArgumentHelp("The run to publish.", valueName: "run-id"))
    var name: String

    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp("How long to wait for a run: 30s, 15m, 1h.", valueName: "duration"))
    var wait: WaitingTime = .none

    func run() throws {
        let folder = try output.folder()
        try OutputOptions.reported("rollback") {
            let chosen = try OutputOptions.run(name, of: folder)
            let before = try Rollback(folder).publish(chosen, wait: wait.duration)
            guard StandardOutput.isTerminal else { return }
            try StandardOutput.write(
                before.map { "Published \(chosen); before it was \($0)\n" }
                    ?? "Published is \(chosen)\n")
        }
    }
}
