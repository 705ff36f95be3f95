import Model

/// Who or what an event is about when its own clause does not say.
///
/// `X产业园占地200亩,去年3月开工`, `…X大桥合龙。大桥2021年动工` (undertakings), `双方共建…` (parties),
/// `会谈后,与Y签署…` (the party left out).
struct EventSubject: Sendable {
    let context: ArticleContext

    /// Sentences that a reference reaches back.
    private static let farthest = 2

    /// The undertaking named last before the trigger in its sentence, else in those before it.
    func undertaking(before trigger: Range<Int>, in sentence: Int) -> Int? {
        let own = context.sentences[sentence]
        if let last = told(context.projects(in: own.lowerBound..<trigger.lowerBound)).last {
            return last
        }
        for index in previous(sentence) {
            let projects = told(context.projects(in: context.sentences[index]))
            if let project = projects.last { return project }
            // 某公司…。该厂…投产: another unit is the topic.
            if !organizations(in: context.sentences[index]).isEmpty { return nil }
        }
        return nil
    }

    /// The organization that the sentence, or the one before it, begins with.
    func actor(before trigger: Range<Int>, in sentence: Int) -> Int? {
        let own = context.sentences[sentence]
        if let first = organizations(in: own.lowerBound..<trigger.lowerBound).first { return first }
        for index in previous(sentence) {
            if let first = organizations(in: context.sentences[index]).first { return first }
        }
        return nil
    }

    /// The parties that 双方, 三方, 两家 stand for: those of the nearest sentence that names two.
    func parties(before trigger: Range<Int>, in sentence: Int) -> [Int] {
        let own = context.sentences[sentence]
        let here = organizations(in: own.lowerBound..<trigger.lowerBound)
        if here.count >= 2 { return here }
        for index in previous(sentence) {
            let found = organizations(in: context.sentences[index])
            if found.count >= 2 { return found }
        }
        return here
    }

    /// Organizations that are no part of an undertaking's name.
    private func organizations(in range: Range<Int>) -> [Int] {
        context.organizations(in: range).filter { context.projectAround($0) == nil }
    }

    /// Parks that only tell where something is are no undertakings here.
    private func told(_ projects: [Int]) -> [Int] {
        projects.filter { index in
            let start = context.spans[index].lowerBound
            return !context.has(.whereabouts, endingAt: start)
        }
    }

    /// Sentences before one in its paragraph, the nearest first; a paragraph that begins with the
    /// reference goes on with the one before.
    private func previous(_ sentence: Int) -> [Int] {
        var found: [Int] = []
        var index = sentence - 1
        while index >= 0, found.count < Self.farthest,
            context.paragraphOfSentence[index] == context.paragraphOfSentence[sentence]
        {
            found.append(index)
            index -= 1
        }
        return found
    }
}
