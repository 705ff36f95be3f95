extension Enricher {
    /// The section `enrich` of `pipeline.json`.
    package struct Configuration: Sendable, Hashable {
        /// Rows whose confidence is lower are left out. 0…1.
        package var minimumConfidence: Double
        /// Names of rules that are switched off, as `FrameRules` lists them.
        package var disabledRules: Set<String>

        package init(
            minimumConfidence: Double = 0.5,
            disabledRules: Set<String> = []
        ) {
            self.minimumConfidence = minimumConfidence
            self.disabledRules = disabledRules
        }

        /// The names that `rules.disabled` accepts, in the order the rules run.
        package static var ruleNames: [String] { FrameRules.names }
    }
}
