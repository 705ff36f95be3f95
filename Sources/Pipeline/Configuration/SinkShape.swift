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
                        "Level of the compression."),
                ]),
            .init(
                "xlsx",
                [
                    .init(
                        "language", .choice(WorkbookLanguage.allCases.map(\.rawValue)),
                        default: .string("zh"), "Language of sheet names and column headings.")
                ]),
            .init("sqlite", []),
        ])
}
