/// Gives each line of a region to a column: rows are read from left to right, columns may end early.
struct RowSearch: Sendable {
    let seams: RowSeams
    private let columns: Int
    private static let beam = 24
    private static let skipped = 1.2
    private static let ended = 1.5
    private static let outside = 0.2
    private static let fullOutside = 2.0

    init(seams: RowSeams, columns: Int) {
        self.seams = seams
        self.columns = columns
    }

    private struct State {
        /// Last line of each column begun.
        var last: [Int] = []
        /// First line of each.
        var tops: [Int] = []
        var hasEnded: [Bool] = []
        var current = -1
        var isBehind = false
        var score = 0.0
        /// Column of every line so far; -1 above, -2 below the columns.
        var places: [Int8] = []
    }

    /// Lines above, the columns, lines below.
    func columns(of region: Range<Int>) -> [[Int]] {
        var best: State?
        // Where the columns begin decides which is the first: every beginning is tried.
        for start in region {
            if let found = columns(of: region, from: start), found.score > best?.score ?? -1e9 {
                best = found
            }
            if seams.isFull(start) { break }
        }
        var parts = [[Int]](repeating: [], count: columns + 2)
        for (line, place) in zip(region, best?.places ?? []) {
            let part = place == -1 ? 0 : place == -2 ? columns + 1 : Int(place) + 1
            parts[part].append(line)
        }
        return parts
    }

    private func columns(of region: Range<Int>, from start: Int) -> State? {
        var first = State()
        first.places = (region.lowerBound..<start).map { _ in -1 }
        var beam = [first]
        for line in start..<region.upperBound {
            var next: [State] = []
            for state in beam { extend(state, by: line, into: &next) }
            let order = next.indices.sorted { (next[$0].score, $1) > (next[$1].score, $0) }
            beam = order.prefix(Self.beam).map { next[$0] }
        }
        for index in beam.indices {
            for (last, top) in zip(beam[index].last, beam[index].tops.dropFirst()) {
                beam[index].score += seams.flow(from: last, to: top)
            }
        }
        var best = beam.first
        for state in beam.dropFirst() where state.score > best?.score ?? 0 { best = state }
        return best
    }

    private func extend(_ state: State, by line: Int, into next: inout [State]) {
        if state.last.count == columns {
            var below = state
            below.places.append(-2)
            below.isBehind = true
            below.score -= seams.isFull(line) ? Self.fullOutside : Self.outside
            next.append(below)
        }
        guard !state.isBehind else { return }
        // The first row begins the columns one by one.
        if state.last.count < columns {
            if state.current == state.last.count - 1 {
                var begun = state
                begun.last.append(line)
                begun.tops.append(line)
                if begun.last.count == 1, seams.isFull(line) { begun.score += seams.opening(line) }
                begun.hasEnded.append(false)
                begun.current = begun.last.count - 1
                begun.places.append(Int8(begun.current))
                next.append(begun)
            }
            guard !state.last.isEmpty else { return }
        }
        let missing = state.current == state.last.count - 1 ? columns - state.last.count : 0
        var passed: [Int] = []
        for step in 1...max(1, state.last.count) {
            let column = (state.current + step) % state.last.count
            guard !state.hasEnded[column] else { continue }
            var base = state
            base.score += seams.fit(line, below: state.last[column])
            // A headline over several columns makes a row short.
            base.score -= Double(missing) * Self.skipped
            base.last[column] = line
            base.current = column
            base.places.append(Int8(column))
            var skipping = base
            for place in passed {
                skipping.score -= Self.skipped + (seams.isOpen(state.last[place]) ? 1.5 : 0)
            }
            next.append(skipping)
            if !passed.isEmpty {
                var ending = base
                ending.score -= Double(passed.count) * Self.ended
                for place in passed {
                    ending.hasEnded[place] = true
                    if seams.isOpen(state.last[place]) { ending.score -= 1 }
                }
                next.append(ending)
            }
            passed.append(column)
        }
    }
}
