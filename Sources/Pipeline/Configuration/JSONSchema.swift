/// The JSON Schema (draft 2020-12) of `pipeline.json`, made from the shapes that check it.
package enum JSONSchema {
    package static func document() -> JSON {
        var members: [(String, JSON)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("pipeline.json of winnow, version \(ConfigurationShape.version)")),
        ]
        members += object(ConfigurationShape.root)
        return .object(members)
    }

    private static func object(_ fields: [Shape.Field]) -> [(String, JSON)] {
        [
            ("type", .string("object")),
            (
                "properties",
                .object(
                    fields.map { field in
                        var members = schema(field.shape)
                        if !field.note.isEmpty {
                            members.append(("description", .string(field.note)))
                        }
                        if let fallback = field.fallback { members.append(("default", fallback)) }
                        return (field.key, .object(members))
                    })
            ),
            ("required", .array(fields.filter { $0.fallback == nil }.map { .string($0.key) })),
            ("patternProperties", .object([("^x-", .boolean(true))])),
            ("additionalProperties", .boolean(false)),
        ]
    }

    private static func schema(_ shape: Shape) -> [(String, JSON)] {
        switch shape {
        case .text: [("type", .string("string")), ("minLength", .number(1))]
        case .secret:
            [
                ("type", .string("string")), ("pattern", .string("\\$\\{env:")),
                ("writeOnly", .boolean(true)),
            ]
        case .choice(let words): [("enum", .array(words.map { .string($0) }))]
        case .flag: [("type", .string("boolean"))]
        case .integer(let bounds):
            [("type", .string("integer")), ("minimum", .number(bounds.lowerBound))]
                + (bounds.upperBound == Int.max ? [] : [("maximum", .number(bounds.upperBound))])
        case .number(let bounds):
            [
                ("type", .string("number")),
                ("minimum", .number(literal: "\(Int(bounds.lowerBound))")),
                ("maximum", .number(literal: "\(Int(bounds.upperBound))")),
            ]
        case .percentage:
            [("type", .string("string")), ("pattern", .string("^[0-9]{1,3}(\\.[0-9]{1,4})?%$"))]
        case .list(let element, let minimum):
            [("type", .string("array")), ("items", .object(schema(element)))]
                + (minimum > 0 ? [("minItems", .number(minimum))] : [])
        case .record(let fields): object(fields)
        case .tagged(let tag, let variants):
            [
                (
                    "oneOf",
                    .array(
                        variants.map { variant in
                            let field = Shape.Field(tag, .choice([variant.name]), "")
                            return .object(object([field] + variant.fields))
                        })
                )
            ]
        case .optional(let shape):
            [("oneOf", .array([.object([("type", .string("null"))]), .object(schema(shape))]))]
        case .scalar:
            [("type", .array(["string", "number", "boolean", "null"].map { .string($0) }))]
        case .map(let keys):
            object(keys.map { Shape.Field($0, .optional(.text), default: .null, "") })
        }
    }
}
