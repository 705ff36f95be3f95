import Lexicon
import Text

/// Reads the chains of place names in text, before anything is decided that needs context.
struct PlaceReader {
    private let gazetteer: Gazetteer
    private let cues: PlaceCues
    private(set) var chains: [PlaceChain] = []
    /// Runs of two and more abbreviations, as single characters with their gazetteer groups.
    private(set) var abbreviations: [Hit] = []
    private var position = 0

    init(_ gazetteer: Gazetteer, _ cues: PlaceCues) {
        self.gazetteer = gazetteer
        self.cues = cues
    }

    mutating func read(_ characters: Span<UInt32>, hits: [Hit]) {
        for hit in hits where Int(hit.start) >= position {
            read(hit, characters)
        }
        for index in chains.indices {
            // Taken out, for otherwise the whole reader would be copied for each chain.
            var chain = chains[index]
            extend(&chain, characters)
            chains[index] = chain
        }
    }

    private mutating func read(_ hit: Hit, _ characters: Span<UInt32>) {
        let start = Int(hit.start)
        let end = Int(hit.end)
        // Most hits are characters such as 中 or 京, and words that only hold a name.
        switch gazetteer.kindsBelowNames(of: hit.value) {
        case .block: return position = end
        case .abbreviation: return abbreviations.append(hit)
        default: break
        }
        let meanings = gazetteer.meanings(of: hit.value)
        if meanings.zone >= 0 {
            addZone(meanings.zone, start..<end)
        } else if meanings.country >= 0 {
            addCountry(meanings.country, start..<end, characters)
        } else if !meanings.full.isEmpty {
            readFull(meanings.full, start..<end, isBlocked: meanings.isBlocked, characters)
        } else if !meanings.short.isEmpty {
            readShort(meanings.short, start..<end, isBlocked: meanings.isBlocked, characters)
        } else if meanings.isBlocked {
            position = end
        } else if meanings.isAbbreviation {
            abbreviations.append(hit)
        }
    }

    /// 锡山区; 无锡市场 is read as 无锡.
    private mutating func readFull(
        _ divisions: DivisionList, _ range: Range<Int>, isBlocked: Bool, _ characters: Span<UInt32>
    ) {
        if range.count > 2, Self.endsDivision(characters[range.upperBound - 1]),
            cues.length(of: .ending, in: characters, at: range.upperBound) > 0
        {
            let short = divisions.filtered {
                let name = gazetteer.divisions.shortNames[Int($0)]
                return name.unicodeScalars.count == range.count - 1
                    && gazetteer.divisions.shortUses[Int($0)] != .never
            }
            if !short.isEmpty {
                readShort(
                    short, range.lowerBound..<(range.upperBound - 1), isBlocked: false, characters)
            }
            return
        }
        let isDoubtful =
            range.count <= 2
            && divisions.allSatisfy { gazetteer.divisions.shortUses[Int($0)] != .free }
        add(
            divisions, range, certainty: isBlocked ? .inChain : isDoubtful ? .doubtful : .full,
            isFull: true)
    }

    /// 锡山; 南京路 is a street.
    private mutating func readShort(
        _ divisions: DivisionList, _ range: Range<Int>, isBlocked: Bool, _ characters: Span<UInt32>
    ) {
        if cues.length(of: .street, in: characters, at: range.upperBound) > 0 {
            position = range.upperBound
            return
        }
        if isCompass(range, characters) { return }
        // 南昌 after 江西 may be the city or the county in it: the larger one is meant, as is the
        // province by 吉林 and the city by 西安.
        let children = children(of: chainEnding(at: range.lowerBound), divisions)
        var candidates = children.isEmpty ? divisions : children
        if candidates.count > 1 {
            for level in [Divisions.Level.province, .city] {
                let higher = candidates.filtered {
                    gazetteer.divisions.levels[Int($0)] == level
                        && gazetteer.divisions.shortUses[Int($0)] != .context
                }
                if !higher.isEmpty {
                    candidates = higher
                    break
                }
            }
        }
        let isDoubtful = candidates.allSatisfy {
            gazetteer.divisions.shortUses[Int($0)] == .context
        }
        add(
            candidates, range, certainty: isBlocked ? .inChain : isDoubtful ? .doubtful : .short,
            isFull: false)
    }

    private mutating func add(
        _ divisions: DivisionList, _ range: Range<Int>, certainty: PlaceChain.Certainty,
        isFull: Bool
    ) {
        if let last = chainEnding(at: range.lowerBound) {
            var fitting = children(of: last, divisions)
            if fitting.isEmpty, isFull, certainty == .full {
                fitting = relatives(of: last, divisions)
            }
            if !fitting.isEmpty {
                chains[last].end = range.upperBound
                chains[last].divisions = fitting
                chains[last].certainty = .full
                chains[last].endsInFullName = isFull
                position = range.upperBound
                return
            }
        }
        chains.append(
            PlaceChain(
                start: range.lowerBound, end: range.upperBound, divisions: divisions,
                certainty: certainty, endsInFullName: isFull))
        // A doubtful word does not hide a name that starts inside it.
        if certainty >= .short { position = range.upperBound }
    }

    private mutating func addZone(_ zone: Int32, _ range: Range<Int>) {
        let division = Int(gazetteer.zones[Int(zone)].division)
        position = range.upperBound
        if let last = chainEnding(at: range.lowerBound),
            chains[last].divisions.contains(where: {
                gazetteer.divisions.isWithin(division, Int($0))
            })
        {
            chains[last].end = range.upperBound
            chains[last].divisions = DivisionList([Int32(division)])
            chains[last].certainty = .full
            chains[last].zone = zone
            chains[last].endsInFullName = false
            return
        }
        chains.append(
            PlaceChain(
                start: range.lowerBound, end: range.upperBound,
                divisions: DivisionList([Int32(division)]),
                certainty: .full, zone: zone))
    }

    private mutating func addCountry(
        _ country: Int32, _ range: Range<Int>, _ characters: Span<UInt32>
    ) {
        position = range.upperBound
        // 10日本 is a day, not Japan.
        if characters[range.lowerBound] == Self.day, range.lowerBound > 0,
            (0x30...0x39).contains(characters[range.lowerBound - 1])
        {
            position = range.lowerBound + 1
            return
        }
        if let last = chains.indices.last, chains[last].end == range.lowerBound,
            chains[last].country >= 0,
            gazetteer.countries[Int(chains[last].country)].code
                == gazetteer.countries[Int(country)].code
        {
            chains[last].end = range.upperBound
            chains[last].country = country
            return
        }
        chains.append(
            PlaceChain(
                start: range.lowerBound, end: range.upperBound, divisions: DivisionList(),
                certainty: .full, country: country))
    }

    /// 江阴 + 高新区, 惠山区 + 洛社镇.
    private func extend(_ chain: inout PlaceChain, _ characters: Span<UInt32>) {
        if chain.country >= 0 || chain.divisions.isEmpty { return }
        if chain.zone < 0 {
            let prefix = cues.length(of: .zonePrefix, in: characters, at: chain.end)
            if chain.end + prefix < characters.count,
                let kind = gazetteer.zoneKindMatcher.longestMatch(
                    in: characters, at: chain.end + prefix)
            {
                let isOfficial = gazetteer.zoneKindIsOfficial[Int(kind.value)]
                if isOfficial || chain.certainty >= .short {
                    chain.end = Int(kind.end)
                    chain.zoneKind = kind.value
                    chain.certainty = .full
                    chain.endsInFullName = false
                }
            }
        }
        if chain.endsInFullName, chain.certainty == .full { addTown(&chain, characters) }
    }

    /// One to four characters and 镇, 乡 or 街道 right after a division's full name.
    private func addTown(_ chain: inout PlaceChain, _ characters: Span<UInt32>) {
        let first = chain.end
        for offset in 0..<5 {
            let index = first + offset
            guard index < characters.count, isIdeograph(characters[index]) else {
                return
            }
            let town = cues.length(of: .town, in: characters, at: index)
            if town > 0 {
                if offset > 0 { chain.end = index + town }
                return
            }
            if cues.length(of: .townStop, in: characters, at: index) > 0 { return }
        }
    }

    /// The last chain, if it ends right before `start` and names divisions.
    private func chainEnding(at start: Int) -> Int? {
        guard let last = chains.indices.last, chains[last].end == start,
            !chains[last].divisions.isEmpty
        else { return nil }
        return last
    }

    /// The divisions that lie in one that the chain may mean.
    private func children(of chain: Int?, _ divisions: DivisionList) -> DivisionList {
        guard let chain else { return DivisionList() }
        return divisions.filtered { division in
            chains[chain].divisions.contains {
                division != $0 && gazetteer.divisions.isWithin(Int(division), Int($0))
            }
        }
    }

    /// 柳州地区忻城县: a county that went to another prefecture of the same province.
    private func relatives(of chain: Int, _ divisions: DivisionList) -> DivisionList {
        guard chains[chain].endsInFullName, chains[chain].divisions.count == 1,
            gazetteer.divisions.levels[Int(chains[chain].divisions[0])] == .city
        else { return DivisionList() }
        let province = gazetteer.divisions.province(of: Int(chains[chain].divisions[0]))
        let fitting = divisions.filtered {
            gazetteer.divisions.levels[Int($0)] == .district
                && gazetteer.divisions.province(of: Int($0)) == province
        }
        return fitting.count == 1 ? fitting : DivisionList()
    }

    /// 台东部, 江淮南部: a name that ends in 东, 南, 西 or 北 before 部 or 侧 is a part of something
    /// else; 河南部分, 山东部署 are not.
    private func isCompass(_ range: Range<Int>, _ characters: Span<UInt32>) -> Bool {
        guard Self.isCompassPoint(characters[range.upperBound - 1]),
            range.upperBound < characters.count
        else { return false }
        if characters[range.upperBound] == Self.side { return true }
        guard characters[range.upperBound] == Self.part else { return false }
        return range.upperBound + 1 >= characters.count
            || !Self.continuesPart(characters[range.upperBound + 1])
    }

    /// 东 西 南 北.
    private static func isCompassPoint(_ character: UInt32) -> Bool {
        character == 0x4E1C || character == 0x897F || character == 0x5357 || character == 0x5317
    }

    /// 部.
    private static let part: UInt32 = 0x90E8
    /// 侧.
    private static let side: UInt32 = 0x4FA7
    /// 分 署 队 门 长 委.
    private static func continuesPart(_ character: UInt32) -> Bool {
        switch character {
        case 0x5206, 0x7F72, 0x961F, 0x95E8, 0x957F, 0x59D4: true
        default: false
        }
    }

    /// 市 区 县 省.
    private static func endsDivision(_ character: UInt32) -> Bool {
        character == 0x5E02 || character == 0x533A || character == 0x53BF || character == 0x7701
    }

    /// 日.
    private static let day: UInt32 = 0x65E5
}
