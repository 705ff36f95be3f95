/// Which element names, roles, ids and classes tell what a part of a page is.
///
/// Article bodies carry the names their publishing systems give them: `TRS_Editor` (TRS WCM),
/// `UCAPCONTENT` (UCAP), `vsb_content` (博达), `id="zoom"` (many government sites). Other parts
/// are told by words common in class names: `left-sidebar`, `footer_nav`.
enum ContainerNames {
    /// HTML elements with a meaning of their own (HTML standard §4.3).
    static let elements = NameTable<HTMLContent.Container>([
        (.article, "article"), (.navigation, "nav menu"), (.header, "header"),
        (.footer, "footer"), (.aside, "aside"), (.form, "form"),
    ])

    /// WAI-ARIA landmark roles.
    static let landmarkRoles = NameTable<HTMLContent.Container>([
        (.navigation, "navigation menubar menu"), (.header, "banner"), (.footer, "contentinfo"),
        (.aside, "complementary"), (.form, "search form"), (.article, "article"),
    ])

    /// Values of `itemprop` (schema.org).
    static let properties = NameTable<HTMLContent.Container>([
        (.article, "articlebody"), (.comments, "comment"), (.navigation, "breadcrumb"),
    ])

    /// Whole ids and classes.
    static let names = NameTable<HTMLContent.Container>([
        (
            .article,
            """
            trs_editor trs_web trs_paper_default trs_ueditor ucapcontent vsb_content vsb_content_2 \
            vsb_content_4 vsb_content_100 v_news_content zoom zoomcon bt-article-y \
            article-content article_content articlecontent article-body article_body articlebody \
            article-text articletext article-con article_con artical_real main-article \
            post_body post_text post-content post_content postbody entry-content entry_content \
            news_content news-content newscontent newstext news_txt news_text newsbody \
            content content_area contenttext content-text content_text contentbody contentinfo \
            con_text cont_text detail-content detail_content detailcontent detailbody rich_media_content \
            js_content text_content textcontent main_content maincontent main-content endtext \
            left_zw artibody ozoom xl_con wz_con pages_content zw_content founder-content \
            founder_content contentmain
            """
        ),
        (.navigation, "weizhi dqwz crumbs position location nav_main mainnav topnav"),
        (.footer, "copyright banquan foot bottom"),
        (.related, "xgwz xgyd xgxw tuijian"),
    ])

    /// Words that stand first or last in an id or class: `nav-list`, `post_comments`.
    static let words = NameTable<HTMLContent.Container>([
        (
            .navigation,
            "nav navi navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs pagination pager"
        ),
        (.header, "header topbar toolbar masthead"),
        (.footer, "footer copyright"),
        (.aside, "sidebar aside"),
        (.comments, "comment comments reply disqus pinglun"),
        (
            .related,
            "related relate relative recommend recommended recommends hotnews ranking rank tuijian xiangguan"
        ),
        (.form, "search searchbox login"),
    ])

    /// First words that turn a name round: `no-sidebar`, `with-nav`.
    static let negations = NameTable<HTMLContent.Container>([(.none, "no has with without not")])

    /// What an id or class list says: a whole name first, else its first or last word.
    static func container(ofNames list: UnsafeBufferPointer<UInt8>) -> HTMLContent.Container? {
        var found: HTMLContent.Container?
        var start = 0
        while start < list.count {
            guard !isBlank(list[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < list.count, !isBlank(list[end]) { end += 1 }
            let name = UnsafeBufferPointer(rebasing: list[start..<end])
            if let whole = names[key(name)] { return whole }
            if found == nil { found = container(ofWordsIn: name) }
            start = end
        }
        return found
    }

    private static func container(
        ofWordsIn name: UnsafeBufferPointer<UInt8>
    ) -> HTMLContent.Container? {
        var first = 0
        while first < name.count, isLetter(name[first]) { first += 1 }
        let head = UnsafeBufferPointer(rebasing: name[0..<first])
        guard negations[key(head)] == nil else { return nil }
        if let container = words[key(head)] { return container }
        var end = name.count
        while end > 0, !isLetter(name[end - 1]) { end -= 1 }
        var last = end
        while last > 0, isLetter(name[last - 1]) { last -= 1 }
        return words[key(UnsafeBufferPointer(rebasing: name[last..<end]))]
    }

    /// FNV-1a of the name in lower case; a clash of hashes would only mislabel a block.
    static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name {
            hash = (hash ^ UInt64(lowercased(byte))) &* 0x100_0000_01B3
        }
        return hash
    }

    static func key(_ name: String) -> UInt64 {
        Array(name.utf8).withUnsafeBufferPointer { key($0) }
    }
}

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// ASCII white space of HTML: TAB, LF, FF, CR and blank.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}
