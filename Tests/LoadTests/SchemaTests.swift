import Model
import Parquet
import Testing

@testable import Load

@Suite struct SchemaTests {
    @Test func namesAreUniqueAndKeysNameColumns() {
        #expect(Set(Schema.tables.map(\.name)).count == Schema.tables.count)
        for table in Schema.tables {
            #expect(Set(table.columns.map(\.name)).count == table.columns.count)
            for name in table.primaryKey + table.sortKey {
                #expect(table.index(of: name) != nil, "\(table.name).\(name)")
            }
            for name in table.primaryKey {
                #expect(table.columns.first { $0.name == name }?.isNullable == false)
            }
            for key in table.foreignKeys {
                #expect(table.index(of: key.column) != nil, "\(table.name).\(key.column)")
                #expect(Schema.table(named: key.table)?.primaryKey == [key.referencedColumn])
            }
            for key in table.namedForeignKeys {
                #expect(table.index(of: key.column) != nil && table.index(of: key.namedBy) != nil)
                for target in key.targets {
                    #expect(
                        Schema.table(named: target.table)?.primaryKey == [target.referencedColumn])
                }
            }
        }
    }

    /// The contract of the data model, written out: a change here is a new schema version.
    @Test func columnsOfTheContract() {
        let columns = Schema.tables.map { table in
            (table.name, table.columns.map { $0.name }.joined(separator: " "))
        }
        #expect(columns.map(\.0) == Self.contract.map(\.0))
        for (found, wanted) in zip(columns, Self.contract) { #expect(found.1 == wanted.1) }
    }

    @Test func everyColumnOfEveryRowTypeIsRead() throws {
        let data = sampleDataset()
        for table in Schema.tables {
            let rows = table.rowCount(in: data)
            #expect(rows > 0, "\(table.name) has no sample")
            for index in table.columns.indices {
                let batch = try table.read(column: index, of: data, rows: 0..<rows)
                #expect(batch.rowCount == rows)
                #expect(batch.nullCount == 0 || table.columns[index].isNullable)
            }
        }
    }

    private static let contract = [
        (
            "articles",
            "article_id source url article_number copies title published_on publisher authors script status reason duplicate_of truncated character_count text"
        ),
        (
            "partners",
            "partner_id name aliases kind division_code province city district country project_count event_count article_count first_seen_on last_seen_on confidence"
        ),
        (
            "projects",
            "project_id name aliases kind status status_on division_code province city district country industries total_investment total_investment_currency total_investment_cny land_area_m2 floor_area_m2 started_on completed_on article_count first_seen_on last_seen_on confidence"
        ),
        (
            "investments",
            "investment_id kind scope amount amount_max currency amount_cny qualifier amount_text item_count project_id investor_id recipient_id event_id division_code period_start period_end as_of article_id confidence"
        ),
        (
            "events",
            "event_id kind title start_on end_on date_precision date_text division_code province city district country place_text item_count article_count article_id confidence"
        ),
        ("project_partners", "project_id partner_id role article_id confidence"),
        ("event_partners", "event_id partner_id role article_id confidence"),
        ("event_projects", "event_id project_id article_id confidence"),
        (
            "partnerships",
            "partner_a_id partner_b_id event_id kind topics since article_id confidence"
        ),
        (
            "metrics",
            "metric_id subject_kind subject_id subject_name kind value value_max unit qualifier as_of article_id confidence"
        ),
        (
            "evidence",
            "table_name row_id field article_id start_offset end_offset quote source_start_offset source_end_offset"
        ),
        ("rejects", "source stage code message sha256"),
        ("places", "division_code name level parent_code province city district country"),
        ("industries", "industry_code name name_en parent_code level"),
        ("currencies", "currency name name_en minor_units"),
    ]
}
