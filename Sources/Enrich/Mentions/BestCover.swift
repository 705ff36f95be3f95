/// The set of candidates with the highest total score of which no two overlap.
///
/// Weighted interval scheduling by dynamic programming over ends, O(n log n); of equal sets the one
/// with the longer names wins.
enum BestCover {
    static func choose(from candidates: [Candidate]) -> [Candidate] {
        let sorted = candidates.filter { $0.score > 0 && $0.end > $0.start }.sorted {
            ($0.end, $0.start, $1.score) < ($1.end, $1.start, $0.score)
        }
        guard !sorted.isEmpty else { return [] }
        var best = [Double](repeating: 0, count: sorted.count + 1)
        var takes = [Bool](repeating: false, count: sorted.count)
        var predecessors = [Int](repeating: 0, count: sorted.count)
        for (index, candidate) in sorted.enumerated() {
            var low = 0
            var high = index
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle].end <= candidate.start { low = middle + 1 } else { high = middle }
            }
            predecessors[index] = low
            let length = Double(candidate.end - candidate.start) * 1e-4
            let taken = best[low] + Double(candidate.score) + length
            takes[index] = taken > best[index]
            best[index + 1] = max(best[index], taken)
        }
        var chosen: [Candidate] = []
        var index = sorted.count
        while index > 0 {
            if takes[index - 1] {
                chosen.append(sorted[index - 1])
                index = predecessors[index - 1]
            } else {
                index -= 1
            }
        }
        return chosen.reversed()
    }
}
