/// One node of the schema tree as the footer lists it, depth first.
struct SchemaElement {
    enum Repetition: Int32 {
        case required = 0
        case optional = 1
        case repeated = 2
    }

    var name: String
    var repetition: Repetition?
    var childCount: Int?
    /// Type of a leaf.
    var type: ParquetType?
    var isList = false

    /// The root, then every column; a list is three elements.
    static func elements(of columns: [ParquetColumn]) -> [SchemaElement] {
        var elements = [SchemaElement(name: "schema", childCount: columns.count)]
        for column in columns {
            switch column.repetition {
            case .required, .optional:
                elements.append(
                    SchemaElement(
                        name: column.name,
                        repetition: column.repetition == .required ? .required : .optional,
                        type: column.type))
            case .list, .optionalList:
                elements += [
                    SchemaElement(
                        name: column.name,
                        repetition: column.repetition == .list ? .required : .optional,
                        childCount: 1, isList: true),
                    SchemaElement(name: "list", repetition: .repeated, childCount: 1),
                    SchemaElement(name: "element", repetition: .required, type: column.type),
                ]
            }
        }
        return elements
    }

    /// Old readers know the converted type only, so it stands beside the logical type.
    func write(to writer: inout ThriftCompactWriter) {
        if let type {
            writer.int32(1, type.physical.rawValue)
            if type.physical == .fixedLengthByteArray { writer.int32(2, 16) }
        }
        if let repetition { writer.int32(3, repetition.rawValue) }
        writer.string(4, name)
        if let childCount { writer.int32(5, Int32(childCount)) }
        if isList {
            writer.int32(6, 3)
            writer.structure(10) { $0.structure(3) { _ in } }
        }
        switch type {
        case .string:
            writer.int32(6, 0)
            writer.structure(10) { $0.structure(1) { _ in } }
        case .decimal(let precision, let scale):
            writer.int32(6, 5)
            writer.int32(7, Int32(scale))
            writer.int32(8, Int32(precision))
            writer.structure(10) { logical in
                logical.structure(5) {
                    $0.int32(1, Int32(scale))
                    $0.int32(2, Int32(precision))
                }
            }
        case .date:
            writer.int32(6, 6)
            writer.structure(10) { $0.structure(6) { _ in } }
        case .timestamp:
            writer.int32(6, 10)
            writer.structure(10) { logical in
                logical.structure(8) { timestamp in
                    timestamp.boolean(1, true)
                    timestamp.structure(2) { unit in unit.structure(2) { _ in } }
                }
            }
        case .integer(let bitWidth):
            // INT_8, INT_16, INT_32, INT_64 are 15 to 18.
            writer.int32(6, Int32(12 + bitWidth.trailingZeroBitCount))
            writer.structure(10) { logical in
                logical.structure(10) {
                    $0.int8(1, Int8(bitWidth))
                    $0.boolean(2, true)
                }
            }
        case .boolean, .int32, .int64, .double, .binary, nil: break
        }
    }
}
