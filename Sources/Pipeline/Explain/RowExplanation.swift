import Load
import Model

/// Where a row comes from: the rules, the sentences with the spans, the place on the page.
package struct RowExplanation: Sendable {
    package struct Proof: Sendable {
        /// Column that the words prove; `nil` for the fact as a whole.
        package let field: String?
        package let quote: String
        package let source: String
        package let title: String?
        /// The sentences around the span, which is marked by ⟦ and ⟧.
        package let sentence: String
        /// Names of the rules whose frames hang on these words.
        package let rules: [String]
        /// 1-based line of the page; `nil` where it is not known.
        package let line: Int?
        /// Bytes of the page decoded to UTF-8; `nil` where they are not known.
        package let bytes: Range<Int>?
    }

    package let table: String
    package let identifier: String
    package let values: [(name: String, value: String)]
    package let proofs: [Proof]

    package var text: String {
        var lines = ["\(table) \(identifier)"]
        lines += values.map { "    \($0.name) = \($0.value)" }
        for proof in proofs {
            lines.append("")
            lines.append("\(proof.field ?? "the row"): “\(proof.quote)”")
            lines.append(
                "    rule: \(proof.rules.isEmpty ? "not known" : proof.rules.joined(separator: ", "))"
            )
            lines.append("    in: \(proof.sentence)")
            var place = "    from: \(proof.source)"
            if let line = proof.line { place += ", line \(line)" }
            if let bytes = proof.bytes {
                place += ", bytes \(bytes.lowerBound)–\(bytes.upperBound)"
            }
            lines.append(place + (proof.title.map { " (\($0))" } ?? ""))
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
