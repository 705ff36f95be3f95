import Lexicon
import Model
import Text

/// Small words that the rules of names look for, from `mention_words.tsv`: `签署` tells of an agreement, `旗下` of a
/// company's company.
struct MentionWords: Sendable {
    /// What a word is looked for as; the raw values are the uses in the table.
    enum Use: String, Sendable, CaseIterable {
        /// Two characters that tell of an agreement behind two parties: 签署, 共建.
        case agreement
        /// Ends the noun behind a list of organizations and tells their kind: 等6家企业.
        case collective
        /// What a company does behind 由X: 由X投资建设.
        case companyAct = "company_act"
        /// An office that only companies have: 董事长.
        case companyOffice = "company_office"
        /// Stands between a company and another one of it: 旗下.
        case companyOwner = "company_owner"
        /// Last character of a word for a company or its part in a work: 投资方, 国资公司.
        case companyWordEnd = "company_word_end"
        /// Founds a fund: 设立.
        case fundFounding = "fund_founding"
        /// What the name of any fund may hold: 产业, 引导.
        case fundGeneric = "fund_generic"
        /// What any party is called in a contract: 公司, 甲方.
        case genericShortName = "generic_short_name"
        /// Stands between two parties like a conjunction: 携手.
        case joiningVerb = "joining_verb"
    }

    /// Folded characters of the words, by use, in the order of the table.
    private let words: [[[UInt32]]]
    private let collectives: [(word: [UInt32], kind: Mention.Organization.Kind)]

    init(lexicons: LexiconStore) throws(LexiconError) {
        let table = try lexicons.table("mention_words")
        let folding = CharacterFolding.table
        var words = Array(repeating: [[UInt32]](), count: Use.allCases.count)
        var collectives: [(word: [UInt32], kind: Mention.Organization.Kind)] = []
        for row in table.rows {
            guard let use = Use(rawValue: row[1]) else {
                throw LexiconError(
                    file: "mention_words.tsv",
                    message: "\(row[0]): no rule looks for “\(row[1])”: the uses are "
                        + Use.allCases.map(\.rawValue).joined(separator: ", "))
            }
            let word = row[2].unicodeScalars.map { folding[$0.value] }
            words[use.index].append(word)
            guard use == .collective else { continue }
            guard let kind = Mention.Organization.Kind(rawValue: row[3]) else {
                throw LexiconError(
                    file: "mention_words.tsv",
                    message: "\(row[0]): “\(row[3])” is no kind of organization")
            }
            collectives.append((word, kind))
        }
        self.words = words
        self.collectives = collectives
    }

    /// Whether the characters are a word of that use.
    func contains(_ characters: ArraySlice<UInt32>, as use: Use) -> Bool {
        words[use.index].contains {
            $0.count == characters.count && $0.first == characters.first
                && $0.elementsEqual(characters)
        }
    }

    /// Whether the characters end with a word of that use.
    func hasWord(_ use: Use, endOf characters: ArraySlice<UInt32>) -> Bool {
        words[use.index].contains { characters.suffix($0.count).elementsEqual($0) }
    }

    /// Length of the first word of that use that the characters begin with.
    func length(_ use: Use, atStartOf characters: ArraySlice<UInt32>) -> Int? {
        words[use.index].first { characters.starts(with: $0) }?.count
    }

    /// Kind of the organizations that a noun stands for: 6家企业, 高校.
    func collective(endOf noun: ArraySlice<UInt32>) -> Mention.Organization.Kind? {
        collectives.first { noun.suffix($0.word.count).elementsEqual($0.word) }?.kind
    }
}

extension MentionWords.Use {
    fileprivate var index: Int {
        switch self {
        case .agreement: 0
        case .collective: 1
        case .companyAct: 2
        case .companyOffice: 3
        case .companyOwner: 4
        case .companyWordEnd: 5
        case .fundFounding: 6
        case .fundGeneric: 7
        case .genericShortName: 8
        case .joiningVerb: 9
        }
    }
}
