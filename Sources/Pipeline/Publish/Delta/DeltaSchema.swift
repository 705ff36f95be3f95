import Load

/// A table's columns as Delta Lake tells them: the `schemaString` of a `metaData` action.
///
/// Source: Delta Transaction Log Protocol, Schema Serialization Format.
enum DeltaSchema {
    static func string(of table: Table) -> String {
        let fields = table.columns.map { column in
            JSON.object([
                ("name", .string(column.name)),
                ("type", type(of: column.type)),
                ("nullable", .boolean(column.isNullable)),
                (
                    "metadata",
                    .object([("comment", .string("\(column.titleZH) · \(column.titleEN)"))])
                ),
            ])
        }
        let schema = JSON.object([("type", .string("struct")), ("fields", .array(fields))])
        return String(decoding: JSONWriter.compact(schema), as: UTF8.self)
    }

    private static func type(of type: ColumnType) -> JSON {
        switch type {
        case .string: .string("string")
        case .int32: .string("integer")
        case .int64: .string("long")
        case .double: .string("double")
        case .boolean: .string("boolean")
        case .date: .string("date")
        case .timestamp: .string("timestamp")
        case .decimal(let precision, let scale): .string("decimal(\(precision),\(scale))")
        case .list:
            .object([
                ("type", .string("array")), ("elementType", .string("string")),
                ("containsNull", .boolean(false)),
            ])
        }
    }
}
