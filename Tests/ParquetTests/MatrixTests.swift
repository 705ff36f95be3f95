import Glibc
import Testing

@testable import Parquet

/// The matrix, written where `WINNOW_PARQUET_MATRIX` says, for the independent readers of
/// `Tests/Conformance/check_matrix.py`; without it the tables are made twice and compared.
@Suite struct MatrixTests {
    @Test func everyTableIsWrittenTheSameTwice() throws {
        for table in Matrix.all
        where table.batches.allSatisfy({ $0.allSatisfy { $0.rowCount <= 500 } }) {
            let file = try table.file()
            #expect(file.starts(with: Array("PAR1".utf8)))
            #expect(try table.file() == file, "\(table.name)")
        }
    }

    @Test(.enabled(if: getenv("WINNOW_PARQUET_MATRIX") != nil))
    func writeForTheReaders() throws {
        let folder = String(cString: try #require(getenv("WINNOW_PARQUET_MATRIX")))
        #expect(mkdir(folder, 0o755) == 0 || errno == EEXIST)
        for table in Matrix.all {
            try save(try table.file(), "\(folder)/\(table.name).parquet")
            try save(Array(expectation(of: table).utf8), "\(folder)/\(table.name).jsonl")
        }
    }

    /// `WINNOW_PARQUET_RANDOM` random tables more, for the same readers.
    @Test(
        .enabled(
            if: getenv("WINNOW_PARQUET_MATRIX") != nil && getenv("WINNOW_PARQUET_RANDOM") != nil))
    func writeRandomTablesForTheReaders() throws {
        let folder = String(cString: try #require(getenv("WINNOW_PARQUET_MATRIX")))
        let count = Int(String(cString: try #require(getenv("WINNOW_PARQUET_RANDOM"))))
        #expect(mkdir(folder, 0o755) == 0 || errno == EEXIST)
        var random = SplitMix(state: 20_261_122)
        for number in 0..<(try #require(count)) {
            let table = Matrix.random(number, using: &random)
            try save(try table.file(), "\(folder)/\(table.name).parquet")
            try save(Array(expectation(of: table).utf8), "\(folder)/\(table.name).jsonl")
        }
    }

    private func save(_ bytes: [UInt8], _ path: String) throws {
        let file = try #require(fopen(path, "w"))
        #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
        #expect(fclose(file) == 0)
    }

    /// One line a column: its name and every value in a form that loses nothing (numbers in digits,
    /// doubles as bit patterns, bytes in hexadecimal).
    private func expectation(of table: TableCase) -> String {
        var lines = ""
        for (index, column) in table.columns.enumerated() {
            var cells: [String] = []
            for batch in table.batches.map({ $0[index] }) {
                var place = 0
                for row in 0..<batch.rowCount {
                    if let validity = batch.validity, !validity[row] {
                        cells.append("null")
                    } else if let ends = batch.listEnds {
                        let elements = (place..<ends[row]).map { cell(batch.values, $0) }
                        cells.append("[\(elements.joined(separator: ","))]")
                        place = ends[row]
                    } else {
                        cells.append(cell(batch.values, place))
                        place += 1
                    }
                }
            }
            lines += "{\"name\":\"\(column.name)\",\"values\":[\(cells.joined(separator: ","))]}\n"
        }
        return lines
    }

    private func cell(_ values: ColumnBatch.Values, _ place: Int) -> String {
        switch values {
        case .booleans(let all): all[place] ? "true" : "false"
        case .int32s(let all): "\"\(all[place])\""
        case .int64s(let all): "\"\(all[place])\""
        case .int128s(let all): "\"\(all[place])\""
        case .doubles(let all): "\"\(all[place].bitPattern)\""
        case .byteStrings(let all):
            "\"" + all[place].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
        }
    }
}
