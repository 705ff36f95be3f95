import ArgumentParser

/// A duration on the command line: `90s`, `15m`, `2h`; a number alone means seconds.
struct WaitingTime: ExpressibleByArgument {
    static let none = WaitingTime(seconds: 0)
    let seconds: Int

    init(seconds: Int) {
        self.seconds = seconds
    }

    init?(argument: String) {
        let units: [UInt8: Int] = [
            UInt8(ascii: "s"): 1, UInt8(ascii: "m"): 60, UInt8(ascii: "h"): 3600,
        ]
        let unit = argument.utf8.last.flatMap { units[$0] }
        guard let number = Int(unit == nil ? argument : String(argument.dropLast())),
            (0...1_000_000).contains(number)
        else { return nil }
        seconds = number * (unit ?? 1)
    }

    var duration: Duration { .seconds(seconds) }
    var defaultValueDescription: String { "\(seconds)s" }
}
