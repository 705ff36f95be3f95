import Glibc
import Load
import Parquet

// TableBenchmark FORMAT DUMP OUTPUT: writes the table of a dump and tells CPU seconds of the writing alone (reading
// the dump is taken off), peak memory of the process, and the size of the file. FORMAT: csv, xlsx, sqlite.

func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let formats: [String: ColumnFile.Format] = [
    "csv": .csv(.plain), "xlsx": .xlsx, "sqlite": .sqlite(indexes: ["project_id", "document_id"]),
]
let arguments = CommandLine.arguments
guard arguments.count == 4, let format = formats[arguments[1]] else {
    print("TableBenchmark csv|xlsx|sqlite DUMP OUTPUT")
    exit(64)
}
do {
    let dump = try ColumnDump(arguments[2])
    var reading = 0.0
    var rows = 0
    let start = cpuSeconds()
    try ColumnFile.write(format, dump.columns, to: arguments[3]) { () throws(LoadError) in
        let before = cpuSeconds()
        let batches = dump.next()
        reading += cpuSeconds() - before
        rows += batches?.first?.rowCount ?? 0
        return batches
    }
    let cpu = cpuSeconds() - start - reading
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    var status = stat()
    stat(arguments[3], &status)
    let hundredths = { (number: Double) in Double(Int(number * 1000)) / 1000 }
    print(
        "{\"cpu\":\(hundredths(cpu)),\"rss_mb\":\(hundredths(Double(usage.ru_maxrss) / 1024)),"
            + "\"bytes\":\(status.st_size),\"rows\":\(rows)}")
} catch {
    print("failed: \(error)")
    exit(70)
}
