import Model
import Parquet

/// One Parquet file a table: `parquet/projects.parquet`.
struct ParquetSink: TableSink {
    let compression: Loader.Configuration.Compression
    let level: Int
    let programVersion: String

    let format = "parquet"

    func write(_ table: Table, of dataset: Dataset, to file: OutputFile) throws(LoadError) {
        throw LoadError.parquet(table: table.name, reason: "this build has no Parquet writer yet")
    }
}
