extension Cleaner {
    /// The `clean` part of `pipeline.json`.
    package struct Configuration: Sendable, Hashable {
        /// Takes navigation, notices, teasers and the like out; else those inside the article stay.
        package var boilerplate = true
        /// Takes injected spam out; else what stands inside the article stays.
        package var spam = true
        /// Makes an article of every story of a page.
        package var splitArticles = true
        package var duplicates = Duplicates()

        package struct Duplicates: Sendable, Hashable {
            package var enabled = true
            /// Share of common 3-grams from which two texts are one.
            package var threshold = 0.5

            package init(enabled: Bool = true, threshold: Double = 0.5) {
                self.enabled = enabled
                self.threshold = threshold
            }
        }

        package init(
            boilerplate: Bool = true, spam: Bool = true, splitArticles: Bool = true,
            duplicates: Duplicates = Duplicates()
        ) {
            self.boilerplate = boilerplate
            self.spam = spam
            self.splitArticles = splitArticles
            self.duplicates = duplicates
        }
    }
}
