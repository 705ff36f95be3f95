/// A reason to take a line for something, as strong as its weight.
struct Evidence: Sendable {
    let lineClass: LineClass
    let weight: Double
    /// Name of the rule that says so, for `preview --stage clean`.
    let rule: StaticString
}

/// One observation about single lines; `LineClassifier.rules` lists all of them.
protocol LineRule: Sendable {
    init(_ parameters: Parameters)
    /// Adds what the rule sees in `line`; nothing if it has no opinion.
    func judge(_ line: Line, on page: PageText, _ evidence: inout [Evidence])
    /// The same for every line of a page: one call for each rule, not for each line and rule.
    func judge(_ page: PageText, _ evidence: inout PageEvidence)
}

extension LineRule {
    func judge(_ page: PageText, _ evidence: inout PageEvidence) {
        let lines = page.lines.span
        for index in lines.indices {
            judge(lines[index], on: page, &evidence.all)
            evidence.settle(index)
        }
    }
}

/// What rules say about the lines of a page, each line's in the order of the rules.
struct PageEvidence {
    fileprivate(set) var all: [Evidence] = []
    /// For each of `all` the next about the same line; -1 at the end.
    private var next: [Int32] = []
    /// For each line the first and last of it; -1 when there is none.
    private var first: [Int32]
    private var last: [Int32]

    init(lines: Int) {
        first = [Int32](repeating: -1, count: lines)
        last = first
        all.reserveCapacity(lines * 4)
        next.reserveCapacity(lines * 4)
    }

    /// What `judge` appends is about that line.
    @inline(__always)
    mutating func add(to line: Int, _ judge: (inout [Evidence]) -> Void) {
        judge(&all)
        settle(line)
    }

    /// What was appended since the last time is about `line`.
    @inline(__always)
    mutating func settle(_ line: Int) {
        while next.count < all.count {
            let place = Int32(next.count)
            if last[line] < 0 { first[line] = place } else { next[Int(last[line])] = place }
            last[line] = place
            next.append(-1)
        }
    }

    /// The class of a line with the highest sum; of equal ones the first named.
    func verdict(on line: Int) -> LineClassifier.Verdict {
        var best = LineClassifier.Verdict(lineClass: .other, rule: "none", weight: 0)
        var index = Int(first[line])
        while index >= 0 {
            let candidate = all[index]
            var sum = 0.0
            var strongest = index
            var other = index
            while other >= 0 {
                if all[other].lineClass == candidate.lineClass {
                    sum += all[other].weight
                    if all[other].weight > all[strongest].weight { strongest = other }
                }
                other = Int(next[other])
            }
            if sum > best.weight {
                best = LineClassifier.Verdict(
                    lineClass: candidate.lineClass, rule: all[strongest].rule, weight: sum)
            }
            index = Int(next[index])
        }
        return best
    }
}
