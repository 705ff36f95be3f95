import Model
import Text

/// Lines that a site repeats around its articles, learnt from the articles of a run.
///
/// `澄江在线客户端下载` behind the last sentence of thirty pages is no part of any of them. Only lines at
/// the edges of articles count, short ones without a sentence, a figure or a colon, so that neither an
/// article's sentence nor a form's label is ever taken. Copies of one text count once. What is learnt
/// depends on the set of articles alone, not on their order.
package struct SiteBoilerplate: Sendable {
    /// The lines at the edges of one article that could be its site's, from the outside in.
    package struct Edges: Sendable, Codable {
        let site: String
        /// Hash of the longest paragraph: equal for copies of one text.
        let core: UInt64
        let leading: [UInt64]
        let trailing: [UInt64]

        /// Whether there is a line that could be the site's.
        package var hasLines: Bool { !leading.isEmpty || !trailing.isEmpty }
    }

    private struct Key: Hashable {
        let site: String
        let line: UInt64
    }

    private let learnt: Set<Key>
    private let longest: Int

    /// `minimumPages` and `minimumShare` of a site's articles have a line from which it is the site's.
    package init(
        _ articles: [Edges], minimumPages: Int, minimumShare: Double, longestLine: Int
    ) {
        var texts: [String: Set<UInt64>] = [:]
        var lines: [Key: Set<UInt64>] = [:]
        for edges in articles {
            texts[edges.site, default: []].insert(edges.core)
            for line in edges.leading + edges.trailing {
                lines[Key(site: edges.site, line: line), default: []].insert(edges.core)
            }
        }
        longest = longestLine
        learnt = Set(
            lines.filter { key, cores in
                cores.count >= minimumPages
                    && Double(cores.count) >= minimumShare * Double(texts[key.site]?.count ?? 0)
            }.keys)
    }

    package var isEmpty: Bool { learnt.isEmpty }

    /// The article without the learnt lines at its edges; `nil` when it has none.
    package func cleaned(_ article: Article) -> Article? {
        guard !learnt.isEmpty, let edges = Self.edges(of: article, longest: longest) else {
            return nil
        }
        let leading = edges.leading.prefix { learnt.contains(Key(site: edges.site, line: $0)) }
        let trailing = edges.trailing.prefix { learnt.contains(Key(site: edges.site, line: $0)) }
        guard !leading.isEmpty || !trailing.isEmpty else { return nil }
        return article.without(leading: leading.count, trailing: trailing.count)
    }

    /// `nil` for an article of unknown site, or without a sentence between its edges.
    static func edges(of article: Article, longest: Int) -> Edges? {
        guard let url = article.url, let site = site(of: url), article.paragraphs.count > 1
        else { return nil }
        var leading: [UInt64] = []
        var trailing: [UInt64] = []
        for paragraph in article.paragraphs {
            guard let hash = hash(of: paragraph, in: article, longest) else { break }
            leading.append(hash)
        }
        guard leading.count < article.paragraphs.count else { return nil }
        for paragraph in article.paragraphs.reversed() {
            guard let hash = hash(of: paragraph, in: article, longest) else { break }
            trailing.append(hash)
        }
        guard !leading.isEmpty || !trailing.isEmpty else {
            return Edges(site: site, core: core(of: article), leading: [], trailing: [])
        }
        return Edges(site: site, core: core(of: article), leading: leading, trailing: trailing)
    }

    /// `http://www.example.com:80/a` → `www.example.com`
    private static func site(of url: String) -> String? {
        let bytes = Array(url.utf8)
        guard
            let scheme = bytes.indices.dropLast(2).first(where: {
                bytes[$0] == 0x3A && bytes[$0 + 1] == 0x2F && bytes[$0 + 2] == 0x2F
            })
        else { return nil }
        let host = bytes[(scheme + 3)...].prefix {
            $0 != 0x2F && $0 != 0x3A && $0 != 0x3F && $0 != 0x23
        }
        guard !host.isEmpty else { return nil }
        return String(
            decoding: host.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func core(of article: Article) -> UInt64 {
        var longest = article.paragraphs[0]
        for paragraph in article.paragraphs where paragraph.count > longest.count {
            longest = paragraph
        }
        return article.text[longest].reduce(Hash.seed) { Hash.mix($0, UInt32($1)) }
    }

    /// `nil` for a line that may be the article's own.
    private static func hash(
        of paragraph: Range<Int>, in article: Article, _ longest: Int
    ) -> UInt64? {
        // A character has at most four bytes.
        guard paragraph.count <= longest * 4 else { return nil }
        let characters = FoldedText(Array(article.text[paragraph])).characters
        guard characters.count <= longest else { return nil }
        var hash = Hash.seed
        for scalar in characters where !Glyph.isBlank(scalar) {
            guard !isDigit(scalar), !Glyph.isSentenceMark(scalar), scalar != 0x3A, scalar != 0x2C
            else { return nil }
            hash = Hash.mix(hash, scalar)
        }
        return hash
    }
}

extension Article {
    /// The article without some of its first and last paragraphs, with the way back to the page.
    func without(leading: Int, trailing: Int) -> Article {
        let kept = paragraphs[leading..<(paragraphs.count - trailing)]
        let start = kept.first?.lowerBound ?? 0
        let end = kept.last?.upperBound ?? 0
        var segments: [SourceMap.Segment] = []
        for segment in sourceMap.segments where segment.text < end {
            if segment.text <= start {
                segments = [
                    SourceMap.Segment(
                        text: 0, page: segment.page.map { $0 + start - segment.text })
                ]
            } else {
                segments.append(SourceMap.Segment(text: segment.text - start, page: segment.page))
            }
        }
        // Where each paragraph is one line of the page, its lines are known one by one.
        var lines = lines
        let numbers = lines.flatMap { Array($0) }
        if numbers.count == paragraphs.count {
            lines = []
            for number in numbers[leading..<(numbers.count - trailing)] {
                if let last = lines.last, last.upperBound + 1 == number {
                    lines[lines.count - 1] = last.lowerBound...number
                } else {
                    lines.append(number...number)
                }
            }
        }
        return Article(
            source: source, pageDigest: pageDigest, url: url, number: number, title: title,
            published: published, publisher: publisher, authors: authors, script: script,
            isTruncated: isTruncated, text: Array(text[start..<end]),
            paragraphs: kept.map { ($0.lowerBound - start)..<($0.upperBound - start) },
            sourceMap: SourceMap(segments: segments), lines: lines, status: status, reason: reason,
            duplicateOf: duplicateOf)
    }
}
