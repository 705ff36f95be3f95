import Load

extension ConfigurationShape {
    /// One entry of `load.sinks`.
    static let sink = Shape.tagged(
        tag: "type",
        [
            .init(
                "csv",
                [
                    .init(
                        "flavour", .choice(CSVFlavour.allCases.map(\.rawValue)),
                        default: .string("spreadsheet"),
                        "For spreadsheets, or byte-faithful for machines.")
                ]),
            .init(
                "parquet",
                [
                    .init(
                        "compression", .choice(["gzip", "none"]), default: .string("gzip"),
                        "Compression of the pages."),
                    .init(
                        "level", .integer(1...9), default: .number(6),
                        onlyWith: ("compression", ["gzip"]),
                        "Level of the compression."),
                    .init(
                        "encodings", .choice(["standard", "compact"]),
                        default: .string("standard"),
                        "Encodings that every reader knows, or also the smaller delta encodings."),
                    .init(
                        "delta", .flag, default: .boolean(false),
                        "Carry on Delta Lake tables in output/delta, one version a run."),
                ]),
            .init(
                "xlsx",
                [
                    .init(
                        "language", .choice(WorkbookLanguage.allCases.map(\.rawValue)),
                        default: .string("zh"), "Language of sheet names and column headings.")
                ]),
            .init("sqlite", []),
            .init(
                "postgresql",
                [
                    .init(
                        "connection", .secret,
                        "Connection string of libpq, from the environment: ${env:NAME}."),
                    .init(
                        "schema", .text, default: .string("winnow"),
                        "Schema the tables are published into; it belongs to winnow."),
                    .init(
                        "readers", .list(.text, minimum: 0), default: .array([]),
                        "Roles that may read the tables."),
                ]),
        ])
}
