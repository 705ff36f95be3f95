import Clean
import Enrich
import Model

/// What a page gave, whatever its run: all that is kept of it from run to run.
///
/// A function of the page and of what its ``Fingerprint`` covers. Fields added here are kept, too.
package struct PageRecord: Sendable, Codable {
    /// Why the page gave no article; then all else is empty.
    package var reject: Reject?
    package var articles: [ArticleEntry] = []
    /// How many frames each rule built on the page.
    package var rules = RuleCounts()
    /// Of the kept articles, to find republished ones by; empty if nobody asks for them.
    package var signatures: [SignatureEntry] = []
    /// What its articles have at their edges, to learn the lines of sites by.
    package var edges: [SiteBoilerplate.Edges] = []
    /// All articles of the page if one has a line at its edges that could be its site's, else none.
    ///
    /// As bytes, which are read only if the site turns out to have such lines.
    package var edged: [UInt8]?

    package init() {}

    package init(rejected reject: Reject) {
        self.reject = reject
    }
}
