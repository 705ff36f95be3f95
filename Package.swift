// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the house: its dependencies are the only modules it can import.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module; `TestKit` holds what several of them share.
func tests(of name: String, and dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name), "TestKit"] + dependencies,
        swiftSettings: settings)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")

let sqlite: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// The C functions below GRDB.
let sqliteLibrary: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
    name: "winnow",
    products: [.executable(name: "winnow", targets: ["winnow"])],
    traits: [
        .trait(
            name: "libdeflate",
            description: "Compress Parquet pages with libdeflate: the same format, faster.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // The program, and what runs the stages.
        .executableTarget(
            name: "winnow",
            dependencies: [
                "Pipeline", "Model", "Extract", "Enrich", "Load", "Lexicon", "Text", arguments,
                logging,
            ],
            swiftSettings: settings),
        // Times extraction and cleaning alone; `make install` leaves it out.
        .executableTarget(
            name: "CleaningBenchmark", dependencies: ["Clean", "Extract", "Lexicon", "Model"],
            path: "Benchmarks/Cleaning", swiftSettings: settings),
        // Times what is read out of text alone; `make install` leaves it out.
        .executableTarget(
            name: "MentionBenchmark",
            dependencies: ["Pipeline", "Enrich", "Values", "Lexicon", "Model", "Text"],
            path: "Benchmarks/Mentions", swiftSettings: settings),
        // Times the writing of tables alone; `make install` leaves it out.
        .executableTarget(
            name: "TableBenchmark", dependencies: ["Load", "Parquet"],
            path: "Benchmarks/Tables", exclude: ["workbook.c"], swiftSettings: settings),
        // Feeds made-up inputs to the ways into the program: scripts/fuzz.
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "Clean", "Enrich", "Extract", "Lexicon", "Model", "Parquet", "Text", "Values",
            ],
            path: "Tests/Fuzz", swiftSettings: settings),
        module(
            "Pipeline",
            [
                "Model", "Text", "Lexicon", "Values", "Extract", "Clean", "Enrich", "Load",
                "Parquet",
                logging, sqlite,
            ]),

        // The four stages. A stage never imports a stage.
        module("Extract", ["Model", "Text", "HTML", "CZlib"]),
        module("Clean", ["Model", "Text", "Lexicon", "Values"]),
        module("Enrich", ["Model", "Text", "Lexicon", "Values"]),
        module("Load", ["Model", "Parquet", "CPostgreSQL", "CXLSXWriter", sqlite, sqliteLibrary]),

        // What they stand on.
        module("Model", [crypto]),
        // Text reads its folding and script tables from the embedded data, which is nothing but data.
        module("Text", ["CLexicons"]),
        module("Lexicon", ["Model", "Text", "CLexicons"]),
        module("Values", ["Model", "Text", "Lexicon"]),
        module("HTML", ["Text", "CXML2"]),
        module(
            "Parquet",
            [
                "CZlib", "CChecksum",
                .target(name: "CDeflate", condition: .when(traits: ["libdeflate"])),
            ]),

        // Embedded tables, what Swift has no instruction for, and system libraries.
        .target(name: "CLexicons", exclude: ["data"]),
        .target(name: "CChecksum"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(
            name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

        // Measures what stands on tables; scripts/bench-text runs it.
        .executableTarget(
            name: "text-benchmark", dependencies: ["Text", "Lexicon"],
            path: "Benchmarks/TextBenchmark", swiftSettings: settings),

        .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: settings),
        tests(of: "Model"),
        tests(of: "Text"),
        tests(of: "Lexicon", and: ["Text"]),
        tests(of: "Values", and: ["Model", "Text", "Lexicon"]),
        tests(of: "HTML", and: ["Text"]),
        tests(of: "Parquet", and: ["CZlib"]),
        tests(of: "Extract", and: ["Model", "Text", "CZlib"]),
        tests(of: "Clean", and: ["Model", "Text", "Lexicon", "Values", "Extract"]),
        tests(of: "Enrich", and: ["Model", "Text", "Lexicon", "Values"]),
        tests(of: "Load", and: ["Model", "Parquet", sqlite]),
        tests(of: "Pipeline", and: ["Model", "Lexicon", "Clean", "Enrich", "Load", "winnow"]),
    ],
    swiftLanguageModes: [.v6]
)
