import Model
import Testing

@testable import Load

/// Tables that come chunk by chunk: written, in order, with keys that are checked across chunks.
@Suite struct LoadSessionTests {
    private func chunk(_ name: String, of dataset: Dataset) throws -> TableChunk {
        let table = try #require(Schema.table(named: name))
        return try #require(try TableChunk(table, of: dataset))
    }

    private func articles(_ identifiers: String...) -> Dataset {
        var dataset = Dataset()
        dataset.articles = identifiers.enumerated().map { index, identifier in
            ArticleRow(
                articleID: identifier, source: "\(index).txt", articleNumber: 1, copies: 0,
                script: "Hans", status: "kept", truncated: false, characterCount: 1,
                text: Array("云".utf8))
        }
        return dataset
    }

    private func edge(to partner: String, article: String, role: String = "host") -> Dataset {
        var dataset = Dataset()
        dataset.eventPartners = [
            EventPartnerRow(
                eventID: "evt_1", partnerID: partner, role: role, articleID: article,
                confidence: FixedDecimal(1))
        ]
        return dataset
    }

    @Test func chunksOfOneTableMustComeInItsOrder() throws {
        let loader = Loader(configuration: .init(sinks: [.csv(flavour: .plain)]))
        var session = try loader.begin(into: try temporaryFolder(), workers: 2)
        try session.append([try chunk("articles", of: articles("art_1", "art_3"))])
        #expect(throws: LoadError.self) {
            try session.append([try chunk("articles", of: articles("art_3"))])
        }
    }

    @Test func aTableWithoutRowsIsWrittenToo() throws {
        let loader = Loader(configuration: .init(sinks: [.csv(flavour: .plain)]))
        let dataset = articles("art_1", "art_2", "art_3")
        let expected = try loader.load(dataset, into: try temporaryFolder())
        var session = try loader.begin(into: try temporaryFolder(), workers: 1)
        try session.append([try chunk("articles", of: articles("art_1"))])
        var rest = articles("-", "art_2", "art_3")
        rest.articles.removeFirst()
        try session.append([try chunk("articles", of: rest)])
        try session.finish(Schema.tables.map(\.name))
        #expect(try session.finish() == expected)
    }

    private func violations(
        _ chunks: [(TableChunk, finished: [String])]
    ) -> [String] {
        var checker = ChunkKeyChecker()
        for (chunk, finished) in chunks {
            checker.add(chunk)
            checker.finish(finished)
        }
        checker.finish(Schema.tables.map(\.name))
        return checker.found().filter { $0.columns != ["event_id"] }.map(\.description)
    }

    @Test func aKeyMayComeBeforeOrBehindWhatRefersToIt() throws {
        var partners = Dataset()
        partners.partners = [
            PartnerRow(
                partnerID: "ptr_1", name: "云岭", aliases: [], kind: "company", projectCount: 0,
                eventCount: 0, articleCount: 1, confidence: FixedDecimal(1))
        ]
        let article = try chunk("articles", of: articles("art_1"))
        let partner = try chunk("partners", of: partners)
        func link(_ partner: String, _ article: String, _ role: String = "host") throws
            -> TableChunk
        {
            try chunk("event_partners", of: edge(to: partner, article: article, role: role))
        }
        #expect(
            violations([
                (article, ["articles"]), (try link("ptr_1", "art_1"), []), (partner, ["partners"]),
            ]).isEmpty)
        #expect(
            violations([
                (article, ["articles"]), (partner, ["partners"]), (try link("ptr_2", "art_9"), []),
            ]) == [
                "event_partners.partner_id: not in partners.partner_id: ptr_2",
                "event_partners.article_id: not in articles.article_id: art_9",
            ])
        let late = violations([
            (article, ["articles"]), (try link("ptr_2", "art_1"), []), (partner, ["partners"]),
        ])
        #expect(late.count == 1 && late[0].contains("not in partners.partner_id"))
        #expect(
            violations([
                (article, ["articles"]), (partner, []), (try link("ptr_1", "art_1", "guest"), []),
            ]) == ["event_partners.role: not one of the column's codes: guest"])
    }
}
