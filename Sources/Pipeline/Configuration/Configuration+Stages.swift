import Model
import Clean
import Enrich
import Extract
import Load

/// What each stage is told, in its own words.
extension Configuration {
    package var extractor: Extractor.Configuration {
        var told = Extractor.Configuration()
        told.pageBytes = extract.pageBytes
        return told
    }

    package var cleaner: Cleaner.Configuration {
        Cleaner.Configuration(
            boilerplate: clean.boilerplate, spam: clean.spam, splitArticles: clean.splitArticles,
            duplicates: .init(
                enabled: clean.findsDuplicates, threshold: clean.duplicateThreshold))
    }

    package var enricher: Enricher.Configuration {
        Enricher.Configuration(
            minimumConfidence: enrich.minimumConfidence,
            disabledRules: Set(enrich.disabledRules))
    }

    package var loader: Loader.Configuration {
        Loader.Configuration(
            sinks: load.sinks.compactMap { sink in
                switch sink {
                case .csv(let spreadsheet): .csv(flavour: spreadsheet ? .spreadsheet : .plain)
                case .parquet(let level, let isCompact):
                    .parquet(
                        compression: level == nil ? .none : .gzip, level: level ?? 6,
                        isCompact: isCompact)
                case .xlsx(let language):
                    .xlsx(language: WorkbookLanguage(rawValue: language) ?? .zh)
                case .sqlite: .sqlite
                // Not a file: DatabasePublication.
                case .postgresql: nil
                }
            }, name: name, programVersion: Version.current)
    }
}

extension InputFile {
    /// A listed file as its source describes it.
    package init(_ file: ListedFile, of sources: [Configuration.Source]) {
        let source = sources[file.origin]
        var fields = RecordFields()
        for (role, member) in source.fields {
            switch role {
            case "text": fields.text = member
            case "html": fields.html = member
            case "url": fields.url = member
            case "title": fields.title = member
            case "published_at": fields.publishedAt = member
            default: break
            }
        }
        self.init(
            absolutePath: file.path, path: file.source.path,
            format: SourceFormat(rawValue: source.format) ?? .auto,
            charset: source.charset == "auto" ? nil : source.charset, fields: fields)
    }
}

extension Configuration {
    /// Whether tables go where only writing them again tells if they are still there.
    var hasTargetsOutside: Bool {
        load.keepsDelta
            || load.sinks.contains {
                if case .postgresql = $0 { true } else { false }
            }
    }

    /// Whether something looks at all rows at once: a workbook, a database, corrections.
    var needsWholeTables: Bool {
        enrich.corrections != nil
            || load.sinks.contains {
                switch $0 {
                case .csv, .parquet: false
                default: true
                }
            }
    }
}
