/// Finds the headline of each continued story: the k-th 上接第1版 block belongs to a later headline
/// than the one before it.
///
/// Continued stories stand above their headlines in a dump whose columns interleave:
/// `(上接第1版)…人形机器` … `加码无锡,“人形机器人第一股”向未来跃进` `人筑牢产业新基石。`
struct JumpLinker: Sendable {
    let marks: StoryMarks
    let seams: SeamScorer

    /// The stories with the headed parts of continued ones moved to where they belong.
    func linked(_ stories: [Story]) -> [Story] {
        var linked: [Story] = []
        var index = 0
        while index < stories.count {
            var end = index
            while end < stories.count, stories[end].isJump, stories[end].headings.isEmpty {
                end += 1
            }
            if end == index {
                linked.append(stories[index])
                index += 1
            } else {
                linked += link(Array(stories[index..<end]))
                index = end
            }
        }
        return linked
    }

    /// Jump blocks in a row; the last one holds every headline that follows.
    private func link(_ jumps: [Story]) -> [Story] {
        var jumps = jumps
        guard var tail = jumps.popLast(),
            let first = tail.paragraphs.firstIndex(where: { $0.lineClass == .heading })
        else { return jumps }
        let headed = Array(tail.paragraphs[first...])
        tail.paragraphs = Array(tail.paragraphs[..<first])
        jumps.append(tail)

        let headings = headed.indices.filter {
            headed[$0].lineClass == .heading && $0 + 1 < headed.count
                && headed[$0 + 1].lineClass == .body
        }
        let chosen = choose(headings, of: headed, for: jumps)
        for (order, jump) in jumps.indices.enumerated() where order < chosen.count {
            let start = chosen[order]
            let end = order + 1 < chosen.count ? chosen[order + 1] : headed.count
            jumps[jump].headings = headed[start].lines
            jumps[jump].paragraphs += headed[(start + 1)..<end]
            // The last block's bylines stand in the story that comes last.
            if order == jumps.count - 1 { continue }
        }
        return jumps
    }

    /// One headline for each jump block, in order; the best sum of seams, the earliest of equals.
    private func choose(_ headings: [Int], of headed: [Story.Paragraph], for jumps: [Story])
        -> [Int]
    {
        guard headings.count > jumps.count else { return headings }
        // best[j][h]: highest sum with jump j at heading h, and the heading of jump j - 1.
        var best: [[(sum: Double, from: Int)]] = []
        for (order, jump) in jumps.enumerated() {
            var row: [(sum: Double, from: Int)] = []
            for (place, heading) in headings.enumerated() {
                let seam = fit(jump, headed, heading)
                if order == 0 {
                    // Nothing stands before the first headline, so it must be the first story's.
                    row.append((place == 0 ? seam : -1000, -1))
                    continue
                }
                var from = (sum: -1000.0, from: -1)
                for earlier in 0..<place where best[order - 1][earlier].sum > from.sum {
                    from = (best[order - 1][earlier].sum, earlier)
                }
                row.append((from.sum + seam, from.from))
            }
            best.append(row)
        }
        guard let last = best.last else { return [] }
        var place = 0
        for candidate in last.indices where last[candidate].sum > last[place].sum {
            place = candidate
        }
        var chosen: [Int] = []
        for order in jumps.indices.reversed() {
            guard place >= 0 else { return [] }
            chosen.append(headings[place])
            place = best[order][place].from
        }
        return chosen.reversed()
    }

    /// How well the text under a headline goes on where the jump block breaks off.
    private func fit(_ jump: Story, _ headed: [Story.Paragraph], _ heading: Int) -> Double {
        guard let tail = jump.paragraphs.last?.lines.last, marks.isDangling(tail),
            let head = headed[heading + 1].lines.first
        else { return 0 }
        let seam = seams.score(tail: marks.characters(tail), head: marks.characters(head))
        // What is left over for the next column is short.
        let isRemainder = marks.features(head).characters <= 60 && marks.features(head).endsSentence
        return seam + (isRemainder ? 1 : 0)
    }
}
