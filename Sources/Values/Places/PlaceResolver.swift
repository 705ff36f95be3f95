import Text

/// Decides which division each chain means: by its sentence, then the article, then its source.
struct PlaceResolver {
    private let divisions: Divisions
    private let cues: PlaceCues

    init(_ divisions: Divisions, _ cues: PlaceCues) {
        self.divisions = divisions
        self.cues = cues
    }

    /// Counts the certain places of the text on top of what is known.
    func context(of chains: [PlaceChain], known: PlaceContext) -> PlaceContext {
        var context = known
        for chain in chains where chain.divisions.count == 1 && chain.certainty >= .short {
            context.count(
                Int(chain.divisions[0]),
                byFullName: chain.certainty == .full && chain.zone < 0 && chain.zoneKind < 0,
                in: divisions)
        }
        return context
    }

    /// Adds what the certain places tell to what is `known`, and sets `resolved` where the division is certain enough.
    func resolve(
        _ chains: inout [PlaceChain], in characters: Span<UInt32>, known: PlaceContext
    ) {
        var undecided: [Int] = []
        for index in chains.indices where !chains[index].divisions.isEmpty {
            if chains[index].divisions.count == 1, chains[index].certainty >= .short {
                chains[index].resolved = Int(chains[index].divisions[0])
            } else if chains[index].certainty > .inChain {
                undecided.append(index)
            }
        }
        if undecided.isEmpty { return }
        let context = context(of: chains, known: known)
        let sentences = sentences(of: chains, in: characters)
        for index in undecided {
            // Names of one sentence are read in order: the first one decided helps the next.
            chains[index].resolved = best(
                index, among: chains, sentences: sentences, characters, context)
        }
    }

    private func best(
        _ index: Int, among chains: [PlaceChain], sentences: [Int], _ characters: Span<UInt32>,
        _ context: PlaceContext
    ) -> Int? {
        let chain = chains[index]
        let isListed =
            chain.start == 0
            || cues.length(of: .list, in: characters, at: chain.start - 1) > 0
            || chain.end == characters.count
            || cues.length(of: .list, in: characters, at: chain.end) > 0
        var best: Int?
        var bestScore = 0
        var isTied = false
        for candidate in chain.divisions {
            let division = Int(candidate)
            var score = 0
            let near = sentenceScore(division, index, among: chains, sentences: sentences)
            if chain.certainty == .doubtful {
                // A word of prose needs its own full name in the article, or a list of its kin.
                if context.hasFullName(division) {
                    score += 40
                } else if isListed, near >= 100 || context.isHinted(parent(division)) {
                    score += 20
                } else {
                    continue
                }
            }
            score += near + pageScore(division, context)
            if score > bestScore {
                (best, bestScore, isTied) = (division, score, false)
            } else if score == bestScore {
                isTied = true
            }
        }
        return isTied ? nil : best
    }

    /// How close the sentence's other places are: 100 in the same city, 30 in the same province.
    private func sentenceScore(
        _ division: Int, _ index: Int, among chains: [PlaceChain], sentences: [Int]
    ) -> Int {
        var score = 0
        let city = divisions.city(of: division)
        let province = divisions.province(of: division)
        for offset in [-1, 1] {
            var other = index + offset
            while chains.indices.contains(other), sentences[other] == sentences[index] {
                if let place = chains[other].resolved {
                    // A place before the name counts more than one after it.
                    let bonus = offset < 0 ? 5 : 0
                    if let city, divisions.city(of: place) == city {
                        score = max(score, 100 + bonus)
                    } else if divisions.province(of: place) == province {
                        score = max(score, 30 + bonus)
                    }
                }
                other += offset
            }
        }
        return score
    }

    private func pageScore(_ division: Int, _ context: PlaceContext) -> Int {
        var score = context.hasFullName(division) ? 10 : 0
        if let city = divisions.city(of: division) {
            score += min(context.count(city), 10)
            if context.isHinted(city) { score += 8 }
        }
        let province = divisions.province(of: division)
        score += min(context.count(province), 5) / 2
        if context.isHinted(province) { score += 2 }
        if context.isHinted(division) { score += 4 }
        return score
    }

    private func parent(_ division: Int) -> Int {
        divisions.parents[division] >= 0 ? Int(divisions.parents[division]) : division
    }

    /// Number of the sentence that each chain stands in.
    private func sentences(of chains: [PlaceChain], in characters: Span<UInt32>) -> [Int] {
        var numbers: [Int] = []
        numbers.reserveCapacity(chains.count)
        var sentence = 0
        var position = 0
        for chain in chains {
            while position < chain.start {
                if Self.isStop(characters[position]) { sentence += 1 }
                position += 1
            }
            numbers.append(sentence)
        }
        return numbers
    }

    /// 。 ! ? and the line break; full-width forms are folded.
    private static func isStop(_ character: UInt32) -> Bool {
        character == 0x3002 || character == 0x21 || character == 0x3F || character == 0x0A
    }
}
