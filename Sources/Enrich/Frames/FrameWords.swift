import Lexicon
import Text

/// Small words that rules look for around a trigger: 将, 位于, 入驻, 会上.
struct FrameWords: Sendable {
    /// What a word is looked for as; the raw values are the uses in `frame_words.tsv`.
    enum Use: String, Sendable, CaseIterable {
        /// Stands just before a trigger that names no occurrence: 促项目开工, 早日投产.
        case hypothetical
        /// Stands just behind a trigger that only qualifies it: 签约项目, 开工率.
        case attributive
        /// Tells that something is still to come.
        case planned
        /// Refers to the gathering named before.
        case atGathering = "at_gathering"
        /// Tells that a gathering takes place.
        case held
        /// Stands just behind the name of a gathering that takes place.
        case heldAfter = "held_after"
        /// Stands just behind a gathering noun that is part of another word: 大会代表.
        case gatheringPart = "gathering_part"
        /// A verb of holding that ends before the name of a gathering.
        case holding
        /// Tells who organizes.
        case organizing
        /// Carries the statement of the amount before on: 为60亿元.
        case continued
        /// Joins an amount to the undertaking behind it.
        case attributing
        /// What a count of undertakings counts.
        case projectCount = "project_count"
        /// What a count of parts counts.
        case partCount = "part_count"
        /// Refers to the undertaking told before.
        case anaphora
        /// Makes the regions of a list before it parties.
        case joint
        /// Stands just behind a status that is not reached yet: 建成后.
        case conditional
        /// Stands before an agreement that is only hoped for.
        case wish
        /// Stands just before a trigger that is a noun.
        case nominal
        /// Tells where an undertaking lies.
        case located
        /// Tells that an organization moves in.
        case tenancy
        /// Tells that an organization builds.
        case developing
        /// Joins those who build before it to what they build behind it: 投资建设, 拥有, 签下.
        case founding
        /// Tells that the undertaking behind it is built or founded: 建设, 设立, 上马.
        case creating
        /// Tells that an organization runs an undertaking.
        case operating
        /// Ends just before who builds: 投资方:.
        case builderLabel = "builder_label"
        /// Heads a table's column of undertakings: 项目名称.
        case nameHeading = "name_heading"
        /// Heads a table's column of where they land: 落户园区.
        case hostHeading = "host_heading"
        /// Heads a table's column of those who sign: 甲方, 乙方.
        case partyHeading = "party_heading"
        /// A line that heads a list of visits: 来访.
        case visitHeading = "visit_heading"
        /// Ends just before who runs.
        case operatorLabel = "operator_label"
        /// Refers to the company told before.
        case companyAnaphora = "company_anaphora"
        /// Refers to the parties told before.
        case bothParties = "both_parties"
        /// Speaks of several undertakings at once: 个项目, 名单, 集中.
        case listing
        /// Tells that those before it found somebody: 发起, 组建.
        case establishing
        /// Begins what a government does: 举行, 引进, 与.
        case acting
        /// Stands just before a place that something happens at or somebody comes from: 在, 来自.
        case whereabouts
        /// Begins a sentence about the gathering told before: 活动, 会议.
        case gatheringReference = "gathering_reference"
        /// Tells that organizations take part in the gathering told before.
        case attending
        /// Tells that the amount of a row is a fund's.
        case fundRow = "fund_row"
        /// Tells that the amount of a row was raised by a company.
        case financingRow = "financing_row"
        /// Stands for the parties told before: 双方, 三家.
        case together
        /// Stands just before the second party of an agreement: 与, 同, 跟.
        case companion
        /// Tells that the statement is about another time than what was told before: 近日, 此前, 曾.
        case elsewhen
        /// Tells of the present, after an earlier date: 如今, 目前.
        case present
        /// Tells that many undertakings do something at once: 集中, 现场签约.
        case massed
        /// Refers to the date told last: 那天.
        case thatDay = "that_day"
        /// Stands just before what a visitor comes to: 到, 赴, 来到.
        case destination
        /// Somebody who visits without being named: 代表团, 考察团, 一行.
        case delegation
        /// Tells that somebody moves in: 领到钥匙, 预订.
        case movingIn = "moving_in"
        /// Tells that a region or park wins a company or an undertaking: 引进, 招引.
        case drawing
        /// Tells that an organization works for those who build: 总承包.
        case contracting
        /// Tells what the organizations listed before are to an undertaking: 共建单位.
        case membership
        /// Tells of many or of a whole region, so that no undertaking told before is meant: 全区, 累计.
        case widening
        /// Tells that an undertaking is put off: 推迟, 暂缓.
        case deferring
        /// Takes back what its clause tells: 原定, 未能, 不实.
        case denied
        /// Stands just before a date that something only begins, ends or is counted by: 截至, 自, 到.
        case deadline
        /// Stands just before the date that something has been moved to: 推迟至, 改为.
        case moved
        /// Names the digest of a month: 月报, 大事记.
        case digest
        /// Goes on with the story after a look back: 此番, 此次.
        case thisTime = "this_time"
        /// Begins a date that is the day told last: 当天, 同日.
        case sameDay = "same_day"
        /// Stands just behind a trigger whose date is spoken of: 开工时间, 投产日期.
        case timeOf = "time_of"
        /// Stands for the company told before, or for the one that speaks: 公司, 该企业, 我司.
        case companyReference = "company_reference"
        /// Stands for the park or its administration told before: 园区, 管委会.
        case parkReference = "park_reference"
        /// Stands for the school or institute told before: 该校, 研究院.
        case instituteReference = "institute_reference"
        /// Stands just behind a word that stands for an organization which acts: 与, 将, 招商小分队.
        case referred
        /// Stands just before an amount that is put in: 有意投, 会投.
        case putting
        /// Stands just before a price: 以, 作价.
        case paying
        /// Tells that shares change hands: 收购, 受让.
        case acquiring
        /// What is bought when a company is: 股权, 股份.
        case shares
        /// Stands between a number of undertakings and what they add up to: 资金, 总额.
        case sum
        /// What an office in a region is called, just behind the region: 委书记, 市长.
        case office
        /// Stands just before the region that somebody comes from: 总部在, 来自.
        case origin
        /// A bare verb right before what is built: 分两期建X.
        case building
        /// One of two told before: 前者, 后者.
        case ranked
        /// Stands between a company and one that belongs to it: 旗下, 全资子公司.
        case subsidiary
        /// Stands just before the company that another belongs to: 母公司.
        case parentLabel = "parent_label"
        /// Tells that a company was founded for something: 专门注册.
        case registered
        /// Stands for the company founded before: 新公司, 合资公司.
        case newCompany = "new_company"
        /// Stands for the unit told before: 工厂, 研究院.
        case unitReference = "unit_reference"
    }

    private let words: [Use: WordMatcher]

    init(lexicons: LexiconStore) throws(LexiconError) {
        var lists: [Use: [(word: String, value: Int32)]] = [:]
        for row in try lexicons.table("frame_words").rows {
            guard let use = Use(rawValue: row[1]) else {
                throw lexicons.error(
                    in: "frame_words", at: row[0],
                    "no rule looks for “\(row[1])”: the uses are "
                        + Use.allCases.map(\.rawValue).joined(separator: ", "))
            }
            lists[use, default: []].append((row[2], 1))
        }
        words = lists.mapValues { WordMatcher($0) }
    }

    /// Whether a word of that use ends at `end`.
    func has(_ use: Use, in characters: Span<UInt32>, endingAt end: Int) -> Bool {
        // Looked up once: rules ask for every character of a sentence.
        guard let words = words[use] else { return false }
        for index in max(0, end - 6)..<max(0, end) where index < characters.count {
            if let match = words.longestMatch(in: characters, at: index), match.end == end {
                return true
            }
        }
        return false
    }

    /// The first or the last word of that use inside `range`, the longest at its place.
    func find(
        _ use: Use, in characters: Span<UInt32>, _ range: Range<Int>, fromEnd: Bool
    ) -> Range<Int>? {
        guard let words = words[use] else { return nil }
        let low = max(0, range.lowerBound)
        let high = min(range.upperBound, characters.count)
        guard low < high else { return nil }
        for step in 0..<(high - low) {
            let index = fromEnd ? high - 1 - step : low + step
            if let match = words.longestMatch(in: characters, at: index),
                match.end <= range.upperBound
            {
                return index..<Int(match.end)
            }
        }
        return nil
    }

    /// Length of the word of that use at `index`, or `nil`.
    func length(_ use: Use, in characters: Span<UInt32>, at index: Int) -> Int? {
        guard index >= 0, index < characters.count else { return nil }
        return words[use]?.longestMatch(in: characters, at: index).map { Int($0.end - $0.start) }
    }
}
