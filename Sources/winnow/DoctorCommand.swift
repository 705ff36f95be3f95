import ArgumentParser
import Pipeline

/// `winnow doctor [pipeline.json]`
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at everything a run needs, without changing anything.",
        discussion: "The exit code is the one a run would fail with, else 0.")

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let told = try configuration.read()
        _ = try LexiconErrors.reported { try Stages(told) }
        let doctor = Doctor(told)
        let lines = doctor.findings.map {
            EscapedText.oneLine("\($0.level.rawValue): \($0.subject): \($0.message)") + "\n"
        }
        try StandardOutput.write(lines.joined())
        if doctor.status != .success { throw ExitCode(doctor.status.rawValue) }
    }
}
