import Extract

/// Every key of `pipeline.json` version 1 with its shape and its default.
package enum ConfigurationShape {
    /// The only version this program reads.
    package static let version = 1

    package static let root: [Shape.Field] = [
        .init("$schema", .optional(.text), default: .null, "Where editors find the JSON Schema."),
        .init("version", .integer(1...1), "Version of this file's format; 1."),
        .init(
            "name", .text, default: .string("winnow"),
            "Name of the job, in logs and in the data package."),
        .init("extract", .record(extract), "Which pages are read, and how."),
        .init("clean", .record(clean), default: .object([]), "How articles are found on pages."),
        .init("enrich", .record(enrich), default: .object([]), "How facts are found in articles."),
        .init(
            "quality", .record(quality), default: .object([]),
            "What must hold before tables are published."),
        .init(
            "load", .record(load), default: .object([]), "Where tables go, and in which formats."),
        .init(
            "runtime", .record(runtime), default: .object([]),
            "How much of the machine is used; changes no result."),
    ]

    static let formats = SourceFormat.allCases.map(\.rawValue)

    static let extract: [Shape.Field] = [
        .init(
            "sources",
            .list(
                .record([
                    .init(
                        "name", .text, default: .string("pages"), "Name of the source, in messages."
                    ),
                    .init(
                        "path", .text,
                        "Files, relative to this file: `*` within a name, `**` any folders."),
                    .init(
                        "format", .choice(formats), default: .string("auto"),
                        "Format of the files; any may be gzip-compressed."),
                    .init(
                        "charset", .text, default: .string("auto"),
                        onlyWith: ("format", formats.filter { $0 != "jsonl" }),
                        "Charset of text and HTML, or auto: decided for each page."),
                    .init(
                        "fields", .map(keys: ["text", "html", "url", "title", "published_at"]),
                        default: .object([]), onlyWith: ("format", ["auto", "jsonl"]),
                        "For JSON Lines: which member holds the text or HTML, URL, title, publication time."
                    ),
                ]), minimum: 1), "The pages."),
        .init(
            "limits",
            .record([
                .init(
                    "page_bytes", .integer(1...(1 << 40)), default: .number(67_108_864),
                    "A larger page is rejected."),
                .init(
                    "page_seconds", .integer(1...86_400), default: .number(10),
                    "CPU time of one page; a page that takes more is rejected."),
            ]), default: .object([]), "Bounds on one page."),
        .init(
            "settle_seconds", .integer(0...86_400), default: .number(0),
            "Files changed within so many seconds are left for the next run."),
    ]

    static let clean: [Shape.Field] = [
        .init(
            "boilerplate", .flag, default: .boolean(true), "Remove navigation, teasers, notices."),
        .init("spam", .flag, default: .boolean(true), "Remove injected spam."),
        .init(
            "split_articles", .flag, default: .boolean(true),
            "Split newspaper pages into their articles."),
        .init(
            "script", .choice(["simplified"]), default: .string("simplified"),
            "Script of the cleaned text."),
        .init(
            "duplicates",
            .record([
                .init("enabled", .flag, default: .boolean(true), "Find republished articles."),
                .init(
                    "threshold", .number(0...1), default: .number(literal: "0.5"),
                    "Similarity from which an article counts as republished."),
            ]), default: .object([]), "Near-duplicates."),
    ]

    static let enrich: [Shape.Field] = [
        .init(
            "lexicons", .list(.text, minimum: 0), default: .array([]),
            "Folders of TSV files laid over the built-in ones."),
        .init(
            "base_currency", .choice(["CNY"]), default: .string("CNY"),
            "Currency that amounts are converted to; the yuan alone so far."),
        .init(
            "minimum_confidence", .number(0...1), default: .number(literal: "0.5"),
            "Facts below it are left out."),
        .init(
            "rules",
            .record([
                .init(
                    "disabled", .list(.text, minimum: 0), default: .array([]),
                    "Names of rules that are switched off.")
            ]), default: .object([]), "The rules."),
        .init(
            "corrections", .optional(.text), default: .null,
            "CSV file of corrections laid over the joined tables: table, row, column, expected, new."
        ),
    ]

    static let quality: [Shape.Field] = [
        .init(
            "checks", .list(check, minimum: 0), default: .array([]),
            "Checks of the tables before they are published."),
        .init(
            "maximum_rejects", .percentage, default: .string("100%"),
            "Share of rejected pages from which a run ends with exit code 3."),
        .init(
            "maximum_drop", .percentage, default: .string("50%"),
            "Largest loss of articles against the last published run, if that had 100 or more."),
    ]

    static let check = Shape.tagged(
        tag: "type",
        [
            .init("not_null", [table, column, failure]),
            .init("unique", [table, columns, failure]),
            .init(
                "foreign_key",
                [
                    table, column,
                    .init("references", .text, "The other table, joined by its primary key."),
                    failure,
                ]),
            .init(
                "range",
                [
                    table, column,
                    .init("minimum", .optional(.scalar), default: .null, "Smallest value allowed."),
                    .init("maximum", .optional(.scalar), default: .null, "Largest value allowed."),
                    failure,
                ]),
            .init(
                "accepted_values",
                [
                    table, column,
                    .init("values", .list(.scalar, minimum: 1), "The values allowed."), failure,
                ]),
            .init(
                "row_count",
                [
                    table,
                    .init("minimum", .integer(0...Int.max), default: .number(0), "Fewest rows."),
                    .init(
                        "maximum", .optional(.integer(0...Int.max)), default: .null, "Most rows."),
                    gate,
                ]),
            .init(
                "null_rate",
                [table, column, .init("maximum", .percentage, "Largest share of nulls."), gate]),
            .init(
                "maximum_drop",
                [
                    table,
                    .init(
                        "maximum", .percentage,
                        "Largest loss of rows against the last published run."), gate,
                ]),
        ])

    static let table = Shape.Field("table", .text, "Name of a table.")
    static let column = Shape.Field("column", .text, "Name of a column.")
    static let columns = Shape.Field("columns", .list(.text, minimum: 1), "Names of columns.")
    /// A failing row can be taken out; a failing table cannot.
    static let failure = Shape.Field(
        "on_failure", .choice(["warn", "quarantine", "abort"]), default: .string("abort"),
        "warn: say so; quarantine: move the rows to rejects; abort: do not publish.")
    static let gate = Shape.Field(
        "on_failure", .choice(["warn", "abort"]), default: .string("abort"),
        "warn: say so; abort: do not publish.")

    static let load: [Shape.Field] = [
        .init(
            "output", .text, default: .string("output"),
            "Folder of the published runs, relative to this file."),
        .init("keep_runs", .integer(2...1_000_000), default: .number(7), "How many runs are kept."),
        .init(
            "sinks",
            .list(
                sink, minimum: 1),
            default: .array([
                .object([("type", .string("csv"))]), .object([("type", .string("parquet"))]),
            ]), "The formats."),
    ]

    static let runtime: [Shape.Field] = [
        .init(
            "workers", .integer(0...Processors.maximumWorkers), default: .number(0),
            "Pages worked on at once; 0: as many as the machine has cores."),
        .init(
            "memory_mb", .integer(64...1_048_576), default: .number(512),
            "Memory that one page may take, in MiB; a page that takes more is rejected."),
    ]
}
