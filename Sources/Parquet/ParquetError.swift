/// Why a file could not be written or read.
package enum ParquetError: Error, CustomStringConvertible {
    /// The schema cannot be written.
    case schema(String)
    /// The columns appended do not fit the schema or each other.
    case batch(String)
    /// zlib refused, with its return code.
    case compression(Int32)
    /// A page or value is larger than the format's 2 GiB.
    case pageTooLarge(column: String)
    /// The output closure threw.
    case output(any Error)
    /// The bytes are no Parquet file, or contradict themselves; what and where.
    case corrupt(String)
    /// The file is valid, but uses what this reader has not: a codec, an encoding, a nesting.
    case unsupported(String)
    /// The source's closure threw.
    case input(any Error)

    package var description: String {
        switch self {
        case .schema(let fault): fault
        case .batch(let fault): fault
        case .compression(let code): "zlib failed with code \(code)"
        case .pageTooLarge(let column): "column \(column): a page is larger than 2 GiB"
        case .output(let error), .input(let error): "\(error)"
        case .corrupt(let fault): "no valid Parquet file: \(fault)"
        case .unsupported(let feature): "cannot be read here: \(feature)"
        }
    }
}
