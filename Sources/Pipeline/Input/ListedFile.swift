import Model

/// A file that a source of the configuration names.
package struct ListedFile: Sendable {
    /// Path to open, as bytes: a name need not be UTF-8.
    package let path: [UInt8]
    /// Path below the input root, as tables show it.
    package let source: Source
    /// Index into `extract.sources`.
    package let origin: Int
    /// As it was when it was listed.
    package let status: FileStatus
}
