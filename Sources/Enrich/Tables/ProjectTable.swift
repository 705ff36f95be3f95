import Model
import Text

/// A table whose rows are undertakings: `序号⇥项目名称⇥投资方⇥落地园区⇥投资额(亿元)`.
///
/// The headings tell what the cells are, so that names, builders and places are known whatever they look like.
struct ProjectTable: Sendable {
    /// Characters of the cells of one row; `nil` where the table has no such column.
    struct Row: Sendable {
        let name: Range<Int>
        let builder: Range<Int>?
        let host: Range<Int>?
        /// The cells below 甲方, 乙方.
        let parties: [Range<Int>]
        /// The cells of all other columns.
        let others: [Range<Int>]
    }

    let rows: [Row]

    /// The tables of a text that have a column of undertakings' names.
    static func find(in text: [UInt8], _ folded: FoldedText, _ words: FrameWords) -> [ProjectTable]
    {
        TabbedTable.find(in: text).compactMap { table in
            let rows = table.rows.map { row in
                row.map {
                    folded.characterIndex(
                        ofByte: $0.lowerBound)..<folded.characterIndex(
                            ofByte: $0.upperBound)
                }
            }
            guard let headings = rows.first else { return nil }
            func column(_ use: FrameWords.Use) -> Int? {
                headings.firstIndex { cell in
                    cell.count <= longestHeading
                        && cell.contains {
                            words.length(use, in: folded.characters.span, at: $0) != nil
                        }
                }
            }
            // 项目 heads names, 项目投资方 does not.
            let name = headings.firstIndex { cell in
                cell.contains {
                    let length = words.length(.nameHeading, in: folded.characters.span, at: $0) ?? 0
                    return length >= 4 || length > 0 && length == cell.count
                }
            }
            guard let name else { return nil }
            let parties = headings.indices.filter { column in
                column != name && headings[column].count <= longestHeading
                    && headings[column].contains {
                        words.length(.partyHeading, in: folded.characters.span, at: $0) != nil
                    }
            }
            let builder = column(.builderLabel).flatMap { $0 == name ? nil : $0 }
            let host = column(.hostHeading).flatMap { $0 == name || $0 == builder ? nil : $0 }
            return ProjectTable(
                rows: rows.dropFirst().map { row in
                    Row(
                        name: row[name], builder: builder.map { row[$0] },
                        host: host.map { row[$0] }, parties: parties.map { row[$0] },
                        others: row.indices.filter { $0 != name && $0 != builder && $0 != host }
                            .map { row[$0] })
                })
        }
    }

    private static let longestHeading = 14
}
