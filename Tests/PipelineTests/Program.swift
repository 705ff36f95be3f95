import Glibc
import Pipeline

/// The built program, run as a user runs it.
struct Program {
    struct Ending {
        let status: Int32
        let output: String
        let errors: String
        /// The most memory that the program had at once, in KiB.
        let peakMemory: Int
    }

    /// Runs `winnow` without a terminal in the folder, and waits for its end.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder, input: String = "",
        output: String? = nil, environment: [String: String] = [:],
        terminatedAfter seconds: Int? = nil
    ) throws -> Ending {
        let inputFile = try folder.write(input, to: ".stdin")
        let outputFile = output ?? folder.path + "/.stdout"
        let errorFile = folder.path + "/.stderr"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, inputFile, O_RDONLY, 0)
        let create = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, outputFile, create, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errorFile, create, 0o644)
        // The shell changes the folder; the program then takes its place.
        let more = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let limit = seconds.map { ["timeout", "--preserve-status", "\($0)"] } ?? []
        let command =
            ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + limit + ["env"] + more
            + [try path()] + arguments
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        words.append(nil)
        defer { words.forEach { free($0) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/bin/sh", &actions, nil, words, environ)
        guard code == 0 else { throw SystemError("start", "/bin/sh", code: code) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let isNormal = status & 0x7F == 0
        return Ending(
            status: isNormal ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
            output: output == nil ? try text(outputFile) : "", errors: try text(errorFile),
            peakMemory: usage.ru_maxrss)
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try FileSystem.read(path), as: UTF8.self)
    }

    /// The program lies beside the tests.
    private static func path() throws -> String {
        guard let tests = FileSystem.linkTarget("/proc/self/exe") else {
            throw SystemError("read link", "/proc/self/exe")
        }
        let beside = FileSystem.folder(of: tests) + "/winnow"
        if FileSystem.kind(following: Array(beside.utf8)) == .file { return beside }
        // The runner of Swift Testing is the toolchain's; the tests are then its argument.
        for argument in CommandLine.arguments where argument.contains(".xctest") {
            return FileSystem.folder(of: argument) + "/winnow"
        }
        throw SystemError("find program", beside, code: ENOENT)
    }
}
