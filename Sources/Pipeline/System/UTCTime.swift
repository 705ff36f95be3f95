import Glibc
import Model

/// A moment of the wall clock in UTC. Only run names, logs and `run_results.json` may hold one.
package struct UTCTime: Sendable, Hashable, CustomStringConvertible {
    /// Since 1970-01-01T00:00:00Z.
    package let seconds: Int
    package let milliseconds: Int

    package init(seconds: Int, milliseconds: Int = 0) {
        self.seconds = seconds
        self.milliseconds = milliseconds
    }

    package static func now() -> UTCTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UTCTime(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
    }

    /// ISO 8601: `2026-11-21T14:05:09.120Z`.
    package var description: String {
        let (hour, minute, second) = clock
        return "\(day)T\(hour):\(minute):\(second).\(Self.padded(milliseconds, 3))Z"
    }

    /// `20261121T140509Z`.
    package var compact: String {
        let (hour, minute, second) = clock
        let digits = day.description.utf8.filter { $0 != UInt8(ascii: "-") }
        return String(decoding: digits, as: UTF8.self) + "T\(hour)\(minute)\(second)Z"
    }

    private var day: CalendarDate {
        CalendarDate(daysSinceEpoch: (seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
    }

    private var clock: (String, String, String) {
        let second = ((seconds % 86_400) + 86_400) % 86_400
        return (
            Self.padded(second / 3600, 2), Self.padded(second / 60 % 60, 2),
            Self.padded(second % 60, 2)
        )
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
