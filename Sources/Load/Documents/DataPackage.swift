/// `datapackage.json`: what the files of a run hold (Data Package version 2, datapackage.org).
///
/// The first sink's files carry the table names and the foreign keys; those of a further sink are
/// described beside them (`projects_parquet`) with the same columns.
struct DataPackage {
    let configuration: Loader.Configuration
    let files: [LoadedFile]

    var bytes: [UInt8] {
        let formats: [String] = configuration.sinks.compactMap { sink in
            switch sink {
            case .csv: "csv"
            case .parquet: "parquet"
            case .xlsx, .sqlite: nil
            }
        }
        var resources: [JSONValue] = []
        for (place, format) in formats.enumerated() {
            for table in Schema.tables {
                let path = "\(format)/\(table.name).\(format)"
                guard let file = files.first(where: { $0.path == path }) else { continue }
                resources.append(resource(table, file, format, isPrimary: place == 0))
            }
        }
        for file in files where file.table == nil {
            if let resource = Self.resource(ofAllTables: file) { resources.append(resource) }
        }
        return JSONValue.object(
            ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
            ("name", .string(Self.resourceName(configuration.name))),
            ("title", .string("招商引资数据集 · Investment promotion tables")),
            ("version", .string("\(Schema.version).0.0")),
            ("resources", .array(resources))
        ).document
    }

    private func resource(
        _ table: Table, _ file: LoadedFile, _ format: String, isPrimary: Bool
    ) -> JSONValue {
        .object(
            ("name", .string(isPrimary ? table.name : "\(table.name)_\(format)")),
            // What frictionless takes for a Parquet table it reads through pandas, which makes 1 of 1.0
            // and NaN of null; under a format of its own the file is checked by its bytes and hash.
            ("type", format == "csv" ? .string("table") : nil),
            ("path", .string(file.path)),
            ("title", .string("\(table.titleZH) · \(table.titleEN)")),
            ("format", .string(format == "csv" ? "csv" : "apache-parquet")),
            ("mediatype", .string(format == "csv" ? "text/csv" : "application/vnd.apache.parquet")),
            ("encoding", format == "csv" ? .string("utf-8") : nil),
            ("bytes", .integer(file.byteCount)),
            ("hash", .string("sha256:\(file.sha256)")),
            ("dialect", format == "csv" ? dialect : nil),
            ("schema", schema(table, isPrimary: isPrimary, isText: format == "csv")),
            ("winnow:rows", file.rowCount.map { .integer($0) })
        )
    }

    /// A file that holds all tables. Under formats of their own, as Parquet files, tools check bytes and hash
    /// and do not look for a table where there are many.
    private static func resource(ofAllTables file: LoadedFile) -> JSONValue? {
        let kind: (title: String, format: String, mediatype: String)
        switch file.path.split(separator: ".").last {
        case "xlsx":
            kind = (
                "工作簿 · Workbook", "excel-workbook",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            )
        case "sqlite":
            kind = ("数据库 · Database", "sqlite-database", "application/vnd.sqlite3")
        default: return nil
        }
        return .object(
            ("name", .string(kind.format)),
            ("path", .string(file.path)),
            ("title", .string(kind.title)),
            ("format", .string(kind.format)),
            ("mediatype", .string(kind.mediatype)),
            ("bytes", .integer(file.byteCount)),
            ("hash", .string("sha256:\(file.sha256)"))
        )
    }

    private var dialect: JSONValue {
        .object(
            ("$schema", .string("https://datapackage.org/profiles/2.0/tabledialect.json")),
            ("header", .boolean(true)),
            ("delimiter", .string(",")),
            ("lineTerminator", .string("\r\n")),
            ("quoteChar", .string("\"")),
            ("doubleQuote", .boolean(true)),
            ("winnow:flavour", flavour.map { .string($0.rawValue) }),
            (
                "winnow:note",
                flavour == .spreadsheet
                    ? .string("A leading ' of a text cell is a guard: remove exactly one.") : nil
            )
        )
    }

    private var flavour: CSVFlavour? {
        for case .csv(let flavour) in configuration.sinks { return flavour }
        return nil
    }

    private func schema(_ table: Table, isPrimary: Bool, isText: Bool) -> JSONValue {
        let keys: [JSONValue] = table.foreignKeys.filter { key in
            table.columns.contains { $0.name == key.column && $0.type != .list }
        }.map { key in
            .object(
                ("fields", .strings([key.column])),
                (
                    "reference",
                    .object(
                        // A table that refers to itself is told by the empty name in version 1, by its name in 2.
                        ("resource", .string(key.table == table.name ? "" : key.table)),
                        ("fields", .strings([key.referencedColumn])))
                ))
        }
        return .object(
            ("$schema", .string("https://datapackage.org/profiles/2.0/tableschema.json")),
            ("fields", .array(table.columns.map { field($0, isText: isText) })),
            ("missingValues", isText ? .strings([""]) : nil),
            ("primaryKey", table.primaryKey.isEmpty ? nil : .strings(table.primaryKey)),
            ("foreignKeys", isPrimary && !keys.isEmpty ? .array(keys) : nil)
        )
    }

    private func field(_ column: Column, isText: Bool) -> JSONValue {
        let type =
            switch column.type {
            case .string: "string"
            case .int32, .int64: "integer"
            case .boolean: "boolean"
            case .date: "date"
            case .timestamp: "datetime"
            case .decimal, .double: "number"
            case .list: isText ? "string" : "array"
            }
        let isRequired = !column.isNullable
        let constraints: [JSONValue.Member] =
            (isRequired ? [.init("required", .boolean(true))] : [])
            + (column.codes.isEmpty ? [] : [.init("enum", .strings(column.codes))])
        return .object(
            ("name", .string(column.name)),
            ("type", .string(type)),
            ("title", .string("\(column.titleZH) · \(column.titleEN)")),
            ("description", column.note.map { .string($0) }),
            // An empty cell of a required text or list is the empty text, not a missing value.
            (
                "missingValues",
                isText && isRequired && (column.type == .string || column.type == .list)
                    ? .array([]) : nil
            ),
            ("constraints", constraints.isEmpty ? nil : .object(constraints)),
            ("winnow:type", .string(column.type.description)),
            ("winnow:titleZH", .string(column.titleZH)),
            ("winnow:titleEN", .string(column.titleEN)),
            ("unit", column.unit.map { .string($0) }),
            (
                "winnow:list",
                isText && column.type == .list
                    ? .string("elements joined by ; with \\ before ; and \\") : nil
            )
        )
    }

    /// Lower-case letters, digits, `.`, `_` and `-`, as version 1 tools demand.
    private static func resourceName(_ name: String) -> String {
        let allowed = name.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            default: UInt8(ascii: "-")
            }
        }
        return String(decoding: allowed, as: UTF8.self)
    }
}
