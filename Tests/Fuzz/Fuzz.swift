import Glibc

/// Feeds made-up inputs to one way into the program until time is over.
///
/// ```
/// Fuzz TARGET [SECONDS] [FIRST]
/// ```
/// Prints the number of inputs when all is well. A fault or a crash names the input's number: the same
/// number as FIRST makes it again. The trap of a crash ends the process with a signal; the number of
/// the block it was in stands in the last line printed.
@main
struct Fuzz {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let name = arguments.first, let target = FuzzTarget(rawValue: name) else {
            print(
                "usage: Fuzz TARGET [SECONDS] [FIRST]; the targets are "
                    + FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))
            exit(64)
        }
        let seconds = arguments.count > 1 ? Double(arguments[1]) ?? 10 : 10
        let first = arguments.count > 2 ? UInt64(arguments[2]) ?? 0 : 0
        let program = try FuzzTarget.Program(for: target)
        let words = target.words
        let start = cpuSeconds()
        var number = first
        while cpuSeconds() - start < seconds {
            note("\(name) from \(number)")
            for _ in 0..<64 {
                var mutator = Mutator(words: words, number: number)
                let bytes = program.files.isEmpty ? mutator.input() : mutator.changed(program.files)
                let before = cpuSeconds()
                if let fault = target.fault(of: bytes, in: program) {
                    print("FAULT \(name) \(number): \(fault)")
                    print(String(decoding: bytes, as: UTF8.self).debugDescription)
                    exit(1)
                }
                if cpuSeconds() - before > 2 {
                    print("FAULT \(name) \(number): \(bytes.count) bytes took more than 2 s")
                    exit(1)
                }
                number += 1
            }
        }
        print(
            "\n\(name): \(number - first) inputs in \(Int(cpuSeconds() - start)) s of CPU time, no fault"
        )
    }

    /// Overwrites one line of the standard error, so that a crash leaves the block's number behind.
    private static func note(_ text: String) {
        var line = Array("\r\(text)".utf8)
        _ = write(2, &line, line.count)
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
