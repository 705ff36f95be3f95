import Model

/// The proofs of all rows, gathered in any order and brought into that of the table `evidence`.
///
/// Ten thousand pages tell some 800,000 of them. Rows are known by number until the end, so that
/// bringing them into order is counting, and text is compared for no row.
struct EvidenceBuilder {
    private var table = EvidenceTable()
    /// The proofs of the rows of each table, by the table's number.
    private var proofs: [[Pending]] = []

    private struct Pending {
        let row: Int32
        let place: UInt32
        let field: UInt8
    }

    /// A table's rows: its identifiers in their order, and which row each is.
    struct Rows {
        let order: [Int]
        let identifier: (Int) -> String
    }

    /// Takes the places of an article; the number of the first.
    mutating func add(_ article: ArticleRow, _ places: ProofPlaces) -> Int {
        table.add(.init(identifier: article.articleID, text: article.text), places.places)
    }

    /// Adds proofs of a row; `places` are those of its article, whose first has the number `first`.
    mutating func add(
        _ name: String, _ row: Int, _ added: some Sequence<Proof>, _ places: ProofPlaces, first: Int
    ) {
        let number = Int(table.number(ofTable: name))
        while proofs.count <= number { proofs.append([]) }
        for proof in added {
            guard let place = places.number(of: proof.range) else { continue }
            proofs[number].append(
                Pending(
                    row: Int32(row), place: UInt32(first + place),
                    field: table.number(ofField: proof.field)))
        }
    }

    /// The table in its order, each row once. `rows` gives the rows of a table by its name.
    ///
    /// `edges` are pairs of events and the identifiers of the rows of `partnerships`, in the order
    /// of that table: an edge of the network is proven by what proves its event.
    mutating func finish(
        _ rows: [String: Rows], edges: [(event: Int, identifier: String)]
    ) -> EvidenceTable {
        let fieldRanks = Self.fieldRanks(table.fields)
        let fieldOfRank = ranks(of: fieldRanks.map(Int.init))
        let edgeTable = table.number(ofTable: "partnerships")
        while proofs.count <= Int(edgeTable) { proofs.append([]) }
        let events = edges.isEmpty ? nil : table.tables.firstIndex(of: "events")
        table.reserve(proofs.reduce(0) { $0 + $1.count })
        // What proves an event, while the partnerships come after the events in the order of names.
        var eventProofs: [Range<Int>] = []
        let names = table.tables.indices.sorted { bytewise(table.tables[$0], table.tables[$1]) }
        for number in names {
            if number == Int(edgeTable) {
                addEdges(edges, edgeTable, eventProofs)
                continue
            }
            guard let known = rows[table.tables[number]] else { continue }
            let (keys, ends) = Self.grouped(proofs[number], fieldRanks, count: known.order.count)
            proofs[number] = []
            if number == events {
                eventProofs = [Range<Int>](repeating: 0..<0, count: known.order.count)
            }
            for row in known.order {
                let start = row == 0 ? 0 : ends[row - 1]
                guard start < ends[row] else { continue }
                let identifier = table.add(rowID: known.identifier(row))
                let first = table.count
                var previous: UInt64?
                for key in keys[start..<ends[row]].sorted() where key != previous {
                    previous = key
                    table.append(
                        EvidenceTable.Record(
                            row: identifier, place: UInt32(truncatingIfNeeded: key),
                            table: UInt8(number), field: UInt8(fieldOfRank[Int(key >> 32)])))
                }
                if number == events { eventProofs[row] = first..<table.count }
            }
        }
        var finished = EvidenceTable()
        swap(&finished, &table)
        return finished
    }

    private mutating func addEdges(
        _ edges: [(event: Int, identifier: String)], _ number: UInt8, _ proofs: [Range<Int>]
    ) {
        for edge in edges where edge.event < proofs.count {
            let wholes = proofs[edge.event].filter { table.records[$0].field == 0 }
            guard !wholes.isEmpty else { continue }
            let identifier = table.add(rowID: edge.identifier)
            for whole in wholes {
                table.append(
                    EvidenceTable.Record(
                        row: identifier, place: table.records[whole].place, table: number, field: 0)
                )
            }
        }
    }

    /// The proofs row by row, each as a number that sorts by column, article and offset.
    private static func grouped(
        _ proofs: [Pending], _ fieldRanks: [Int32], count: Int
    ) -> (keys: [UInt64], ends: [Int]) {
        var ends = [Int](repeating: 0, count: count)
        for proof in proofs { ends[Int(proof.row)] += 1 }
        var total = 0
        for row in 0..<count {
            let size = ends[row]
            ends[row] = total
            total += size
        }
        var keys = [UInt64](repeating: 0, count: proofs.count)
        for proof in proofs {
            // Articles come in their order and places in that of the text, so the number tells both.
            keys[ends[Int(proof.row)]] =
                UInt64(fieldRanks[Int(proof.field)]) << 32 | UInt64(proof.place)
            ends[Int(proof.row)] += 1
        }
        return (keys, ends)
    }

    private static func fieldRanks(_ fields: [String]) -> [Int32] {
        ranks(of: fields.indices.sorted { bytewise(fields[$0], fields[$1]) })
    }
}
