import Testing

@testable import Parquet

@Suite struct WriterTests {
    private func strings(_ texts: [String?]) -> ColumnBatch {
        var present = ByteStrings()
        for case .some(let text) in texts { present.append(text) }
        return ColumnBatch(
            rowCount: texts.count, values: .byteStrings(present),
            validity: texts.contains(nil) ? texts.map { $0 != nil } : nil)
    }

    private func file(
        _ column: ParquetColumn, _ batches: ColumnBatch...,
        change: (inout ParquetOptions) -> Void = { _ in }
    ) throws -> FileReader {
        var options = ParquetOptions()
        change(&options)
        let table = TableCase(
            name: "", columns: [column], batches: batches.map { [$0] }, options: options)
        return FileReader(try table.file())
    }

    /// Nulls take a definition level and no place among the values; the empty string takes a length.
    @Test(arguments: [ParquetOptions.Compression.none, .gzip(level: 6)])
    func anOptionalPage(_ compression: ParquetOptions.Compression) throws {
        let read = try file(ParquetColumn("t", .string, .optional), strings(["无", nil, "", "b"])) {
            $0.compression = compression
        }
        let pages = read.pages(0)
        try #require(pages.count == 1)
        // 4 bytes of length; one packed group of levels 1 0 1 1; then PLAIN strings.
        #expect(
            pages[0].body == [2, 0, 0, 0, 0x03, 0b1101]
                + [3, 0, 0, 0, 0xE6, 0x97, 0xA0] + [0, 0, 0, 0] + [1, 0, 0, 0, 0x62])
        #expect(pages[0].header[5]?[1]?.integer == 4)
        #expect(pages[0].header[5]?[2]?.integer == 0)
        let statistics = try #require(read.chunk(0)?[3]?[12])
        #expect(statistics[3]?.integer == 1)
        #expect(statistics[6]?.text == "")
        #expect(statistics[5]?.text == "无")
        #expect(statistics[8] == .boolean(true))
    }

    @Test func aRequiredPageHasNoLevels() throws {
        let read = try file(
            ParquetColumn("n", .int32), ColumnBatch(rowCount: 2, values: .int32s([-1, 256])))
        #expect(read.pages(0).first?.body == [0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0])
    }

    /// Null, empty and filled lists: definitions 0, 1, 2; a further element repeats.
    @Test func lists() throws {
        var elements = ByteStrings()
        for text in ["a", "b", "c"] { elements.append(text) }
        let read = try file(
            ParquetColumn("l", .string, .optionalList),
            ColumnBatch(
                rowCount: 4, values: .byteStrings(elements), validity: [true, false, true, true],
                listEnds: [2, 2, 2, 3])
        )
        let page = try #require(read.pages(0).first)
        var reader = ByteReader(page.body)
        #expect(page.header[5]?[1]?.integer == 5)
        let repetitionEnd = reader.integer(4) + 4
        #expect(reader.hybrid(count: 5, width: 1) == [0, 1, 0, 0, 0])
        #expect(reader.offset == repetitionEnd)
        _ = reader.integer(4)
        #expect(reader.hybrid(count: 5, width: 2) == [2, 2, 0, 1, 2])
        #expect(reader.take(5) == [1, 0, 0, 0, 0x61])
        #expect(
            read.footer[2]?.list.map { $0[4]?.text } == ["schema", "l", "list", "element"])
        #expect(read.footer[2]?.list[1][10]?[3] == .structure([:]))
    }

    @Test func aDictionaryWhereItPays() throws {
        let cities = (0..<1000).map { ["无锡市", "苏州市", "常州市"][$0 % 3] }
        let read = try file(ParquetColumn("city", .string), strings(cities))
        let pages = read.pages(0)
        try #require(pages.count == 2)
        #expect(pages[0].header[1]?.integer == 2)
        #expect(pages[0].header[7]?[1]?.integer == 3)
        #expect(pages[1].header[5]?[2]?.integer == 8)
        #expect(pages[1].body.first == 2)
        var reader = ByteReader(pages[1].body, at: 1)
        #expect(reader.hybrid(count: 1000, width: 2) == (0..<1000).map { $0 % 3 })
        let data = try #require(read.chunk(0)?[3])
        #expect(data[11]?.integer == 4)
        #expect(data[9]?.integer == pages[1].offset)
        #expect(data[12]?[4]?.integer == 3)
    }

    @Test func noDictionaryForIdentifiersButABloomFilter() throws {
        let read = try file(
            ParquetColumn("id", .string, hasBloomFilter: true),
            strings((0..<1000).map { "prj_\($0 * 7919)" }))
        let data = try #require(read.chunk(0)?[3])
        #expect(data[11] == nil)
        let filter = read.structure(at: try #require(data[14]?.integer))
        #expect(filter[1]?.integer == 2048)
    }

    @Test func allNull() throws {
        let read = try file(ParquetColumn("t", .string, .optional), strings([nil, nil, nil]))
        let statistics = try #require(read.chunk(0)?[3]?[12])
        #expect(statistics[3]?.integer == 3)
        #expect(statistics[5] == nil && statistics[6] == nil)
        let index = read.structure(at: try #require(read.chunk(0)?[6]?.integer))
        #expect(index[1] == .list([.boolean(true)]))
        #expect(index[2] == .list([.binary([])]))
    }

    @Test func anEmptyTableHasNoRowGroup() throws {
        let read = try file(ParquetColumn("t", .string), strings([]))
        #expect(read.footer[3]?.integer == 0)
        #expect(read.footer[4]?.list.isEmpty == true)
        #expect(read.footer[7]?.list.count == 1)
    }

    @Test func decimalsByTheirDigits() throws {
        let types = [(9, 1), (10, 2), (18, 2), (19, 7), (38, 7)]
        for (precision, physical) in types {
            let type = ParquetType.decimal(precision: precision, scale: 2)
            let values: ColumnBatch.Values =
                physical == 1 ? .int32s([-1]) : physical == 2 ? .int64s([-1]) : .int128s([-1])
            let read = try file(ParquetColumn("d", type), ColumnBatch(rowCount: 1, values: values))
            let element = try #require(read.footer[2]?.list[1])
            #expect(element[1]?.integer == physical)
            #expect(element[6]?.integer == 5 && element[7]?.integer == 2)
            #expect(element[8]?.integer == precision && element[10]?[5]?[2]?.integer == precision)
            #expect(read.pages(0).first?.body.allSatisfy { $0 == 0xFF } == true)
        }
    }

    /// Some rows of a batch, as a batch of their own.
    private func slice(_ batch: ColumnBatch, _ rows: Range<Int>) -> ColumnBatch {
        let start = ChunkBuffer.valueCount(of: batch, rows: 0..<rows.lowerBound)
        let end = ChunkBuffer.valueCount(of: batch, rows: 0..<rows.upperBound)
        return ColumnBatch(
            rowCount: rows.count,
            values: ChunkValues(batch.values).gather(Array(start..<end))
                .batchValues(with: .booleans([]), 0..<0),
            validity: batch.validity.map { Array($0[rows]) },
            listEnds: batch.listEnds.map { $0[rows].map { $0 - start } })
    }

    /// However many threads make the pages, and whatever is in them, the bytes are the same.
    @Test(arguments: [ParquetOptions.Compression.none, .gzip(level: 1)])
    func threadsDoNotShow(_ compression: ParquetOptions.Compression) throws {
        for spread in Spread.allCases {
            var table = Matrix.table(
                "threads", rows: [900, 900], nulls: 0.2, spread: spread, compression: compression,
                seed: 9)
            table.options.pageRows = 17
            table.options.rowGroupRows = 700
            let wanted = try table.file()
            for threads in [2, 3, 8] {
                table.options.threads = threads
                #expect(try table.file() == wanted, "\(spread), \(threads) threads")
            }
        }
    }

    /// Where values follow each other, indices that deflate takes are whole bytes; otherwise they are not.
    @Test func repeatedIndicesTakeWholeBytes() throws {
        let repeated = (0..<1000).map { "https://a.cn/\($0 / 4 % 40).html" }
        let mixed = (0..<1000).map { "https://a.cn/\($0 % 40).html" }
        func width(_ texts: [String], _ compression: ParquetOptions.Compression) throws -> UInt8? {
            let read = try file(ParquetColumn("url", .string), strings(texts)) {
                $0.compression = compression
            }
            return read.pages(0).last?.body.first
        }
        #expect(try width(repeated, .gzip(level: 6)) == 8)
        #expect(try width(repeated, .none) == 6)
        #expect(try width(mixed, .gzip(level: 6)) == 6)
    }

    /// Rows may come in any batches: the bytes are the same, row groups that end by their bytes included.
    @Test(arguments: [(Spread.few, 40 << 20), (.few, 30_000), (.many, 30_000)])
    func batchesDoNotShow(_ spread: Spread, _ rowGroupBytes: Int) throws {
        var random = SplitMix(state: 5)
        let columns = Matrix.columns(.optional) + [ParquetColumn("l", .string, .optionalList)]
        let rowCount = 2000
        let whole = columns.map {
            generate($0, rowCount: rowCount, nulls: 0.2, spread: spread, using: &random)
        }
        var options = ParquetOptions()
        options.rowGroupBytes = rowGroupBytes
        options.rowGroupRows = rowGroupBytes == 30_000 ? 1500 : 300
        options.pageRows = 70
        options.dictionaryProbe = 400
        func bytes(cut: [Int]) throws -> [UInt8] {
            let file = Collector()
            var writer = try ParquetWriter(columns: columns, options: options) { file.bytes += $0 }
            for (from, to) in zip([0] + cut, cut + [rowCount]) {
                try writer.append(whole.map { slice($0, from..<to) })
            }
            try writer.finish()
            return file.bytes
        }
        let wanted = try bytes(cut: [])
        #expect(try bytes(cut: [1, 2, 299, 300, 640]) == wanted)
        #expect(try bytes(cut: [500, 500, 1999]) == wanted)
        #expect(try bytes(cut: Array(stride(from: 256, to: rowCount, by: 256))) == wanted)
        let groups = try ParquetFile(ParquetSource(wanted)).rowGroups
        #expect(groups.count > 1 && groups.reduce(0, +) == rowCount)
        #expect(
            groups.contains { $0 != options.rowGroupRows && $0 % 256 == 0 }
                == (rowGroupBytes == 30_000))
    }

    @Test func whatDoesNotFitIsRefused() throws {
        #expect(throws: ParquetError.self) { try ParquetWriter(columns: []) { _ in } }
        #expect(throws: ParquetError.self) {
            try ParquetWriter(columns: [ParquetColumn("a", .int32), ParquetColumn("a", .int64)]) {
                _ in
            }
        }
        #expect(throws: ParquetError.self) {
            try ParquetWriter(columns: [ParquetColumn("a", .decimal(precision: 39, scale: 0))]) {
                _ in
            }
        }
        let refused: [(ParquetColumn, ColumnBatch)] = [
            (ParquetColumn("a", .int32), ColumnBatch(rowCount: 1, values: .int64s([1]))),
            (ParquetColumn("a", .int32), ColumnBatch(rowCount: 2, values: .int32s([1]))),
            (ParquetColumn("a", .string), strings([nil])),
            (ParquetColumn("a", .string, .list), strings(["a"])),
            (
                ParquetColumn("a", .int32),
                ColumnBatch(rowCount: 1, values: .int32s([1]), listEnds: [1])
            ),
        ]
        for (column, batch) in refused {
            var writer = try ParquetWriter(columns: [column]) { _ in }
            #expect(throws: ParquetError.self) { try writer.append([batch]) }
        }
    }

    private struct DiskFull: Error {}

    @Test func theErrorOfTheOutputComesOut() throws {
        var written = 0
        var writer = try ParquetWriter(columns: [ParquetColumn("a", .int32)]) {
            written += $0.count
            if written > 4 { throw DiskFull() }
        }
        try writer.append([ColumnBatch(rowCount: 1, values: .int32s([1]))])
        do {
            try writer.finish()
            Issue.record("the full disk went unnoticed")
        } catch ParquetError.output(let error) {
            #expect(error is DiskFull)
        }
    }
}
