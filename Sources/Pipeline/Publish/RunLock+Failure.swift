extension RunLock {
    /// Takes the lock or tells who holds it, with exit code 75.
    package static func hold(
        _ output: OutputFolder, wait: Duration
    ) throws(RunFailure) -> RunLock {
        let lock: RunLock?
        do throws(SystemError) {
            lock = try acquire(in: output, wait: wait)
        } catch {
            throw RunFailure(error)
        }
        if let status = Interruption.status {
            throw RunFailure(status, "interrupted; what was published before is unchanged")
        }
        guard let lock else {
            let holder = holder(in: output).map { " (\($0))" } ?? ""
            throw RunFailure(
                .locked,
                "another run works on \(output.path)\(holder); try later, or wait with --wait 15m")
        }
        return lock
    }
}
