extension Reject.Reason {
    /// What to do about it; `docs/reject-codes.md` has the same words.
    package var remedy: String {
        switch self {
        case .unreadable:
            "Check that it still exists and that its permissions let the program read it."
        case .notRegularFile:
            "Give the file itself as a source."
        case .escapesRoot:
            "Move the file below the folder, or name its own folder as a source."
        case .emptyPage:
            "Scrape it again; a page filled by scripts has to be saved as rendered."
        case .tooLarge:
            "Raise the limit if it is a page; split the file if it is a collection."
        case .brokenGzip:
            "Fetch the file again. Records of JSON Lines before the break, and records of archives before and behind it, are kept."
        case .gzipBomb:
            "If it is meant to, unpack it by hand."
        case .binary:
            "Leave it out of the source's path pattern, or convert it first."
        case .undecodable:
            "Set the source's charset if it is known; else the file is damaged."
        case .badJSON:
            "Correct the line where it was written. The other lines are read."
        case .missingField:
            "Name the fields it has in the source's fields."
        case .badRecord:
            "Correct the writer, or the source's fields. Other records are read."
        case .truncatedRecord:
            "Fetch the archive again. The other records are read."
        case .unsupportedMediaType:
            "Convert the document to text if it matters."
        case .unsupportedEncoding:
            "Crawl with Accept-Encoding: gzip."
        case .unparsable:
            "Usually memory: run with fewer workers."
        case .noArticle:
            "Look at it with winnow preview; lists, home pages and galleries are rightly dropped."
        case .timeout:
            "Look at the page; raise the limit if it is a real one."
        case .crashed:
            "Look at the page with winnow preview and report the fault. It is tried again when the page, the program, a word or a setting changes, and with --full."
        case .outOfMemory:
            "Look at the page; raise the limit if it is a real one."
        case .qualityCheck:
            "Look at the row with winnow preview of that page; correct the check, a word or a rule."
        }
    }
}
