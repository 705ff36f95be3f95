/// Puts the lines of a newspaper page back into stories and order.
///
/// Columns of stories that stand side by side take turns in a dump: `…将尽快办` `今创加码新能源`
/// `…一期新建厂房10` `妥手续,…` `万平方米,…`. Every line is given to a story already begun or begins
/// one; of all ways to do so, the best sum of evidence is kept (beam search). Evidence are words and
/// quotes over the seam, how paragraphs begin, what stories are about, and the order of columns so far.
struct ReadingOrder: Sendable {
    let marks: StoryMarks
    let seams: SeamScorer
    let weights: ReadingWeights
    private let units: [ReadingUnit]
    private let affinity: TopicAffinity

    init(
        of units: [ReadingUnit], marks: StoryMarks, words: SeamWords, weights: ReadingWeights
    ) {
        self.units = units
        self.marks = marks
        self.weights = weights
        seams = SeamScorer(marks, words: words, weights: weights)
        affinity = TopicAffinity(
            units.filter { $0.kind == .text || $0.kind == .heading || $0.kind == .jump }
                .map(\.line), marks: marks, words: words)
    }

    /// What can be done with a line.
    private enum Move {
        case newStory, continueHeadings, jump, photo, headless, drop
        case subheading(Int)
        case headline(Int)
        case text(Int)
        case inset(Int)
        case attach(Int)
    }

    private struct Candidate {
        let score: Double
        let parent: Int
        let move: Move
    }

    func stories() -> [Story] {
        var beam = [ReadingHypothesis()]
        var candidates: [Candidate] = []
        for unit in units {
            candidates.removeAll(keepingCapacity: true)
            for (parent, hypothesis) in beam.enumerated() {
                propose(unit, hypothesis) { move, gain in
                    candidates.append(
                        Candidate(score: hypothesis.score + gain, parent: parent, move: move))
                }
            }
            let order = candidates.indices.sorted {
                (candidates[$0].score, $1) > (candidates[$1].score, $0)
            }
            guard let best = order.first.map({ candidates[$0].score }) else { continue }
            beam = order.prefix(weights.beam).filter {
                candidates[$0].score >= best - weights.margin
            }.map { place in
                let candidate = candidates[place]
                var next = beam[candidate.parent]
                apply(candidate.move, unit, to: &next)
                next.score = candidate.score
                return next
            }
        }
        var best = beam[0]
        var bestScore = best.score + ending(best)
        for hypothesis in beam.dropFirst() {
            let score = hypothesis.score + ending(hypothesis)
            if score > bestScore {
                best = hypothesis
                bestScore = score
            }
        }
        let assembler = ThreadAssembler(order: self)
        return best.threads.compactMap(assembler.story)
    }

    // MARK: - Moves

    private func propose(
        _ unit: ReadingUnit, _ state: ReadingHypothesis, _ add: (Move, Double) -> Void
    ) {
        switch unit.kind {
        case .heading:
            proposeHeading(unit, state, add)
            let hasClause = marks.hasClauseOfProse(unit.line)
            proposeText(unit, state) { move, gain in add(move, gain - (hasClause ? 0.7 : 2.5)) }
        case .text:
            proposeText(unit, state, add)
        case .jump:
            let isHeaded = state.current >= 0 && state.threads[state.current].isBodiless
            if isHeaded { add(.text(state.current), 1.5) }
            add(.jump, isHeaded ? -weights.bodiless : 0)
        case .byline:
            var isProposed = false
            // `□ 本报记者 林可` under a headline; `(林可)` closes a text.
            if state.current >= 0, state.threads[state.current].isBodiless,
                marks.features(unit.line).first != 0x28
            {
                isProposed = true
                add(.attach(state.current), weights.lead)
            }
            for (place, thread) in state.threads.enumerated() where !thread.isBodiless {
                guard !thread.isClosed || place == state.current else { continue }
                isProposed = true
                add(
                    .attach(place),
                    turn(to: place, state) - (isDangling(thread.tail) ? weights.danglingEnd : 0)
                        - (thread.isClosed ? weights.closed / 2 : 0))
            }
            if !isProposed { add(state.current < 0 ? .drop : .attach(state.current), 0) }
        case .information:
            add(state.current < 0 ? .drop : .attach(state.current), 0)
        case .other:
            add(state.current < 0 ? .drop : .attach(state.current), 0)
            let features = marks.features(unit.line)
            if unit.lineClass == .other, features.endsSentence || features.commas > 0 {
                proposeText(unit, state) { move, gain in
                    if case .text = move { add(move, gain - 1) }
                }
            }
        }
    }

    private func proposeHeading(
        _ unit: ReadingUnit, _ state: ReadingHypothesis, _ add: (Move, Double) -> Void
    ) {
        let features = marks.features(unit.line)
        let isLong = features.characters >= weights.headlineLength
        let current = state.current >= 0 ? state.threads[state.current] : nil

        // `集团在各县的门店多,员工分散`: text rather than a headline.
        let clause = marks.hasClauseOfProse(unit.line) ? weights.lead : 0
        var new = (isLong ? weights.subheading / 2 : -weights.subheading) - clause
        if unit.precedesLead { new += weights.lead }
        if unit.precedesHeading { new += 0.5 }
        if unit.precedesDate || unit.followsSeparator { new += weights.lead / 2 }
        if unit.followsLabel { new -= weights.lead }
        if features.commas > 0, features.characters > 30 { new -= 1.5 }
        if let current, current.isBodiless { new -= weights.bodiless }
        if let current, !current.isBodiless {
            if current.isClosed {
                new += 1
            } else if !isDangling(current.tail) {
                new -= 2
            }
        }
        add(.newStory, new)

        if let current, current.isBodiless, unit.followsHeading {
            let isOpen = current.headings.last.map { marks.features($0).last == 0x2014 } ?? false
            add(
                .continueHeadings,
                (current.headings.count > 1 ? -1.5 : 0) + (isOpen ? 2 : 0)
                    + (unit.precedesLead ? weights.lead : 0))
        }
        for (place, thread) in state.threads.enumerated()
        where !thread.isBodiless && !isDangling(thread.tail) && !thread.isClosed {
            guard place == state.current || state.successor(of: state.current) == place else {
                continue
            }
            var score = (features.characters >= 14 ? -weights.subheading : 0) - 2 * clause
            if features.characters <= 8 { score += 0.7 * weights.subheading }
            if unit.precedesLead || unit.precedesDate { score -= weights.lead }
            if unit.precedesHeading { score -= 1 }
            if unit.followsLabel { score += weights.lead }
            add(.subheading(place), score + turn(to: place, state))
        }
        if let current, current.isBodiless, unit.followsLabel {
            add(.subheading(state.current), weights.lead)
        }
        if let first = state.threads.firstIndex(where: \.awaitsHeadline) {
            var score = (isLong ? weights.subheading / 2 : -weights.subheading) - 2 * clause
            if unit.precedesLead { score -= weights.lead }
            score += about(unit.line, state.threads[first]) / 2
            add(.headline(first), score)
        }
    }

    private func proposeText(
        _ unit: ReadingUnit, _ state: ReadingHypothesis, _ add: (Move, Double) -> Void
    ) {
        let line = unit.line
        let isPhoto =
            marks.closesWithPhotographer(line) && marks.features(line).characters >= 30
        if isPhoto { add(.photo, 0) }
        let penalty = isPhoto ? weights.asidePhoto : 0
        let opening = max(-weights.seamCap, min(1, seams.opening(of: line)))
        let lead = marks.opensWithLead(line)

        for (place, thread) in state.threads.enumerated() {
            var score = -penalty + about(line, thread)
            if state.isBelowHeadline, place != state.current { score -= weights.belowHeadline }
            if thread.isBodiless {
                guard place == state.current else { continue }
                add(.text(place), score + opening + (lead ? weights.lead : 0))
                continue
            }
            if thread.isClosed {
                guard place == state.current else { continue }
                score -= weights.closed
            }
            score += turn(to: place, state)
            if isDangling(thread.tail) {
                add(.text(place), score + seams.continuation(of: thread.tail, by: line))
                if thread.lead == nil, place == state.current,
                    marks.features(line).endsSentence, !isPhoto
                {
                    add(.inset(place), score - weights.inset + 1.5 * opening)
                }
            } else {
                if lead { score -= 2 * weights.lead }
                add(.text(place), score + (isBareJump(thread.tail) ? 0 : opening))
            }
        }
        add(.headless, -weights.headless + (lead ? weights.lead : 0) + opening)
    }

    /// What is known from the order of columns: the same again, the one that followed last time, or the
    /// one that waits longest for the rest of its sentence.
    private func turn(to thread: Int, _ state: ReadingHypothesis) -> Double {
        guard state.current >= 0 else { return 0 }
        let left = state.threads[state.current]
        let waiting = longestWaiting(state)
        let next = state.successor(of: state.current)
        let isCut = !left.isBodiless && isDangling(left.tail)
        if thread == state.current {
            if state.isBelowHeadline { return 0 }
            // At the end of a column its neighbour follows, if there is one.
            guard isCut else { return 0 }
            if waiting != nil { return -weights.stayRotating }
            return next.map { state.threads[$0].awaitsHeadline } ?? true ? 0 : -weights.rotate
        }
        var score = thread == next || thread == waiting ? -weights.rotate : -weights.switching
        if left.isClosed {
            score = max(score, -2 * weights.rotate)
        } else if !left.isBodiless, !isCut {
            score -= weights.completeLeft
        }
        return score
    }

    private func longestWaiting(_ state: ReadingHypothesis) -> Int? {
        var longest: Int?
        for (place, thread) in state.threads.enumerated() {
            guard place != state.current, !thread.isBodiless, !thread.isClosed,
                !thread.isPassedOver, !thread.awaitsHeadline, isDangling(thread.tail)
            else { continue }
            // The present one may wait longer itself.
            let present = state.threads[state.current].tail
            if present >= 0, isDangling(present), present < thread.tail { continue }
            if let known = longest, state.threads[known].tail <= thread.tail { continue }
            longest = place
        }
        return longest
    }

    /// Words that a line shares with a story.
    private func about(_ line: Int, _ thread: StoryThread) -> Double {
        var most = 0.0
        for heading in thread.headings { most = max(most, affinity.shared(line, heading)) }
        for item in thread.items { most = max(most, affinity.shared(line, item.line)) }
        return min(most / weights.affinityUnit, weights.affinityCap)
    }

    private func ending(_ state: ReadingHypothesis) -> Double {
        var score = 0.0
        let last = units.last { $0.kind == .text }?.line
        if state.current >= 0, state.threads[state.current].isBodiless { score -= weights.bodiless }
        for thread in state.threads {
            if thread.awaitsHeadline { score -= weights.unheadedJump }
            if !thread.isBodiless, !thread.isCutOff, isDangling(thread.tail) {
                score -= thread.tail == last ? weights.danglingEnd / 4 : weights.danglingEnd
            }
        }
        return score
    }

    private func apply(_ move: Move, _ unit: ReadingUnit, to state: inout ReadingHypothesis) {
        switch move {
        case .drop, .attach: break
        case .newStory, .continueHeadings, .headline: state.isBelowHeadline = true
        case .text(state.current) where !state.isBelowHeadline && isCut(state, state.current):
            for place in state.threads.indices
            where place != state.current && isCut(state, place) {
                state.threads[place].isPassedOver = true
            }
        default: state.isBelowHeadline = false
        }
        switch move {
        case .drop: return
        case .newStory:
            var thread = StoryThread()
            thread.headings = [unit.line]
            state.open(thread)
        case .jump:
            var thread = StoryThread()
            thread.isJump = true
            state.open(thread)
            add(unit, to: &state, state.current)
        case .photo:
            var thread = StoryThread()
            thread.isClosed = true
            let (current, isRotating) = (state.current, state.isRotating)
            state.open(thread)
            add(unit, to: &state, state.current)
            // The columns go on as if the picture was not there.
            if current >= 0 {
                state.current = current
                state.isRotating = isRotating
            }
        case .headless:
            state.open(StoryThread())
            add(unit, to: &state, state.current)
        case .continueHeadings:
            state.threads[state.current].headings.append(unit.line)
        case .subheading(let place):
            state.enter(place)
            state.threads[place].items.append(
                StoryThread.Item(line: unit.line, lineClass: .heading))
        case .headline(let place):
            state.enter(place)
            state.threads[place].headings.append(unit.line)
        case .text(let place):
            state.enter(place)
            add(unit, to: &state, place)
        case .inset(let place):
            state.threads[place].lead = unit.line
        case .attach(let place):
            switch unit.kind {
            case .byline:
                state.enter(place)
                state.threads[place].bylines.append(unit.line)
                if !state.threads[place].isBodiless { state.threads[place].isClosed = true }
            case .information: state.threads[place].information.append(unit.line)
            default:
                state.threads[place].items.append(
                    StoryThread.Item(line: unit.line, lineClass: unit.lineClass))
            }
        }
    }

    private func add(_ unit: ReadingUnit, to state: inout ReadingHypothesis, _ place: Int) {
        if unit.kind == .jump { state.threads[place].isJump = true }
        state.threads[place].items.append(StoryThread.Item(line: unit.line, lineClass: .body))
        state.threads[place].tail = unit.line
        if marks.jumpsOut(unit.line) {
            state.threads[place].isCutOff = true
            state.threads[place].isClosed = true
        } else if marks.closesWithByline(unit.line) {
            state.threads[place].isClosed = true
        }
    }

    /// The last line of a story breaks off.
    private func isCut(_ state: ReadingHypothesis, _ place: Int) -> Bool {
        !state.threads[place].isBodiless && isDangling(state.threads[place].tail)
    }

    /// `(上接第1版)` alone: what follows may begin as it likes.
    private func isBareJump(_ line: Int) -> Bool {
        marks.opensWithJump(line) && marks.features(line).characters <= 12
    }

    /// A line of text that breaks off.
    func isDangling(_ line: Int) -> Bool {
        if marks.isDangling(line) { return true }
        let features = marks.features(line)
        return marks.lineClass(line) == .heading && features.isOpenEnded
            && features.characters >= 10
    }
}
