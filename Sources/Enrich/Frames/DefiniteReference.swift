import Model

/// Organizations that a definite word stands for: `园区与甲银行签约`, `该公司同乙大学共建…`, `校方…`.
///
/// The word stands at the head of a clause or beside 与, and goes on with what somebody does. It means
/// the nearest organization told before whose name ends like it, else the nearest of its kind.
struct DefiniteReference: Sendable {
    let context: ArticleContext

    struct Found: Sendable, Hashable {
        /// The mention that the word stands for.
        let party: Int
        /// Where the word stands.
        let position: Int
    }

    private static let uses: [(FrameWords.Use, Set<Mention.Organization.Kind>)] = [
        (.companyReference, [.company]), (.parkReference, [.park]),
        (.instituteReference, [.university, .researchInstitute]),
    ]

    /// What the definite words of `window` outside the trigger mean, unless it is among `parties`.
    func parties(
        in window: Range<Int>, beside parties: [Int], excluding trigger: Range<Int>
    ) -> [Found] {
        var found: [Found] = []
        var known = Set(parties.compactMap(name))
        var index = window.lowerBound
        while index < window.upperBound {
            guard let (word, kinds) = word(at: index, in: window), !word.overlaps(trigger),
                isActing(word)
            else {
                index += 1
                continue
            }
            index = word.upperBound
            guard let party = antecedent(of: word, kinds), let name = name(party),
                known.insert(name).inserted
            else { continue }
            found.append(Found(party: party, position: word.lowerBound))
        }
        return found
    }

    private func word(
        at index: Int, in window: Range<Int>
    ) -> (Range<Int>, Set<Mention.Organization.Kind>)? {
        for (use, kinds) in Self.uses {
            if let length = context.length(use, at: index), index + length <= window.upperBound {
                return (index..<(index + length), kinds)
            }
        }
        return nil
    }

    /// At the head of a clause or beside another party, outside names, with a deed or 与 behind it.
    private func isActing(_ word: Range<Int>) -> Bool {
        let before = context.character(word.lowerBound - 1)
        let isHead =
            context.clause(at: word.lowerBound).lowerBound == word.lowerBound
            || Self.leads.contains(before)
        guard isHead, context.has(.referred, at: word.upperBound) || isBesideParty(word) else {
            return false
        }
        return context.mentions(in: max(0, word.lowerBound - 40)..<(word.upperBound + 40)) {
            switch $0 {
            case .organization, .project, .place, .person: true
            default: false
            }
        }.allSatisfy { !context.spans[$0].overlaps(word) }
    }

    /// 与园区签约: a trigger follows.
    private func isBesideParty(_ word: Range<Int>) -> Bool {
        !context.cues.triggers.starting(in: word.upperBound..<(word.upperBound + 1)).isEmpty
    }

    private func antecedent(of word: Range<Int>, _ kinds: Set<Mention.Organization.Kind>) -> Int? {
        let earlier = context.organizations(in: 0..<word.lowerBound)
        let fitting = earlier.filter { index in
            guard case .organization(let value) = context.mentions[index].value else {
                return false
            }
            return kinds.contains(value.kind)
        }
        let likes = fitting.last { ends($0, like: word) }
        return likes ?? fitting.last
    }

    /// 甲先进轴承研究院 for 研究院.
    private func ends(_ index: Int, like word: Range<Int>) -> Bool {
        let span = context.spans[index]
        guard span.count > word.count else { return false }
        return (0..<word.count).allSatisfy {
            context.character(span.upperBound - word.count + $0)
                == context.character(word.lowerBound + $0)
        }
    }

    private func name(_ index: Int) -> String? {
        guard case .organization(let value) = context.mentions[index].value else { return nil }
        return value.name
    }

    /// 与 和 同 跟 由 、 and the ends of dates and times: `当天园区…`.
    private static let leads = Set("与和同跟由、后日天月午".unicodeScalars.map(\.value))
}
