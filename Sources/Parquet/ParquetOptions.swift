/// How a file is written; the defaults are what every reader takes.
package struct ParquetOptions: Sendable {
    package enum Compression: Sendable, Equatable {
        case none
        /// One gzip member a page; zlib's level 1 (fast) to 9 (small).
        case gzip(level: Int)
    }

    /// A column by which the rows are sorted.
    package struct SortingColumn: Sendable, Equatable {
        package let column: Int
        package let isDescending: Bool
        package let nullsFirst: Bool

        package init(column: Int, isDescending: Bool = false, nullsFirst: Bool = true) {
            self.column = column
            self.isDescending = isDescending
            self.nullsFirst = nullsFirst
        }
    }

    package var compression = Compression.gzip(level: 6)
    /// `application version X.Y.Z (build …)`; parquet-java ignores statistics of other forms.
    package var createdBy = "winnow version 0.0.0 (build unknown)"
    package var metadata: [(key: String, value: String)] = []
    package var sortingColumns: [SortingColumn] = []
    /// A row group ends at this many rows, or when its values and dictionaries take this many bytes of memory.
    package var rowGroupRows = 122_880
    package var rowGroupBytes = 40 << 20
    /// A page ends at a row boundary at this many rows or encoded bytes.
    package var pageRows = 20_000
    package var pageBytes = 256 << 10
    /// A dictionary is kept if it and the indices are smaller than `dictionaryShare` of the plain values …
    package var dictionaryShare = 0.9
    /// … and it is no larger than this; it is dropped early if of the first `dictionaryProbe` values more than
    /// `dictionaryProbeShare` differ.
    package var dictionaryBytes = 16 << 20
    package var dictionaryProbe = 20_000
    package var dictionaryProbeShare = 0.8
    /// Values without a dictionary take the delta encodings, which are smaller and which not every reader knows: numbers
    /// DELTA_BINARY_PACKED, strings DELTA_BYTE_ARRAY or DELTA_LENGTH_BYTE_ARRAY.
    package var hasDeltaEncodings = false
    /// Pages hold a CRC-32. Only what tries a reader on broken pages leaves it out.
    package var hasChecksums = true
    /// Strings in statistics are cut to this many bytes at a character boundary.
    package var statisticsBytes = 64
    /// Bloom filters take no more than this a column chunk; a power of two.
    package var bloomFilterBytes = 128 << 10
    /// Pages are encoded on so many threads at most; the file is the same for any number.
    package var threads = 1

    package init() {}
}
