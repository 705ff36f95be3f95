import Model
import Text
import Values

/// Amounts of table columns whose unit is told once: `(单位:万元)` before the table, `总投资(万元)` over it.
///
/// A bare number of such a column is an amount only if its heading is a cue of money; everything
/// else in the table stays a number.
struct ColumnAmounts: Sendable {
    let vocabulary: CueVocabulary
    let values: ValueScanner

    /// Bytes before a table in which its unit may stand.
    private static let reach = 400

    func find(_ text: [UInt8], _ mentions: [Mention]) -> [Mention] {
        var found: [Mention] = []
        for table in TabbedTable.find(in: text) {
            guard let heading = table.rows.first, let start = heading.first?.lowerBound else {
                continue
            }
            let common = unit(told: max(0, start - Self.reach)..<start, in: text, Self.unitWord)
            for column in heading.indices {
                let title = heading[column]
                guard !vocabulary.cues(in: FoldedText(Array(text[title]))).money.isEmpty,
                    let unit = unit(told: title, in: text, Self.bracket) ?? common
                else { continue }
                for row in table.rows.dropFirst() {
                    if let amount = amount(row[column], unit, text, mentions) {
                        found.append(amount)
                    }
                }
            }
        }
        return found
    }

    private func amount(
        _ cell: Range<Int>, _ unit: Mention.Money, _ text: [UInt8], _ mentions: [Mention]
    ) -> Mention? {
        let digits = text[cell].filter { $0 != Self.comma }
        guard !digits.isEmpty, text[cell].first != Self.comma,
            digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == Self.point }),
            digits.count(where: { $0 == Self.point }) <= 1, digits.first != Self.point,
            digits.count <= 15,
            let unscaled = Int128(
                String(decoding: digits.filter { $0 != Self.point }, as: UTF8.self)), unscaled > 0
        else { return nil }
        let places = digits.firstIndex(of: Self.point).map { digits.count - $0 - 1 } ?? 0
        let number = FixedDecimal(unscaled: unscaled, scale: places)
        guard let value = number.multiplied(by: unit.amount) else { return nil }
        let isKnown = mentions.contains {
            if case .money = $0.value { $0.range.overlaps(cell) } else { false }
        }
        guard !isKnown else { return nil }
        return Mention(
            range: cell, value: .money(Mention.Money(amount: value, currency: unit.currency)),
            confidence: 0.9)
    }

    /// One unit of money behind the last `word` in `range`: `单位:万元` is 10000 CNY.
    private func unit(told range: Range<Int>, in text: [UInt8], _ word: [UInt8]) -> Mention.Money? {
        guard range.count > word.count else { return nil }
        var index = range.upperBound - word.count
        while index >= range.lowerBound {
            if text[index..<(index + word.count)].elementsEqual(word) {
                let end = min(range.upperBound, index + word.count + 24)
                return money(Array(text[(index + word.count)..<end]))
            }
            index -= 1
        }
        return nil
    }

    /// Reads `万元)` as one of it.
    private func money(_ bytes: [UInt8]) -> Mention.Money? {
        let folded = FoldedText(bytes)
        let unit = folded.characters.drop { $0 == 0x3A || $0 == 0x20 }  // : and blanks
            .prefix { $0 != 0x29 && $0 != 0x2C && $0 != 0x2F && $0 != 0x3B && $0 != 0x0A }
        var one = Array("1".utf8)
        for character in unit { one += utf8(of: character) }
        var mentions: [Mention] = []
        values.scan(FoldedText(one), reference: nil, kinds: .money, into: &mentions)
        guard let first = mentions.first, first.range == 0..<one.count,
            case .money(let money) = first.value
        else { return nil }
        return money
    }

    private static let unitWord = Array("单位".utf8)
    private static let bracket = Array("(".utf8)
    private static let comma: UInt8 = 0x2C
    private static let point: UInt8 = 0x2E
}
