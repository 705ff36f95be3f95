import Model
import Parquet

extension Schema {
    static let evidence = Table(
        "evidence", "证据", "Evidence",
        sortedBy: ["table_name", "row_id", "field", "article_id", "start_offset", "end_offset"],
        foreignKeys: [ForeignKey("article_id", "articles", "article_id")],
        namedForeignKeys: [
            NamedForeignKey(
                column: "row_id", namedBy: "table_name",
                targets: [
                    .init(name: "articles", table: "articles", referencedColumn: "article_id"),
                    .init(name: "partners", table: "partners", referencedColumn: "partner_id"),
                    .init(name: "projects", table: "projects", referencedColumn: "project_id"),
                    .init(
                        name: "investments", table: "investments", referencedColumn: "investment_id"
                    ),
                    .init(name: "events", table: "events", referencedColumn: "event_id"),
                    .init(name: "metrics", table: "metrics", referencedColumn: "metric_id"),
                ])
        ],
        columns: EvidenceRows.columns.map(\.column), rows: EvidenceRows())
}

/// Reads columns of the largest table straight from its numbers, without making a row of any.
private struct EvidenceRows: TableRows {
    typealias Read = @Sendable (EvidenceTable, ArraySlice<EvidenceTable.Record>) -> ColumnBatch

    func count(in dataset: Dataset) -> Int { dataset.evidence.count }

    func read(column index: Int, of dataset: Dataset, range: Range<Int>) -> ColumnBatch {
        Self.columns[index].read(dataset.evidence, dataset.evidence.records[range])
    }

    static let columns: [(column: Column, read: Read)] = [
        (
            text("table_name", "表名", "Table"),
            strings { table, record, strings in
                strings.append(table.tables[Int(record.table)])
            }
        ),
        (
            text("row_id", "行编号", "Row identifier", note: "Key of the row that is proven"),
            strings { table, record, strings in
                strings.append(table.rowIDs.bytes[table.rowIDs.range(Int(record.row))])
            }
        ),
        (
            text(
                "field", "字段", "Column", isNullable: true, note: "Null for the fact as a whole"),
            { table, records in
                var strings = ByteStrings()
                var validity = Validity(capacity: records.count)
                for record in records {
                    validity.append(record.field != 0)
                    if record.field != 0 { strings.append(table.fields[Int(record.field)]) }
                }
                return ColumnBatch(
                    rowCount: records.count, values: .byteStrings(strings),
                    validity: validity.flags)
            }
        ),
        (
            text("article_id", "文章编号", "Article identifier"),
            strings { table, record, strings in
                let article = table.places[Int(record.place)].article
                strings.append(table.articles[Int(article)].identifier)
            }
        ),
        (
            number("start_offset", .int32, "起始位置", "Start", "code points", "In articles.text"),
            int32s { $0.codePoints.lowerBound }
        ),
        (
            number(
                "end_offset", .int32, "结束位置", "End", "code points",
                "In articles.text, exclusive"),
            int32s { $0.codePoints.upperBound }
        ),
        (
            text("quote", "引文", "Quote", note: "articles.text from start to end, exactly"),
            strings { table, record, strings in
                let place = table.places[Int(record.place)]
                let range = Int(place.quote.lowerBound)..<Int(place.quote.upperBound)
                strings.append(table.articles[Int(place.article)].text[range])
            }
        ),
        (
            number(
                "source_start_offset", .int64, "源文件起始", "Start in the page", "By",
                "Bytes of the page decoded to UTF-8"),
            int64s { $0.lowerBound }
        ),
        (
            number(
                "source_end_offset", .int64, "源文件结束", "End in the page", "By",
                "Bytes of the page decoded to UTF-8, exclusive"),
            int64s { $0.upperBound }
        ),
    ]

    private static func text(
        _ name: String, _ zh: String, _ en: String, isNullable: Bool = false, note: String? = nil
    ) -> Column {
        Column(
            name: name, type: .string, isNullable: isNullable, titleZH: zh, titleEN: en, unit: nil,
            note: note, codes: [])
    }

    private static func number(
        _ name: String, _ type: ColumnType, _ zh: String, _ en: String, _ unit: String,
        _ note: String
    ) -> Column {
        Column(
            name: name, type: type, isNullable: type == .int64, titleZH: zh, titleEN: en,
            unit: unit, note: note, codes: [])
    }

    private static func strings(
        _ append:
            @escaping @Sendable (
                EvidenceTable, EvidenceTable.Record, inout ByteStrings
            ) -> Void
    ) -> Read {
        { table, records in
            var strings = ByteStrings()
            for record in records { append(table, record, &strings) }
            return ColumnBatch(rowCount: records.count, values: .byteStrings(strings))
        }
    }

    private static func int32s(
        _ value: @escaping @Sendable (EvidenceTable.Place) -> Int32
    ) -> Read {
        { table, records in
            ColumnBatch(
                rowCount: records.count,
                values: .int32s(records.map { value(table.places[Int($0.place)]) }))
        }
    }

    private static func int64s(_ value: @escaping @Sendable (Range<Int>) -> Int) -> Read {
        { table, records in
            var values: [Int64] = []
            var validity = Validity(capacity: records.count)
            for record in records {
                let source = table.places[Int(record.place)].source
                validity.append(source != nil)
                if let source { values.append(Int64(value(source))) }
            }
            return ColumnBatch(
                rowCount: records.count, values: .int64s(values), validity: validity.flags)
        }
    }
}
