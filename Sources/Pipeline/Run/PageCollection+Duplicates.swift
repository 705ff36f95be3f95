import Clean
import Model

extension PageCollection {
    /// Marks the articles that republish another one; looks at all kept articles of the run.
    mutating func markDuplicates(_ finder: DuplicateFinder) {
        guard !signatures.isEmpty else { return }
        let start = ContinuousClock.now
        let found = finder.find(among: signatures)
        var relations: [String: DuplicateFinder.Relation] = [:]
        for (signature, relation) in zip(signatures, found) {
            if let relation { relations[signature.identifier] = relation }
        }
        mark(relations, duplicatesTook: ContinuousClock.now - start)
    }
}
