/// Tells simplified from traditional text by the characters that only one of them uses.
///
/// `台灣產業` has three of traditional text (灣, 產, 業) and none of simplified text.
package struct ScriptDetector: Sendable {
    package struct Counts: Sendable, Hashable {
        package var simplified = 0
        package var traditional = 0

        /// Traditional needs the majority: a quoted traditional name leaves a text simplified.
        package var isTraditional: Bool { traditional > simplified }
    }

    /// The script that a character of unfolded text belongs to alone.
    package enum Script: Sendable {
        case simplified, traditional
    }

    /// For each character of the basic plane 1 simplified only, 2 traditional only, 0 neither.
    private let scripts: [UInt8]

    package init() {
        var scripts = [UInt8](repeating: 0, count: 0x10000)
        EmbeddedTable("script_characters")?.forEachRow(columns: 2) { bytes, row in
            guard let character = row.first(bytes, 0), character <= 0xFFFF else { return }
            // `Hans`, `Hant`
            scripts[Int(character)] = row.scalars(bytes, 1).last == 0x73 ? 1 : 2
        }
        self.scripts = scripts
    }

    /// `nil` for a character that both scripts use.
    @inline(__always)
    package func script(of scalar: UInt32) -> Script? {
        guard scalar <= 0xFFFF else { return nil }
        switch scripts[Int(scalar)] {
        case 1: return .simplified
        case 2: return .traditional
        default: return nil
        }
    }

    /// Counts over valid UTF-8, not folded.
    package func count(_ text: Span<UInt8>) -> Counts {
        var counts = Counts()
        var position = 0
        while position < text.count {
            let (scalar, length) = decodeScalar(text, at: position)
            position &+= length
            guard length == 3, scalar <= 0xFFFF else { continue }
            switch scripts[Int(scalar)] {
            case 1: counts.simplified &+= 1
            case 2: counts.traditional &+= 1
            default: break
            }
        }
        return counts
    }
}
