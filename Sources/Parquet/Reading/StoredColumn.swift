/// A column of a file being read: its type as a value of ``ParquetType`` and how its levels are meant.
package struct StoredColumn: Sendable {
    /// Names from the root, joined by a dot; `tags` for `tags.list.element`.
    package let name: String
    package let type: ParquetType
    package let isOptional: Bool
    package let isList: Bool
    /// Why its values cannot be read, if so.
    package let obstacle: String?

    let physical: StoredPhysical
    let conversion: ValueConversion
    let maximumDefinition: Int
    let maximumRepetition: Int
    /// The definition level from which an element of the list exists; 0 without a list.
    let elementDefinition: Int

    /// The leaves of a footer's schema in file order.
    static func columns(of schema: [ThriftValue]) throws(ParquetError) -> [StoredColumn] {
        var reader = SchemaReader(elements: schema)
        return try reader.columns()
    }
}

/// The physical types of the format, the deprecated ones included.
enum StoredPhysical: Sendable, Equatable {
    case boolean, int32, int64, int96, float, double, byteArray
    case fixedLengthByteArray(Int)

    init?(code: Int, length: Int?) {
        switch code {
        case 0: self = .boolean
        case 1: self = .int32
        case 2: self = .int64
        case 3: self = .int96
        case 4: self = .float
        case 5: self = .double
        case 6: self = .byteArray
        case 7:
            guard let length, (1...1 << 24).contains(length) else { return nil }
            self = .fixedLengthByteArray(length)
        default: return nil
        }
    }
}

/// Walks the schema tree, which the footer lists depth first.
private struct SchemaReader {
    let elements: [ThriftValue]
    private var next = 1
    private var found: [StoredColumn] = []

    init(elements: [ThriftValue]) { self.elements = elements }

    /// Groups above a node, as far as they matter to its leaves.
    private struct Path {
        var names: [String] = []
        var definition = 0
        var repetition = 0
        var elementDefinition = 0
        /// Inside a group marked LIST, whose inner names say nothing.
        var isInList = false
        var isOptional = false
        var obstacle: String?
    }

    mutating func columns() throws(ParquetError) -> [StoredColumn] {
        guard let root = elements.first, let count = root[5]?.integer, count > 0 else {
            throw ParquetError.corrupt("the schema has no columns")
        }
        for _ in 0..<count { try node(Path(), depth: 0) }
        guard next == elements.count else {
            throw ParquetError.corrupt("the schema lists \(elements.count - next) nodes too many")
        }
        return found
    }

    private mutating func node(_ above: Path, depth: Int) throws(ParquetError) {
        guard next < elements.count, depth < 64 else {
            throw ParquetError.corrupt("the schema names more nodes than it lists")
        }
        let element = elements[next]
        next += 1
        guard let name = element[4]?.text else {
            throw ParquetError.corrupt("a node of the schema has no name")
        }
        var path = above
        if !above.isInList { path.names.append(name) }
        switch element[3]?.integer ?? 0 {
        case 0: break
        case 1:
            path.definition += 1
            if path.repetition == 0 { path.isOptional = true }
        case 2:
            path.definition += 1
            path.repetition += 1
            path.elementDefinition = path.definition
            if path.repetition > 1 { path.obstacle = "a list of lists" }
        case let code: throw ParquetError.corrupt("column \(name): repetition \(code)")
        }
        if let children = element[5]?.integer, children > 0 {
            let isList = element[6]?.integer == 3 || element[10]?[3] != nil
            let isMap =
                [1, 2].contains(element[6]?.integer ?? -1) || element[10]?[2] != nil
            if isMap { path.obstacle = "a map" }
            // tags.list.element, and tags.array of old writers.
            if isList { path.isInList = true }
            if path.repetition > 0, children > 1 { path.obstacle = "a list of groups" }
            for _ in 0..<children { try node(path, depth: depth + 1) }
            return
        }
        guard let code = element[1]?.integer,
            let physical = StoredPhysical(code: code, length: element[2]?.integer)
        else { throw ParquetError.corrupt("column \(name) has no known physical type") }
        let conversion = ValueConversion(element, physical)
        found.append(
            StoredColumn(
                name: path.names.joined(separator: "."), type: conversion.type,
                isOptional: path.isOptional, isList: path.repetition > 0,
                obstacle: path.obstacle ?? conversion.obstacle, physical: physical,
                conversion: conversion, maximumDefinition: path.definition,
                maximumRepetition: path.repetition, elementDefinition: path.elementDefinition))
    }
}
