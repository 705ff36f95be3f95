import Model

extension MoneyReading {
    /// Adds an amount with the words around it: their qualifier, and what kind of figure it is.
    mutating func append(
        _ piece: Piece, _ maximum: FixedDecimal?, _ inherited: Mention.Qualifier?
    ) -> Int {
        var before = scanner.qualifiers.before(text, piece.start, scope: .money)
        let figure = figures[piece.first]
        // 人民币约3亿元: the word may stand behind the name of the currency.
        if before.word == nil, piece.start < figure.range.lowerBound {
            let inner = scanner.qualifiers.before(text, figure.range.lowerBound, scope: .money)
            if inner.word != nil {
                before = QualifierReader.Found(
                    edge: piece.start, wordEdge: piece.start, word: inner.word)
            }
        }
        // 上 says over in 上亿元 only.
        if before.word?.isUpward == true, !figure.numeral.isBare {
            before = QualifierReader.Found(edge: piece.start, wordEdge: piece.start, word: nil)
        }
        var after = scanner.qualifiers.after(text, piece.end, scope: .money)
        var role = Mention.Money.Role.amount
        if text[piece.end] == "级" {
            after = QualifierReader.Found(
                edge: piece.end + 1, wordEdge: piece.end + 1, word: nil)
            role = .magnitude
        }
        var range = min(before.edge, piece.start)..<max(after.edge, piece.end)
        if text[range.upperBound] == "/",
            let unit = scanner.units.read(text, at: range.upperBound + 1)
        {
            range = range.lowerBound..<unit.end
            role = .rate
        } else if text[range.upperBound] == "/", text[range.upperBound + 1] == "月" {
            range = range.lowerBound..<(range.upperBound + 2)
            role = .rate
        }
        if role == .amount { role = self.role(range, before, after, piece) }
        amounts.append(
            Amount(
                range: range, figure: piece.next - 1,
                amount: piece.vagueness == .more && maximum == nil ? figure.value : piece.low,
                maximum: maximum, currency: piece.code,
                qualifier: inherited ?? combined(before.word, after.word, piece.vagueness),
                role: role))
        used = piece.next
        return piece.next
    }

    private func role(
        _ range: Range<Int>, _ before: QualifierReader.Found, _ after: QualifierReader.Found,
        _ piece: Piece
    ) -> Mention.Money.Role {
        if let last = amounts.last, last.currency != piece.code {
            let distance = range.lowerBound - last.range.upperBound
            // 3.2亿元(5000万美元), 5000万美元(即人民币3.6亿元): the same amount once more.
            let isBracketed =
                (1...3).contains(distance) && text[last.range.upperBound] == "("
                && text[range.upperBound] == ")"
            if isBracketed || before.word?.isRestatement == true && distance <= 3 {
                return .restatement
            }
        }
        if text[range.upperBound] == "每"
            || scanner.cues.ends(.rate, text, at: range.lowerBound)
        {
            return .rate
        }
        let isBound =
            after.word?.qualifier == .over || after.word?.qualifier == .under
            || (before.word?.qualifier == .over
                && !scanner.cues.introduces(text, range.lowerBound))
        if isBound, scanner.cues.starts(.bounded, text, at: range.upperBound) {
            return .threshold
        }
        return .amount
    }
}
