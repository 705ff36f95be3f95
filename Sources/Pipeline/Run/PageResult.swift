import Extract
import Model

/// What became of one page of a run.
package struct PageResult: Sendable {
    package let source: Source
    /// `nil` when not even the bytes could be read.
    package let digest: ContentDigest?
    package let byteCount: Int
    package let record: PageRecord
}

/// The results of a batch of files, in order.
package struct BatchResult: Sendable {
    package var pages: [PageResult] = []
    package var times = StageTimes()
    /// Records of archives that are no pages.
    package var skipped = SkippedRecords()
    /// Files that changed while they were read, or that somebody is writing.
    package var deferred: [Source] = []
    /// Pages whose record an earlier run has kept.
    package var reused = 0
}
