/// Gives each line of a region to a column: rows are read from left to right, columns may end early.
///
/// Of all ways to do so for one number of columns the best sum of evidence is kept (beam search).
struct RowSearch: Sendable {
    let seams: RowSeams
    let columns: Int
    private let weights: ColumnWeights

    init(seams: RowSeams, columns: Int, weights: ColumnWeights) {
        self.seams = seams
        self.columns = columns
        self.weights = weights
    }

    /// A column as far as it was read.
    private struct Column {
        var last: Int
        let top: Int
        /// The last line stands at the top, or behind a paragraph's end: it may be a headline.
        var isFresh = true
        /// Quotation marks and brackets that were not closed.
        var open: UInt8 = 0
        var hasEnded = false
    }

    private struct State {
        var columns: [Column] = []
        var current = -1
        var isBehind = false
        var score = 0.0
        /// Where its last line went, in the list of all that were kept.
        var step = -1
        /// Column of its last line; -1 above, -2 below the columns.
        var place: Int8 = -1
    }

    /// Which column the lines of a region belong to, and how well they go together so.
    struct Reading {
        let score: Double
        fileprivate let places: [Int8]
    }

    /// The best reading, wherever the columns begin; `nil` for an empty region.
    func reading(of region: Range<Int>) -> Reading? {
        var best: Reading?
        // Where the columns begin decides which is the first: every beginning is tried.
        for start in region {
            if let found = reading(of: region, from: start), found.score > best?.score ?? -1e9 {
                best = found
            }
            if seams.isFull(start) { break }
        }
        return best
    }

    /// Lines above, the columns, lines below.
    func parts(_ reading: Reading, of region: Range<Int>) -> [[Int]] {
        var parts = [[Int]](repeating: [], count: columns + 2)
        for (line, place) in zip(region, reading.places) {
            let part = place == -1 ? 0 : place == -2 ? columns + 1 : Int(place) + 1
            parts[part].append(line)
        }
        return parts
    }

    private func reading(of region: Range<Int>, from start: Int) -> Reading? {
        var above = State()
        for line in region.lowerBound..<start { above.score -= cost(outside: line) }
        var beam = [above]
        var steps: [(before: Int, place: Int8)] = []
        var next: [State] = []
        for line in start..<region.upperBound {
            next.removeAll(keepingCapacity: true)
            for state in beam { extend(state, by: line, into: &next) }
            let order = next.indices.sorted { (next[$0].score, $1) > (next[$1].score, $0) }
            beam = order.prefix(weights.beam).map { index in
                var state = next[index]
                steps.append((state.step, state.place))
                state.step = steps.count - 1
                return state
            }
        }
        for index in beam.indices {
            let columns = beam[index].columns
            for (column, following) in zip(columns, columns.dropFirst()) {
                beam[index].score += seams.flow(from: column.last, to: following.top)
            }
            // Either every column has its headline, or one stands above them all.
            let headed = columns.count { seams.isHeaded($0.top) }
            if headed == 1, columns.count > 1 { beam[index].score -= weights.headedAlone }
        }
        guard var best = beam.first else { return nil }
        for state in beam.dropFirst() where state.score > best.score { best = state }
        var places: [Int8] = []
        var step = best.step
        while step >= 0 {
            places.append(steps[step].place)
            step = steps[step].before
        }
        return Reading(
            score: best.score,
            places: (region.lowerBound..<start).map { _ in -1 } + places.reversed())
    }

    /// A line above or below the columns: those as wide as a column mostly belong to one.
    private func cost(outside line: Int) -> Double {
        seams.isFull(line) ? weights.fullOutside : weights.outside
    }

    private func extend(_ state: State, by line: Int, into next: inout [State]) {
        let begun = state.columns.count
        if begun == columns {
            var below = state
            below.place = -2
            below.isBehind = true
            below.score -= cost(outside: line)
            next.append(below)
        }
        guard !state.isBehind else { return }
        // The first row begins the columns one by one.
        if begun < columns {
            if state.current == begun - 1 {
                var first = state
                var column = Column(last: line, top: line)
                column.open = seams.open(after: line, open: 0)
                first.columns.append(column)
                if begun == 0, seams.isFull(line) { first.score += seams.opening(line) }
                first.current = begun
                first.place = Int8(begun)
                next.append(first)
            }
            guard begun > 0 else { return }
        }
        let missing = state.current == begun - 1 ? columns - begun : 0
        var passed: [Int] = []
        for step in 1...begun {
            let place = (state.current + step) % begun
            let column = state.columns[place]
            guard !column.hasEnded else { continue }
            var base = state
            base.score += seams.fit(line, below: column.last, isFresh: column.isFresh)
            base.score += weights.quote * Double(seams.closing(line, open: column.open))
            // A headline over several columns makes a row short.
            base.score -= Double(missing) * weights.paused
            base.columns[place].last = line
            base.columns[place].isFresh = !seams.isOpen(column.last)
            base.columns[place].open = seams.open(after: line, open: column.open)
            base.current = place
            base.place = Int8(place)
            var pausing = base
            for other in passed {
                pausing.score -= weights.paused
                if seams.isOpen(state.columns[other].last) { pausing.score -= weights.pausedOpen }
            }
            next.append(pausing)
            if !passed.isEmpty {
                var ending = base
                for other in passed {
                    ending.columns[other].hasEnded = true
                    if seams.lines[state.columns[other].last].isSigned { continue }
                    ending.score -= weights.ended
                    if seams.isOpen(state.columns[other].last) { ending.score -= weights.endedOpen }
                }
                next.append(ending)
            }
            passed.append(place)
        }
    }
}
