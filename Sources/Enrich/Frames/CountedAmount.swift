import Model

/// An amount behind the number of undertakings it is the sum of: `签约39个项目、308亿元`,
/// `累计签约34个,总额168.9亿元`.
struct CountedAmount: Sendable {
    let context: ArticleContext

    struct Sum {
        let kind: String
        /// The mention of the number.
        let count: Int
    }

    /// What the amount adds up, when it is such a sum.
    func sum(of amount: Int, in sentence: Range<Int>) -> Sum? {
        var end = context.roundedStart(of: context.spans[amount])
        if let word = context.last(.sum, in: max(0, end - 4)..<end), word.upperBound == end {
            end = word.lowerBound
        }
        guard [0x2C, 0x3001].contains(context.character(end - 1)) else { return nil }
        let clause = max(sentence.lowerBound, end - 24)..<(end - 1)
        let count = context.mentions(in: clause) {
            if case .quantity(let quantity) = $0 { quantity.unit == "个" } else { false }
        }.last { index in
            let behind = context.spans[index].upperBound..<clause.upperBound
            // 34个, 39个项目; not 3个园区, and no statement between.
            return behind.isEmpty
                || behind.count <= 8 && context.has(.projectCount, endingAt: clause.upperBound)
        }
        guard let count else { return nil }
        if context.find("签", in: clause) != nil { return Sum(kind: "signed", count: count) }
        return context.contains(.projectCount, in: clause)
            ? Sum(kind: "total", count: count) : nil
    }
}
