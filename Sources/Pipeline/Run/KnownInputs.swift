import Model

/// What the published run was made of, in `.state/published.json`: if nothing of it has changed, there is
/// nothing to do, and not a page is read.
///
/// Files count as unchanged if name, inode, size and both times are; as times tick slower than programs
/// run, a listing with a file that was touched less than two seconds before is not noted. Only a run
/// without doubts is noted: its exit code was 0, and it had nothing to say.
struct KnownInputs {
    private let path: String
    private let key: [(String, JSON)]

    /// `nil` if the listing cannot vouch for itself.
    init?(
        _ listing: InputListing, _ fingerprint: Fingerprint, _ configuration: Configuration,
        _ output: OutputFolder
    ) {
        guard let digest = listing.digest else { return nil }
        path = output.state + "/published.json"
        key = [
            ("inputs", .string(digest.hexadecimal)),
            ("fingerprint", .string(fingerprint.digest.hexadecimal)),
            ("configuration", .string(configuration.digest.hexadecimal)),
        ]
    }

    /// Fills the report of a run that has nothing to do; `false` if there may be something.
    func areThose(of previous: PublishedRun, _ output: OutputFolder, _ report: inout RunReport)
        -> Bool
    {
        guard let run = previous.run, let manifest = previous.manifest,
            let bytes = try? FileSystem.read(path), let noted = try? JSONParser.parse(bytes),
            (key + published(run, manifest)).allSatisfy({ noted[$0.0]?.string == $0.1.string })
        else { return false }
        func count(_ name: String) -> Int { noted["pages"]?[name]?.integer ?? 0 }
        report.counts.files = count("files")
        report.counts.pages = count("in")
        report.counts.bytes = count("bytes")
        report.counts.kept = count("with_articles")
        report.counts.copies = count("copies")
        report.counts.rejected = count("rejected")
        report.counts.reused = report.counts.pages
        report.tables = previous.tables
        report.run = run
        report.folder = output.folder(of: run)
        report.result = .unchanged
        report.status = .success
        return true
    }

    /// Notes what the published run was made of. What cannot be noted costs time only.
    func note(_ output: OutputFolder, _ report: RunReport) {
        let now = PublishedRun(output)
        guard report.status == .success, report.messages.isEmpty, report.counts.deferred == 0,
            [.published, .unchanged].contains(report.result), let run = now.run,
            let manifest = now.manifest
        else { return }
        let counts = report.json["pages"] ?? .null
        let note = JSON.object(key + published(run, manifest) + [("pages", counts)])
        try? FileSystem.write(JSONWriter.pretty(note), to: path + ".new")
        try? FileSystem.rename(path + ".new", to: path)
    }

    private func published(_ run: RunIdentifier, _ manifest: [UInt8]) -> [(String, JSON)] {
        [
            ("run_id", .string(run.description)),
            ("manifest", .string(ContentDigest(of: manifest).hexadecimal)),
        ]
    }
}
