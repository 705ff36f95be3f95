/// A page or record that could not be used: one row of `rejects`.
package struct RejectRow: Sendable, Hashable {
    package var source: String
    package var stage: String
    package var code: String
    package var message: String
    package var sha256: String?

    package init(
        source: String,
        stage: String,
        code: String,
        message: String,
        sha256: String? = nil
    ) {
        self.source = source
        self.stage = stage
        self.code = code
        self.message = message
        self.sha256 = sha256
    }
}
