import Enrich
import Load
import Model

/// Joins, checks and writes the tables of a run part by part, so that memory does not grow with the pages.
///
/// articles → what happened → who took part → evidence → reference tables and rejects; the parts of each on several
/// tasks, written in their order. The files are the same bytes as if all tables had been held at once.
struct PartedTables {
    let join: ArticleJoin
    let store: FactStore
    let rejects: [RejectRow]
    let gate: QualityGate
    /// Rows of each table in the last published run.
    let previousRows: [String: Int]
    let workers: Int

    /// What a part gives.
    private struct Part: Sendable {
        var chunks: [TableChunk] = []
        var contents: BucketContents?
        var tallies: [QualityCheck.Tally] = []
        var codes: Set<String> = []
        var articles: [(identifier: String, published: CalendarDate?)] = []
        var times = StageTimes()
    }

    private typealias Outcome = Result<Part, RunFailure>

    /// What grows from part to part.
    private struct Progress {
        var session: LoadSession
        var keys = ChunkKeyChecker()
        var tallies: [QualityCheck.Tally]
        var codes: Set<String> = []
        var articles = ArticleIndex()
        var times = StageTimes()
    }

    /// Writes every table; the files made. Checks and rows are told in the report.
    func write(
        with loader: Loader, into folder: String, _ report: inout RunReport
    ) async throws(RunFailure) -> [LoadedFile] {
        let session: LoadSession
        do {
            session = try loader.begin(into: folder, workers: workers)
        } catch {
            throw RunFailure(error)
        }
        var progress = Progress(session: session, tallies: gate.emptyTallies)
        try await route(&progress)
        try finish(["articles"], &progress)
        try await joinOccurrences(&progress)
        try finish(
            ["events", "event_partners", "event_projects", "investments", "metrics"], &progress)
        try await joinActors(&progress)
        try finish(["partners", "projects", "project_partners", "partnerships"], &progress)
        try await joinEvidence(&progress)
        var rest = join.referenceTables(progress.codes)
        rest.rejects = rejects
        try take(part(rest), &progress)
        try finish(
            ["evidence", "rejects", "places", "industries", "currencies"], &progress)
        report.checks = gate.results(
            progress.tallies, progress.keys.found(), previousRows: previousRows)
        report.tables = Schema.tables.map { ($0.name, progress.session.rows[$0.name] ?? 0) }
        report.times += progress.times
        do {
            return try progress.session.finish()
        } catch {
            throw RunFailure(error)
        }
    }

    // MARK: Steps

    /// Reads the facts of all articles in the order of identifiers, and puts them into the buckets of their rows.
    private func route(_ progress: inout Progress) async throws(RunFailure) {
        var first = 0
        try await forEach(0..<FactStore.parts, &progress) { part in
            defer { first += store.counts[part] }
            return (part, first)
        } make: { [join, store] (task: (part: Int, first: Int)) throws(RunFailure) in
            var made = Part()
            let facts = try made.times.measure(.reuse) { () throws(RunFailure) in
                try store.facts(part: task.part)
            }
            guard !facts.isEmpty else { return made }
            var contents = BucketContents()
            var rows = Dataset()
            made.times.measure(.resolve) {
                for (index, article) in facts.enumerated() {
                    join.route(article, number: task.first + index, into: &contents)
                    rows.articles.append(article.article)
                    made.articles.append((article.article.articleID, article.article.publishedOn))
                }
            }
            made.contents = contents
            try complete(&made, rows)
            return made
        }
    }

    private func joinOccurrences(_ progress: inout Progress) async throws(RunFailure) {
        let articles = progress.articles
        try await forEach(0..<JoinBuckets.parts, &progress) {
            $0
        } make: {
            [join, store] (part: Int) throws(RunFailure) in
            let content = try store.content(JoinBuckets.occurrences(part))
            let evidence = try store.content(JoinBuckets.eventEvidence(part))
            var made = Part()
            guard !content.isEmpty else { return made }
            let (rows, contents) = made.times.measure(.resolve) {
                join.occurrences(content, eventEvidence: evidence, articles)
            }
            made.contents = contents
            made.codes = rows.divisionCodes
            try complete(&made, rows)
            return made
        }
    }

    private func joinActors(_ progress: inout Progress) async throws(RunFailure) {
        let articles = progress.articles
        try await forEach(0..<JoinBuckets.parts, &progress) {
            $0
        } make: {
            [join, store] (part: Int) throws(RunFailure) in
            let content = try store.content(JoinBuckets.actors(part))
            var made = Part()
            guard !content.isEmpty else { return made }
            let rows = made.times.measure(.resolve) { join.actors(content, articles) }
            made.codes = rows.divisionCodes
            try complete(&made, rows)
            return made
        }
    }

    private func joinEvidence(_ progress: inout Progress) async throws(RunFailure) {
        let articles = progress.articles
        try await forEach(JoinBuckets.evidence, &progress) {
            $0
        } make: {
            [join, store] (bucket: Int) throws(RunFailure) in
            let content = try store.content(bucket)
            var made = Part()
            guard !content.isEmpty else { return made }
            var rows = Dataset()
            made.times.measure(.resolve) {
                join.addEvidence(content, ofBucket: bucket, articles, to: &rows.evidence)
            }
            try complete(&made, rows)
            return made
        }
    }

    // MARK: Parts

    /// Makes parts on several tasks and takes them in their order.
    private func forEach<Task: Sendable>(
        _ numbers: Range<Int>, _ progress: inout Progress, task: (Int) -> Task,
        make: @escaping @Sendable (Task) throws(RunFailure) -> Part
    ) async throws(RunFailure) {
        var next = numbers.lowerBound
        try await orderedMap(workers: workers) { () throws(RunFailure) -> Task? in
            guard next < numbers.upperBound else { return nil }
            defer { next += 1 }
            return task(next)
        } transform: { task -> Outcome in
            do throws(RunFailure) {
                return .success(try make(task))
            } catch {
                return .failure(error)
            }
        } emit: { (outcome: Outcome) throws(RunFailure) -> Bool in
            if let status = Interruption.status {
                throw RunFailure(status, "interrupted; what was published before is unchanged")
            }
            try take(try outcome.get(), &progress)
            return true
        }
    }

    private func part(_ rows: Dataset) throws(RunFailure) -> Part {
        var made = Part()
        try complete(&made, rows)
        return made
    }

    /// Checks the rows as far as they can be judged alone, and turns them into columns.
    private func complete(_ made: inout Part, _ rows: Dataset) throws(RunFailure) {
        do {
            made.tallies = try made.times.measure(.check) { () throws(LoadError) in
                try gate.count(rows)
            }
            made.chunks = try made.times.measure(.load) { () throws(LoadError) in
                var chunks: [TableChunk] = []
                for table in Schema.tables {
                    if let chunk = try TableChunk(table, of: rows) { chunks.append(chunk) }
                }
                return chunks
            }
        } catch {
            throw RunFailure(error)
        }
    }

    private func take(_ part: Part, _ progress: inout Progress) throws(RunFailure) {
        progress.times += part.times
        progress.codes.formUnion(part.codes)
        for article in part.articles {
            progress.articles.add(article.identifier, published: article.published)
        }
        progress.times.measure(.check) {
            for (index, tally) in part.tallies.enumerated() { progress.tallies[index] += tally }
            for chunk in part.chunks { progress.keys.add(chunk) }
        }
        do {
            try progress.times.measure(.load) { () throws(LoadError) in
                try progress.session.append(part.chunks)
            }
        } catch {
            throw RunFailure(error)
        }
        do {
            if let contents = part.contents { try store.append(contents) }
        } catch {
            throw RunFailure(error)
        }
    }

    private func finish(_ tables: [String], _ progress: inout Progress) throws(RunFailure) {
        do {
            try progress.times.measure(.load) { () throws(LoadError) in
                try progress.session.finish(tables)
            }
        } catch {
            throw RunFailure(error)
        }
        progress.times.measure(.check) { progress.keys.finish(tables) }
    }
}

extension FactStore {
    func content(_ bucket: Int) throws(RunFailure) -> [UInt8] {
        do throws(SystemError) {
            return try spool.content(of: bucket)
        } catch {
            throw RunFailure(error)
        }
    }

    func append(_ contents: BucketContents) throws(SystemError) {
        for (bucket, bytes) in contents.bytes.enumerated() where !bytes.isEmpty {
            try spool.append(bytes, to: bucket)
        }
    }
}
