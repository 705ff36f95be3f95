/// Makes a staged run the published one by one rename, and removes the oldest runs.
///
/// Order of the steps: files and folders of the staged run are synced, the folder gets its name, the
/// name is synced, the link `current` is renamed into place, the link is synced. Before the second
/// rename readers see the old run, after it the new one; no reader sees a mixture.
package struct Publisher: Sendable {
    package let output: OutputFolder

    package init(_ output: OutputFolder) {
        self.output = output
    }

    /// Makes the new empty folder that a run's files are written to.
    package func stage(_ run: RunIdentifier) throws(SystemError) -> String {
        let folder = output.staged(run)
        try FileSystem.remove(Array(folder.utf8))
        try FileSystem.makeFolder(folder)
        return folder
    }

    package func publish(_ run: RunIdentifier) throws(SystemError) {
        try prepare(run)
        try place(run)
    }

    /// Brings everything of the staged run to the disk.
    package func prepare(_ run: RunIdentifier) throws(SystemError) {
        try syncAll(Array(output.staged(run).utf8))
    }

    /// Gives a prepared run its name and makes it the published one.
    ///
    /// If that fails the run is a staged one again, unless `current` could not be turned back.
    package func place(_ run: RunIdentifier) throws(SystemError) {
        let folder = output.folder(of: run)
        try FileSystem.rename(output.staged(run), to: folder)
        do throws(SystemError) {
            try FileSystem.sync(output.runs)
            try point(to: run)
        } catch {
            if output.published != run {
                try? FileSystem.rename(folder, to: output.staged(run))
            }
            throw error
        }
    }

    /// Makes a finished run the published one, be it a newer or an older one.
    ///
    /// A link that cannot be synced is turned back, as a power failure could undo what was told.
    package func point(to run: RunIdentifier) throws(SystemError) {
        let before = FileSystem.linkTarget(output.current)
        let target = "runs/\(run)"
        do throws(SystemError) {
            try replaceLink(by: target)
            try FileSystem.sync(output.path)
            // A killed first run may have made the folder without syncing its name.
            if before == nil { try FileSystem.syncName(of: output.path) }
        } catch {
            try? FileSystem.remove(Array((output.current + ".new").utf8))
            // A folder of that name which stands in the way is somebody's: only the own link goes.
            if FileSystem.linkTarget(output.current) == target, before != target {
                if let before {
                    try? replaceLink(by: before)
                } else {
                    try? FileSystem.remove(Array(output.current.utf8))
                }
            }
            throw error
        }
    }

    private func replaceLink(by target: String) throws(SystemError) {
        let link = output.current + ".new"
        try FileSystem.remove(Array(link.utf8))
        try FileSystem.makeLink(link, to: target)
        try FileSystem.rename(link, to: output.current)
    }

    /// Removes old runs, also those that a run killed meanwhile has left.
    ///
    /// The tables are published by now: what cannot be removed is told, and tried again next time.
    func tidy(keeping count: Int, _ report: inout RunReport) {
        do {
            try removeOldRuns(keeping: count)
        } catch {
            report.messages.append("warn: an old run could not be removed: \(error)")
        }
    }

    /// Keeps the newest `count` runs and the published one; the others are renamed, then removed, so
    /// that a half removed run is never taken for a run, not even after a power failure.
    package func removeOldRuns(keeping count: Int) throws(SystemError) {
        let runs = try output.finishedRuns()
        let published = output.published
        let old = runs.dropLast(max(count, 2)).filter { $0 != published }
        guard !old.isEmpty else { return }
        func removed(_ run: RunIdentifier) -> String { "\(output.runs)/.removed-\(run)" }
        for run in old { try FileSystem.rename(output.folder(of: run), to: removed(run)) }
        try FileSystem.sync(output.runs)
        for run in old { try FileSystem.remove(Array(removed(run).utf8)) }
    }

    /// Syncs every file and folder below a folder, then the folder itself.
    private func syncAll(_ path: [UInt8]) throws(SystemError) {
        for name in try FileSystem.names(in: path) {
            let below = path + [0x2F] + name
            if FileSystem.kind(of: below) == .folder {
                try syncAll(below)
            } else {
                try FileSystem.sync(String(decoding: below, as: UTF8.self))
            }
        }
        try FileSystem.sync(String(decoding: path, as: UTF8.self))
    }
}
