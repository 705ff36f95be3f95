import Model
import Pipeline
import Testing

@Suite struct QualityTests {
    private func configuration(_ checks: String) throws(ConfigurationError) -> Configuration {
        let text =
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"quality":{"checks":[\#(checks)]}}"#
        return try ConfigurationFile(path: "pipeline.json").parse(Array(text.utf8))
    }

    private var dataset: Dataset {
        var dataset = Dataset()
        dataset.articles = [
            ArticleRow(
                articleID: "art_1", source: "a.txt", articleNumber: 1, copies: 0, script: "Hans",
                status: "kept", truncated: false, characterCount: 4, text: Array("三亿五亿".utf8))
        ]
        dataset.currencies = [CurrencyRow(currency: "CNY", name: "人民币", minorUnits: 2)]
        for (name, amount) in [("inv_1", 3), ("inv_2", 900)] {
            dataset.investments.append(
                InvestmentRow(
                    investmentID: name, kind: "total", scope: "project",
                    amount: FixedDecimal(amount), currency: "CNY", qualifier: "exact",
                    amountText: "三亿", articleID: "art_1", confidence: FixedDecimal(1)))
            dataset.evidence.append(
                EvidenceRow(
                    tableName: "investments", rowID: name, articleID: "art_1", startOffset: 0,
                    endOffset: 2, quote: "三亿"))
        }
        return dataset
    }

    /// A check, how many rows fail it, and its message.
    @Test(arguments: [
        (#"{"type":"not_null","table":"investments","column":"amount"}"#, 0, "passed"),
        (
            #"{"type":"not_null","table":"investments","column":"project_id"}"#, 2,
            "2 rows: the value is null"
        ),
        (
            #"{"type":"unique","table":"investments","columns":["kind","currency"]}"#, 1,
            "1 rows: the value repeats an earlier row"
        ),
        (
            #"{"type":"range","table":"investments","column":"amount","maximum":899.5}"#, 1,
            "1 rows: the value is out of range"
        ),
        (#"{"type":"range","table":"investments","column":"amount","minimum":"3"}"#, 0, "passed"),
        (
            #"{"type":"accepted_values","table":"investments","column":"kind","values":["signed"]}"#,
            2, "2 rows: the value is not an accepted value"
        ),
        (
            #"{"type":"row_count","table":"investments","minimum":3}"#, 1,
            "2 rows; expected are 3 or more"
        ),
        (
            #"{"type":"null_rate","table":"investments","column":"project_id","maximum":"99%"}"#, 1,
            "2 of 2 rows are null; allowed are 99%"
        ),
        (
            #"{"type":"maximum_drop","table":"investments","maximum":"50%"}"#, 1,
            "2 rows after 5; allowed is a loss of 50%"
        ),
        (
            #"{"type":"foreign_key","table":"investments","column":"currency","references":"currencies"}"#,
            0, "passed"
        ),
    ])
    func checks(check: String, failures: Int, message: String) throws {
        var dataset = dataset
        let gate = QualityGate(try configuration(check))
        let results = try gate.check(&dataset, previousRows: ["investments": 5])
        #expect(results.first?.failures == failures)
        #expect(results.first?.message == message)
    }

    @Test func quarantineMovesRowsWithTheirEvidenceToRejects() throws {
        var dataset = dataset
        let gate = QualityGate(
            try configuration(
                #"{"type":"range","table":"investments","column":"amount","maximum":100,"on_failure":"quarantine"}"#
            ))
        _ = try gate.check(&dataset, previousRows: [:])
        #expect(dataset.investments.map(\.investmentID) == ["inv_1"])
        #expect(dataset.evidence.map(\.rowID) == ["inv_1"])
        #expect(dataset.rejects.map(\.code) == ["quality_check"])
        #expect(dataset.rejects.map(\.source) == ["a.txt"])
    }

    @Test func sumsFollowTheRowsThatStay() throws {
        var dataset = dataset
        dataset.projects = [
            ProjectRow(
                projectID: "prj_1", name: "远拓产业园", aliases: [], kind: "park",
                totalInvestment: FixedDecimal(900), totalInvestmentCurrency: "CNY",
                articleCount: 1, confidence: FixedDecimal(1))
        ]
        for index in dataset.investments.indices { dataset.investments[index].projectID = "prj_1" }
        _ = try QualityGate(
            configuration(
                #"{"type":"range","table":"investments","column":"amount","maximum":100,"on_failure":"quarantine"}"#
            )
        ).check(&dataset, previousRows: [:])
        #expect(dataset.projects.map(\.totalInvestment) == [FixedDecimal(3)])
    }

    @Test func brokenKeysAreFoundWithoutBeingAskedFor() throws {
        var dataset = dataset
        dataset.investments[0].projectID = "prj_none"
        let results = try QualityGate(try configuration("")).check(&dataset, previousRows: [:])
        #expect(results.map(\.name) == ["investments.project_id schema"])
        #expect(results.map(\.action) == [.abort])
    }

    @Test(arguments: [
        (
            #"{"type":"not_null","table":"invesments","column":"amount"}"#,
            "/quality/checks/0/table", "nearest is \"investments\""
        ),
        (
            #"{"type":"not_null","table":"investments","column":"amnt"}"#,
            "/quality/checks/0/column", "nearest is \"amount\""
        ),
        (
            #"{"type":"range","table":"investments","column":"amount","maximum":"many"}"#,
            "/quality/checks/0/maximum", "\"many\" is none"
        ),
        (
            #"{"type":"range","table":"events","column":"start_on","minimum":"2022"}"#,
            "/quality/checks/0/minimum", "holds days"
        ),
        (
            #"{"type":"not_null","table":"articles","column":"title","on_failure":"quarantine"}"#,
            "/quality/checks/0/on_failure", "cannot be taken out"
        ),
        (
            #"{"type":"foreign_key","table":"events","column":"event_id","references":"evidence"}"#,
            "/quality/checks/0/references", "no single key"
        ),
    ])
    func checksOfWhatDoesNotExistAreErrors(check: String, pointer: String, words: String) {
        let error = #expect(throws: ConfigurationError.self) { try configuration(check) }
        let problem = error?.problems.first
        #expect(problem?.pointer == pointer)
        #expect(problem?.message.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test func rulesAndFoldersMustExist() {
        let text =
            #"{"version":1,"extract":{"sources":[{"path":"a"}]},"enrich":{"lexicons":["none"],"rules":{"disabled":["signing_evnt"]}}}"#
        let error = #expect(throws: ConfigurationError.self) {
            try ConfigurationFile(path: "/nonexistent/p.json").parse(Array(text.utf8))
        }
        #expect(
            error?.problems.map(\.pointer) == ["/enrich/lexicons/0", "/enrich/rules/disabled/0"])
        #expect(error?.description.contains("\"signing_event\"") == true)
    }
}
