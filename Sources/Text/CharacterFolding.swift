/// One-to-one folding of single characters: width, case, compatibility forms and script.
///
/// `Ａ` → `a`, `，` → `,`, `　` → blank, `產` → `产`, `衞` → `卫`, `更` (U+F901) → `更`.
/// One character always becomes one character, so that positions are kept; circled and raised
/// digits stay as they are, since `①2023` is not `12023`.
/// Sources: Unicode Character Database; OpenCC's character tables.
package enum CharacterFolding {
    /// The whole mapping, built once at first use; hold it in a local before a loop.
    package static let table = FoldingTable()

    /// Folds one character. Scripts as the traditional 產 and Taiwan's 裡 give 产 and 里.
    package static func fold(_ scalar: UInt32) -> UInt32 {
        table[scalar]
    }
}
