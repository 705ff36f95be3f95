import Text

/// `wyjbL_副本.png`, `wechat_qr.png`: names of picture files.
struct ImageNameRule: LineRule {
    private let weight: Double
    private static let suffixes: [[UInt32]] = [
        ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".svg",
    ]
    .map { (suffix: String) in suffix.unicodeScalars.map(\.value) }

    init(_ parameters: Parameters) {
        weight = parameters[.imageWeight]
    }

    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence]) {
        guard line.features.characters <= 120, line.features.sentenceMarks <= 4 else { return }
        guard Self.mayEndName(line.features.last) else { return }
        let text = page.folded.characters[line.characters]
        if Self.suffixes.contains(where: { text.suffix($0.count).elementsEqual($0) }) {
            evidence.append(Evidence(lineClass: .image, weight: weight, rule: "image-name"))
        } else if Self.holdsAttachment(text) {
            evidence.append(Evidence(lineClass: .image, weight: weight, rule: "attachment"))
        }
    }

    /// The last letter of a suffix, or the bracket behind an attachment's size.
    private static func mayEndName(_ scalar: UInt32) -> Bool {
        scalar == 0x29 || suffixes.contains { $0.last == scalar }
    }

    /// `1a0b77_640.jpg (86.2 KB, 下载次数: 0)`
    private static func holdsAttachment(_ text: ArraySlice<UInt32>) -> Bool {
        guard text.count < 80, text.last == 0x29, let dot = text.firstIndex(of: 0x2E) else {
            return false
        }
        return suffixes.contains { suffix in
            text[dot...].prefix(suffix.count).elementsEqual(suffix)
        }
    }
}
