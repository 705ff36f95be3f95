import Model

/// What speaks for and against the rows of one article: `winnow preview` shows it, and weights are learnt from it.
package struct RowEvidence: Sendable {
    /// `partners`, `events` or `projects`; of undertakings those that are only named as well.
    package let table: String
    /// The name of the partner or undertaking, the event's title.
    package let title: String
    /// Names of the signs that hold, and the words they are read from.
    package let signs: [String]
    package let confidence: Double
    /// What tells the row from others: the names of the partner or undertaking; kind, first day, precision, quotes,
    /// parties and undertakings of the event.
    package let keys: [String]
}
