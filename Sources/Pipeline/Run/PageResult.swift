import Extract
import Model

/// What became of one page: its articles, or a reject.
package struct PageResult: Sendable {
    package let source: Source
    /// `nil` when not even the bytes could be read.
    package let digest: ContentDigest?
    package let byteCount: Int
    package let outcome: Outcome<[AnnotatedArticle]>
}

/// The results of a batch of files, in order.
package struct BatchResult: Sendable {
    package var pages: [PageResult] = []
    package var times = StageTimes()
}

extension Stages {
    /// Reads files and takes every page of them through its stages.
    package func process(_ files: [InputFile]) -> BatchResult {
        var result = BatchResult()
        for file in files {
            reader.readPages(of: file) { outcome in
                switch outcome {
                case .rejected(let reject):
                    result.pages.append(
                        PageResult(
                            source: reject.source, digest: reject.digest, byteCount: 0,
                            outcome: .rejected(reject)))
                case .kept(let page):
                    let made = process(page, times: &result.times)
                    result.pages.append(
                        PageResult(
                            source: page.source, digest: page.digest, byteCount: page.bytes.count,
                            outcome: made))
                }
            }
        }
        return result
    }
}
