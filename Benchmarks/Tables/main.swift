import Glibc
import Load
import Parquet

// TableBenchmark FORMAT DUMP OUTPUT [TIMES]: writes the table of a dump, so many times over, and tells seconds of the
// writing alone (reading the dump is taken off), peak memory of the process, and the size of the file.
// FORMAT: csv, xlsx, sqlite, parquet-CODEC or parquet-CODEC-THREADS, where CODEC is none or gzip with its level.

func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func format(_ name: String) -> ColumnFile.Format? {
    switch name {
    case "csv": return .csv(.plain)
    case "xlsx": return .xlsx
    case "sqlite": return .sqlite(indexes: ["project_id", "document_id"])
    default:
        let parts = name.split(separator: "-")
        guard parts.count >= 2, parts[0] == "parquet" else { return nil }
        var options = ParquetOptions()
        options.createdBy = "winnow version 0.0.0 (build benchmark)"
        options.threads = parts.count > 2 ? Int(parts[2]) ?? 1 : 1
        if parts[1].hasPrefix("gzip"), let level = Int(parts[1].dropFirst(4)) {
            options.compression = .gzip(level: level)
        } else {
            options.compression = .none
        }
        return .parquet(options)
    }
}

let arguments = CommandLine.arguments
guard arguments.count >= 4, let format = format(arguments[1]) else {
    print("TableBenchmark csv|xlsx|sqlite|parquet-none|parquet-gzip6-2 DUMP OUTPUT [TIMES]")
    exit(64)
}
do {
    var dump = try ColumnDump(arguments[2])
    var timesLeft = arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1
    var reading = (cpu: 0.0, wall: 0.0)
    var rows = 0
    let start = (cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC))
    try ColumnFile.write(format, dump.columns, to: arguments[3]) { () throws(LoadError) in
        let before = (cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC))
        var batches = dump.next()
        if batches == nil, timesLeft > 1, let again = try? ColumnDump(arguments[2]) {
            timesLeft -= 1
            dump = again
            batches = dump.next()
        }
        reading.cpu += seconds(CLOCK_PROCESS_CPUTIME_ID) - before.cpu
        reading.wall += seconds(CLOCK_MONOTONIC) - before.wall
        rows += batches?.first?.rowCount ?? 0
        return batches
    }
    let cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - start.cpu - reading.cpu
    let wall = seconds(CLOCK_MONOTONIC) - start.wall - reading.wall
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    var status = stat()
    stat(arguments[3], &status)
    let hundredths = { (number: Double) in Double(Int(number * 1000)) / 1000 }
    print(
        "{\"cpu\":\(hundredths(cpu)),\"wall\":\(hundredths(wall)),\"rss_mb\":\(hundredths(Double(usage.ru_maxrss) / 1024)),"
            + "\"bytes\":\(status.st_size),\"rows\":\(rows)}")
} catch {
    print("failed: \(error)")
    exit(70)
}
