import Clean
import Enrich
import Extract
import Model

/// What the stages make of single files, for looking at; nothing is written.
package struct Preview: Sendable {
    package private(set) var documents: [Document] = []
    /// Of each document what became of its lines; empty before the stage `clean`.
    package private(set) var traces: [CleanTrace] = []
    package private(set) var articles: [AnnotatedArticle] = []
    package private(set) var rejects: [Reject] = []
    private let stages: Stages
    private let learnt: SiteBoilerplate?

    package enum Stage: String, Sendable, CaseIterable {
        case extract, clean, enrich
    }

    /// Takes the pages of `files` up to and with `stage`.
    ///
    /// Single pages do not tell what their sites repeat: `learnt` is of a run, `nil` leaves such lines in.
    package init(
        _ files: [InputFile], stages: Stages, upTo stage: Stage,
        without learnt: SiteBoilerplate? = nil
    ) {
        self.stages = stages
        self.learnt = learnt
        for file in files {
            stages.reader.readPages(of: file) { outcome in
                switch outcome {
                case .kept(let page): add(page, upTo: stage)
                case .rejected(let reject): rejects.append(reject)
                }
            }
        }
    }

    private mutating func add(_ page: Page, upTo stage: Stage) {
        switch stages.extractor.extract(page) {
        case .rejected(let reject): rejects.append(reject)
        case .kept(let document):
            documents.append(document)
            guard stage != .extract else { return }
            if stage == .clean { traces.append(stages.cleaner.trace(document)) }
            switch stages.cleaner.clean(document) {
            case .rejected(let reject): rejects.append(reject)
            case .kept(let cleaned):
                let made = cleaned.map { learnt?.cleaned($0) ?? $0 }
                articles +=
                    stage == .enrich
                    ? stages.enricher.annotate(made)
                    : made.map { AnnotatedArticle(article: $0, mentions: [], frames: []) }
            }
        }
    }

    /// What speaks for and against the rows of one of the articles.
    package func evidence(of article: AnnotatedArticle) -> [RowEvidence] {
        stages.enricher.evidence(of: article)
    }

    /// The rows that these pages alone would give.
    package var dataset: Dataset {
        stages.enricher.resolve(articles.map { stages.enricher.facts(of: $0) })
    }
}
