import Clean
import Model

extension PageCollection {
    /// Marks the articles that republish another one; looks at all kept articles of the run.
    mutating func markDuplicates(_ finder: DuplicateFinder) throws(RunFailure) {
        let start = ContinuousClock.now
        let present = sketches.indices.filter { sketches[$0] != nil }
        guard !present.isEmpty else { return }
        // Articles that another one has taken the place of have no place among those that are compared.
        var places = [UInt32](repeating: .max, count: sketches.count)
        for (place, number) in present.enumerated() { places[number] = UInt32(place) }
        let store = facts
        let found = try finder.find(
            among: present.compactMap { sketches[$0] }, bandGroups: FactStore.bandParts,
            bands: { group throws(RunFailure) in
                do throws(SystemError) {
                    return try store.bands(group: group).compactMap { band in
                        let place = places[Int(band.article)]
                        return place == .max ? nil : SignatureBand(key: band.key, article: place)
                    }
                } catch {
                    throw RunFailure(error)
                }
            },
            signature: { place throws(RunFailure) in try signature(present[place]) })
        var relations: [String: DuplicateFinder.Relation] = [:]
        for (place, relation) in found.enumerated() {
            guard let relation else { continue }
            relations[try signature(present[place]).identifier] = relation
        }
        mark(relations, duplicatesTook: ContinuousClock.now - start)
    }
}
