import Model
import Text
import Values

/// The currency that a bare 元 means in an article: `新台币180亿元…总额度96亿元`, `52亿元(港币,下同)`.
///
/// 元 alone is yuan, unless the article says otherwise once for all: by 下同 behind a currency, or,
/// in an article about Taiwan, by an amount in 新台币 and none in 人民币.
struct HomeCurrency: Sendable {
    let values: ValueScanner

    /// Gives bare amounts of `mentions` the article's currency.
    func apply(to mentions: inout [Mention], in text: [UInt8]) {
        guard let currency = declared(in: text) ?? local(mentions, in: text) else { return }
        for index in mentions.indices {
            guard case .money(let money) = mentions[index].value, money.currency == Self.yuan,
                isBare(text[mentions[index].range])
            else { continue }
            mentions[index] = Mention(
                range: mentions[index].range,
                value: .money(
                    Mention.Money(
                        amount: money.amount, maximum: money.maximum, currency: currency,
                        qualifier: money.qualifier, role: money.role)),
                confidence: mentions[index].confidence)
        }
    }

    /// `(港币,下同)`: the currency between the bracket and the words.
    private func declared(in text: [UInt8]) -> String? {
        guard text.count > Self.same.count,
            let place = (0...(text.count - Self.same.count)).first(where: {
                text[$0] == Self.same[0]
                    && text[$0..<($0 + Self.same.count)].elementsEqual(Self.same)
            })
        else { return nil }
        let head = FoldedText(Array(text[max(0, place - 40)..<place])).characters
        guard let open = head.lastIndex(of: 0x28) else { return nil }
        var one = Array("1".utf8)
        for character in head[(open + 1)...] where character != 0x2C && character != 0x20 {
            one += utf8(of: character)
        }
        var found: [Mention] = []
        values.scan(FoldedText(one), reference: nil, kinds: .money, into: &found)
        guard let first = found.first, first.range == 0..<one.count,
            case .money(let money) = first.value
        else { return nil }
        return money.currency
    }

    private func local(_ mentions: [Mention], in text: [UInt8]) -> String? {
        var dollars = 0
        var taiwan = 0
        var mainland = 0
        for mention in mentions {
            switch mention.value {
            case .money(let money) where money.currency == Self.taiwanDollar: dollars += 1
            case .money(let money)
            where money.currency == Self.yuan && !isBare(text[mention.range]):
                return nil
            case .place(let place) where place.country == "TW": taiwan += 1
            case .place(let place) where place.country == "CN": mainland += 1
            default: break
            }
        }
        return dollars > 0 && taiwan > mainland ? Self.taiwanDollar : nil
    }

    /// `96亿元`, `3000万元`: digits, magnitudes and 元, no name of a currency.
    private func isBare(_ surface: ArraySlice<UInt8>) -> Bool {
        let characters = FoldedText(Array(surface)).characters
        return characters.last == 0x5143
            && !characters.contains { Self.currencyCharacters.contains($0) }
    }

    private static let same = Array("下同".utf8)
    private static let yuan = "CNY"
    private static let taiwanDollar = "TWD"
    private static let currencyCharacters = Set("民币美欧港澳台¥$".unicodeScalars.map(\.value))
}
