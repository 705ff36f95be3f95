import Clean
import Extract
import Model

/// What became of one page: its articles, or a reject.
package struct PageResult: Sendable {
    package let source: Source
    /// `nil` when not even the bytes could be read.
    package let digest: ContentDigest?
    package let byteCount: Int
    package let outcome: Outcome<[AnnotatedArticle]>
    /// Of the kept articles, to find republished ones by; empty if nobody asks for them.
    package let signatures: [ArticleSignature]
}

/// The results of a batch of files, in order.
package struct BatchResult: Sendable {
    package var pages: [PageResult] = []
    package var times = StageTimes()
    /// Records of archives that are no pages.
    package var skipped = SkippedRecords()
}

extension Stages {
    /// Reads files and takes every page of them through its stages.
    package func process(_ files: [InputFile]) -> BatchResult {
        var result = BatchResult()
        for file in files {
            result.skipped += reader.readPages(of: file) { outcome in
                switch outcome {
                case .rejected(let reject):
                    result.pages.append(
                        PageResult(
                            source: reject.source, digest: reject.digest, byteCount: 0,
                            outcome: .rejected(reject), signatures: []))
                case .kept(let page):
                    let made = process(page, times: &result.times)
                    let signed = result.times.measure(.duplicates) { self.signatures(of: made) }
                    result.pages.append(
                        PageResult(
                            source: page.source, digest: page.digest, byteCount: page.bytes.count,
                            outcome: made, signatures: signed))
                }
            }
        }
        return result
    }

    private func signatures(of outcome: Outcome<[AnnotatedArticle]>) -> [ArticleSignature] {
        guard findsDuplicates, case .kept(let articles) = outcome else { return [] }
        return articles.map(\.article).filter { $0.status == .kept }.map { ArticleSignature($0) }
    }
}
