/// Numbers that are the same on every machine (SplitMix64).
struct PressDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return bound > 0 ? Int(value % UInt64(bound)) : 0
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for index in list.indices.dropFirst().reversed() {
            list.swapAt(index, below(index + 1))
        }
        return list
    }
}

/// An invented piece of a newspaper before it is set.
struct PressPiece {
    struct Paragraph {
        var text: String
        var isSubheading = false
    }

    var kicker: String?
    var headline: String
    var paragraphs: [Paragraph]
    /// `（许可）`, alone on its line or at the end of the last paragraph.
    var byline: String
    var bylineStandsAlone: Bool

    /// `length`: paragraphs of text; `common`: sentences that no other piece of the page has.
    init(topic: Int, length: Int, common: [String], dice: inout PressDice) {
        let topic = PressSentences.topics[topic]
        let words = Words(&dice)
        headline = words.filled(dice.pick(topic.headlines), &dice)
        kicker = dice.chance(45) ? words.filled(dice.pick(topic.kickers), &dice) : nil
        byline = "（\(Words.person(&dice))）"
        bylineStandsAlone = dice.chance(40)

        var sentences = dice.shuffled(topic.sentences + common)[...]
        paragraphs = []
        let subheadings = dice.shuffled(PressSentences.subheadings)
        for number in 0..<length {
            if length >= 5, number > 1, number % 3 == 2, dice.chance(60) {
                paragraphs.append(
                    Paragraph(text: subheadings[number % subheadings.count], isSubheading: true))
            }
            var text = ""
            if number == 0 {
                let lead = words.filled(dice.pick(topic.leads), &dice)
                text = dice.chance(60) ? "本报讯 \(lead)" : lead
            }
            for _ in 0..<dice.within(2...4) {
                guard let sentence = sentences.popFirst() else { break }
                text += words.filled(sentence, &dice)
            }
            if text.isEmpty { break }
            paragraphs.append(Paragraph(text: text))
        }
        if paragraphs.last?.isSubheading ?? false { paragraphs.removeLast() }
    }

    /// The words of one piece; figures and people change from sentence to sentence.
    struct Words {
        let place: String
        let park: String
        let company: String
        let product: String
        let industry: String
        let quarter: String
        let school: String

        init(_ dice: inout PressDice) {
            place = dice.pick(PressSentences.places)
            park = place + dice.pick(PressSentences.parkEndings)
            company =
                dice.pick(PressSentences.companyStems) + dice.pick(PressSentences.companyEndings)
            product = dice.pick(PressSentences.products)
            industry = dice.pick(PressSentences.industries)
            quarter = dice.pick(PressSentences.quarters)
            school = place + dice.pick(PressSentences.schools)
        }

        static func person(_ dice: inout PressDice) -> String {
            dice.pick(PressSentences.surnames) + dice.pick(PressSentences.givenNames)
        }

        func filled(_ template: String, _ dice: inout PressDice) -> String {
            var text = ""
            var isSlot = false
            for scalar in template {
                if scalar == "{" {
                    isSlot = true
                } else if scalar == "}" {
                    isSlot = false
                } else if isSlot {
                    text += word(scalar, &dice)
                } else {
                    text.append(scalar)
                }
            }
            return text
        }

        private func word(_ slot: Character, _ dice: inout PressDice) -> String {
            switch slot {
            case "地": place
            case "园": park
            case "企": company
            case "品": product
            case "业": industry
            case "街": quarter
            case "校": school
            case "人": Self.person(&dice)
            case "亿":
                dice.chance(30)
                    ? "\(dice.within(1...60)).\(dice.within(1...9))" : "\(dice.within(2...90))"
            case "数":
                dice.chance(30)
                    ? dice.pick(PressSentences.figures) : "\(dice.within(2...48))"
            case "百": "\(dice.within(110...4800))"
            case "率": "\(dice.within(5...92)).\(dice.within(1...9))%"
            case "日":
                dice.chance(50)
                    ? "\(dice.within(1...12))月\(dice.within(1...28))日" : "昨天上午"
            default: String(slot)
            }
        }
    }
}
