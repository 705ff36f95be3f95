import Glibc
import Testing

@testable import Parquet

/// What is written is read back; what is broken is an error and never a crash.
@Suite struct ReaderTests {
    @Test func theMatrixIsReadBackValueByValue() throws {
        for table in Matrix.all where table.name != "large" && table.name != "hugeCell" {
            try expectRoundTrip(table)
        }
    }

    /// Small tables of all types, spreads and sizes by chance: `WINNOW_ROUND_TRIPS` tells how many.
    @Test func randomTablesAreReadBack() throws {
        let told = getenv("WINNOW_ROUND_TRIPS").flatMap { Int(String(cString: $0)) }
        var random = SplitMix(state: 20_261_121)
        for number in 0..<(told ?? 300) {
            try expectRoundTrip(Matrix.random(number, using: &random))
        }
    }

    private func expectRoundTrip(_ table: TableCase) throws {
        let file = try ParquetFile(ParquetSource(try table.file()))
        let rows = table.batches.reduce(0) { $0 + ($1.first?.rowCount ?? 0) }
        #expect(file.rowCount == rows, "\(table.name)")
        #expect(file.columns.map(\.name) == table.columns.map(\.name))
        #expect(file.columns.map(\.type) == table.columns.map(\.type))
        for (index, column) in table.columns.enumerated() {
            var read: [ReadableCell] = []
            for group in file.rowGroups.indices {
                let batch = try file.batch(column: index, rowGroup: group)
                read += batch.texts(column.type, rowLimit: .max)
            }
            let written = table.batches.flatMap {
                $0[index].texts(column.type, rowLimit: .max)
            }
            #expect(read == written, "\(table.name): \(column.name)")
        }
    }

    @Test func cellsAreWrittenAsPeopleReadThem() {
        func text(_ values: ColumnBatch.Values, _ type: ParquetType) -> [String] {
            ColumnBatch(rowCount: values.count, values: values).texts(type, rowLimit: .max)
                .map(\.plain)
        }
        #expect(
            text(.int32s([0, 19_061, -1, -719_468, 11_016]), .date) == [
                "1970-01-01", "2022-03-10", "1969-12-31", "0000-03-01", "2000-02-29",
            ])
        #expect(
            text(.int64s([0, -1, 1_646_913_600_500_000]), .timestamp) == [
                "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z",
                "2022-03-10T12:00:00.500000Z",
            ])
        #expect(
            text(.int64s([5, -5, 1_430_000_000_000]), .decimal(precision: 18, scale: 2)) == [
                "0.05", "-0.05", "14300000000.00",
            ])
    }

    @Test func brokenFilesAreErrors() throws {
        let table = Matrix.table("broken", rows: [40], nulls: 0.3, spread: .few, seed: 5)
        let whole = try table.file()
        for end in [0, 3, 11, whole.count / 2, whole.count - 1] {
            #expect(throws: ParquetError.self) {
                try readAll(Array(whole.prefix(end)))
            }
        }
    }

    /// One byte changed at each place: an error, or a table; never a crash, never endless.
    @Test func everyChangedByteIsSurvived() throws {
        let table = Matrix.table("changed", rows: [6], nulls: 0.3, spread: .many, seed: 6)
        let whole = try table.file()
        var errors = 0
        for place in stride(from: 0, to: whole.count, by: 3) {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var bytes = whole
                bytes[place] ^= change
                do { try readAll(bytes) } catch is ParquetError { errors += 1 }
            }
        }
        // The checksum of pages finds every change inside one.
        #expect(errors * 2 > whole.count / 3)
    }

    private func readAll(_ bytes: [UInt8]) throws {
        let file = try ParquetFile(ParquetSource(bytes))
        for group in file.rowGroups.indices {
            for column in file.columns.indices {
                do {
                    _ = try file.batch(column: column, rowGroup: group)
                } catch ParquetError.unsupported {}
            }
        }
    }
}
