import Glibc

/// Looks at everything a run needs, without changing anything.
package struct Doctor: Sendable {
    package struct Finding: Sendable {
        package enum Level: String, Sendable {
            case ok, warning, failure
        }

        package let level: Level
        package let subject: String
        package let message: String
    }

    package private(set) var findings: [Finding] = []
    /// The exit code of the first failure.
    package private(set) var status = ExitStatus.success

    package init(_ configuration: Configuration) {
        checkSources(configuration)
        let output = OutputFolder(configuration.load.output)
        checkOutput(output)
        checkRuns(output)
        checkCache(output, configuration)
    }

    private mutating func ok(_ subject: String, _ message: String) {
        findings.append(Finding(level: .ok, subject: subject, message: message))
    }

    private mutating func warn(_ subject: String, _ message: String) {
        findings.append(Finding(level: .warning, subject: subject, message: message))
    }

    private mutating func fail(_ subject: String, _ message: String, _ code: ExitStatus) {
        findings.append(Finding(level: .failure, subject: subject, message: message))
        if status == .success { status = code }
    }

    private mutating func checkSources(_ configuration: Configuration) {
        for source in configuration.extract.sources {
            do throws(InputError) {
                let listing = try InputListing([source])
                let count = listing.files.count
                if count == 0 {
                    fail("source \(source.name)", "no file matches \(source.path)", .noInput)
                } else {
                    let odd =
                        listing.rejects.isEmpty ? "" : ", \(listing.rejects.count) links or devices"
                    ok(
                        "source \(source.name)",
                        "\(count) files\(odd), \(listing.skipped) hidden or temporary")
                }
            } catch {
                fail("source \(source.name)", error.description, .noInput)
            }
        }
    }

    private mutating func checkOutput(_ output: OutputFolder) {
        var existing = output.path
        while FileSystem.kind(following: Array(existing.utf8)) == nil, existing != "/",
            existing != "."
        {
            existing = FileSystem.folder(of: existing)
        }
        guard FileSystem.kind(following: Array(existing.utf8)) == .folder else {
            fail("output", "\(existing) is no folder; choose another load.output", .outputFailed)
            return
        }
        guard access(existing, W_OK | X_OK) == 0 else {
            fail(
                "output",
                "\(existing) cannot be written; give this user the right, or choose another load.output",
                .noPermission)
            return
        }
        var state = statvfs()
        guard statvfs(existing, &state) == 0 else {
            warn("output", "\(existing): \(SystemError("ask", existing))")
            return
        }
        let free = (Int(state.f_bavail) * Int(state.f_frsize)) / (1 << 20)
        if free < 1024 {
            warn("output", "\(output.path) is writable, but only \(free) MiB are free")
        } else {
            ok("output", "\(output.path) is writable, \(free) MiB are free")
        }
        if FileSystem.kind(following: Array(output.current.utf8)) != nil,
            FileSystem.kind(of: Array(output.current.utf8)) != .link
        {
            fail("output", "\(output.current) is no link; move it away", .outputFailed)
        }
    }

    private mutating func checkRuns(_ output: OutputFolder) {
        guard FileSystem.kind(following: Array(output.path.utf8)) == .folder else {
            ok("runs", "nothing is published yet")
            return
        }
        if RunLock.isHeld(in: output) {
            warn("lock", "a run works now (\(RunLock.holder(in: output) ?? "unknown"))")
        } else {
            ok("lock", "free")
        }
        let runs = (try? output.finishedRuns()) ?? []
        if let published = output.published {
            ok("runs", "\(runs.count) runs, \(published) is published")
        } else if runs.isEmpty {
            ok("runs", "nothing is published yet")
        } else {
            warn(
                "runs",
                "\(runs.count) runs, but none is published; winnow rollback RUN_ID publishes one")
        }
        let left = ((try? FileSystem.names(in: Array(output.runs.utf8))) ?? [])
            .count { $0.starts(with: ".staged-".utf8) || $0.starts(with: ".removed-".utf8) }
        if left > 0, !RunLock.isHeld(in: output) {
            warn(
                "leftovers",
                "\(left) folders of an interrupted run or failed check; the next run removes them")
        }
        if let bytes = try? FileSystem.read(output.state + "/run_results.json"),
            let results = try? JSONParser.parse(bytes), let code = results["exit_code"]?.integer,
            code != 0
        {
            let message = results["messages"]?.elements.first?.string ?? ""
            warn("last run", "ended with \(code): \(EscapedText.oneLine(message))")
        }
    }

    private mutating func checkCache(_ output: OutputFolder, _ configuration: Configuration) {
        guard let fingerprint = try? Fingerprint(configuration) else { return }
        guard let cache = PageCache(output, fingerprint: fingerprint, isReadOnly: true),
            let state = cache.state
        else {
            ok("cache", "no records are kept: the next run works every page")
            return
        }
        let changes = fingerprint.changes(since: state.fingerprint)
        ok(
            "cache",
            "\(state.records) records"
                + (changes.isEmpty
                    ? ""
                    : "; changed since: \(changes.joined(separator: ", ")), so that every page is worked")
        )
    }
}
