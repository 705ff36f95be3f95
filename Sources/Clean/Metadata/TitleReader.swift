import Model
import Text

/// Finds the title: the heading above the text, checked against what the page calls itself.
///
/// `200亿!锡山24个项目同日开竣工_锡山视界` in TITLE loses the site's name because a heading of the
/// page is its beginning.
struct TitleReader: Sendable {
    let labels: LabelReader

    func title(
        of story: Story, isAlone: Bool, evidence: TitleEvidence, marks: StoryMarks
    ) -> String? {
        let page = marks.page
        let heading = Self.joined(story.headings, page)
        guard isAlone else { return labelled(above: story, marks) ?? heading }
        if let line = evidence.line {
            // A kicker that the heading run adds stays: `…召开——从科创“窗口”…`.
            let isRun = story.headings.contains(line) && story.headings.count > 1
            return isRun ? heading : Self.joined([line] + evidence.continuation, page)
        }
        if let labelled = labelled(above: story, marks) { return labelled }
        guard let first = evidence.told.first else { return heading }
        // `新闻中心-江云集团` and `园区服务专报(第9期)|江云发布` are not on the page; its heading element is.
        if let line = story.headings.last, page.block(of: page.lines[line]).headingLevel > 0,
            page.lines[line].features.characters >= 8
        {
            return heading
        }
        let cut = Self.withoutSite(first)
        // `网易娱乐` is a site, not a title.
        let isTitle = TitleEvidence.key(FoldedText(Array(cut.utf8)).characters[...]).count >= 8
        return isTitle ? cut : heading ?? (cut.isEmpty ? nil : cut)
    }

    /// `标 题:政府工作报告  发文机构:…` in the table above a public document.
    private func labelled(above story: Story, _ marks: StoryMarks) -> String? {
        let page = marks.page
        guard let first = story.paragraphs.first(where: { $0.lineClass == .body })?.lines.first
        else { return nil }
        for index in max(0, first - 16)..<first {
            for value in labels.values(in: page.lines[index].characters, of: page.folded)
            where value.field == .title && value.hasColon && value.characters.count >= 6 {
                return String(
                    decoding: page.document.text[page.folded.byteRange(value.characters)],
                    as: UTF8.self)
            }
        }
        return nil
    }

    /// Kicker and title as one: nothing between after a dash, else a blank.
    private static func joined(_ lines: [Int], _ page: PageText) -> String? {
        var bytes: [UInt8] = []
        for line in lines {
            if !bytes.isEmpty, !bytes.suffix(3).elementsEqual([0xE2, 0x80, 0x94]) {
                bytes.append(0x20)
            }
            for piece in page.pieces(of: page.lines[line]) {
                bytes += page.document.text[piece.bytes]
            }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// `标题_频道_网站` → `标题`: what follows the first `_`, `|` or spaced hyphen goes.
    static func withoutSite(_ title: String) -> String {
        let bytes = Array(title.utf8)
        let folded = FoldedText(bytes)
        let characters = PageText.inked(0..<folded.count, in: folded)
        var ends: [Int] = []
        for index in characters where index > characters.lowerBound {
            let scalar = folded.characters[index]
            let spaced =
                Glyph.isBlank(folded.characters[index - 1])
                && index + 1 < characters.upperBound && Glyph.isBlank(folded.characters[index + 1])
            if scalar == 0x5F || scalar == 0x7C || (spaced && (scalar == 0x2D || scalar == 0x2013))
            {
                ends.append(index)
            }
        }
        if ends.isEmpty,
            let hyphen = (characters.lowerBound..<characters.upperBound).last(where: {
                folded.characters[$0] == 0x2D
            }),
            TitleEvidence.key(folded.characters[(hyphen + 1)..<characters.upperBound]).count <= 8,
            TitleEvidence.key(folded.characters[characters.lowerBound..<hyphen]).count >= 8
        {
            ends.append(hyphen)
        }
        let end = ends.first {
            TitleEvidence.key(folded.characters[characters.lowerBound..<$0]).count >= 5
        }
        let kept = PageText.inked(
            characters.lowerBound..<(end ?? characters.upperBound), in: folded)
        return String(decoding: bytes[folded.byteRange(kept)], as: UTF8.self)
    }
}
