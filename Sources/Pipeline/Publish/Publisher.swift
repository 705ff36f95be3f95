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
    package func place(_ run: RunIdentifier) throws(SystemError) {
        try FileSystem.rename(output.staged(run), to: output.folder(of: run))
        try FileSystem.sync(output.runs)
        try point(to: run)
    }

    /// Makes a finished run the published one, be it a newer or an older one.
    package func point(to run: RunIdentifier) throws(SystemError) {
        let link = output.current + ".new"
        try FileSystem.remove(Array(link.utf8))
        try FileSystem.makeLink(link, to: "runs/\(run)")
        try FileSystem.rename(link, to: output.current)
        try FileSystem.sync(output.path)
    }

    /// Keeps the newest `count` runs and the published one; the others are renamed, then removed, so
    /// that a half removed run is never taken for a run.
    package func removeOldRuns(keeping count: Int) throws(SystemError) {
        let runs = try output.finishedRuns()
        let published = output.published
        for run in runs.dropLast(max(count, 2)) where run != published {
            let removed = "\(output.runs)/.removed-\(run)"
            try FileSystem.rename(output.folder(of: run), to: removed)
            try FileSystem.remove(Array(removed.utf8))
        }
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
