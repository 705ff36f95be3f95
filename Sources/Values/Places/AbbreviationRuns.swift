import Lexicon
import Text

/// Divisions and countries named by one character: 沪锡徐三地, 苏锡常, 锡澳合作, 中德合作.
struct AbbreviationRuns {
    private let gazetteer: Gazetteer
    private let cues: PlaceCues

    init(_ gazetteer: Gazetteer, _ cues: PlaceCues) {
        self.gazetteer = gazetteer
        self.cues = cues
    }

    struct Reading {
        let position: Int
        /// Number of the division or of the country.
        let division: Int?
        let country: Int?
    }

    /// `hits` are single characters outside other names, in order.
    func readings(of hits: [Hit], in characters: Span<UInt32>) -> [Reading] {
        var readings: [Reading] = []
        var first = 0
        while first < hits.count {
            var end = first + 1
            while end < hits.count, hits[end].start == hits[end - 1].end { end += 1 }
            read(hits[first..<end], characters, into: &readings)
            first = end
        }
        return readings
    }

    private func read(
        _ run: ArraySlice<Hit>, _ characters: Span<UInt32>, into readings: inout [Reading]
    ) {
        guard let first = run.first, let last = run.last else { return }
        if run.count == 1 {
            if let country = country(first, characters) {
                readings.append(
                    Reading(position: Int(first.start), division: nil, country: country))
            }
            return
        }
        let abbreviations = run.compactMap { hit in
            gazetteer.entries(of: hit.value).first { $0.kind == .abbreviation }
                .map { gazetteer.abbreviations[Int($0.target)] }
        }
        guard abbreviations.count == run.count,
            Set(run.map(\.value)).count == run.count, run.count <= 6
        else { return }
        let distinct = abbreviations.count { $0.isDistinct }
        let hasCue = cues.length(of: .coordination, in: characters, at: Int(last.end)) > 0
        guard run.count >= 3 ? distinct >= 2 : distinct >= 1 && hasCue else { return }
        // 苏 is 苏州 beside 锡 and 常, 江苏 beside 沪 and 浙.
        let besideCities = abbreviations.contains { $0.province < 0 }
        for (hit, abbreviation) in zip(run, abbreviations) {
            let division =
                besideCities && abbreviation.city >= 0
                ? abbreviation.city
                : abbreviation.province >= 0 ? abbreviation.province : abbreviation.city
            readings.append(
                Reading(position: Int(hit.start), division: Int(division), country: nil))
        }
    }

    /// 德 in 中德合作: 中 before it, and a word of relations after it.
    private func country(_ hit: Hit, _ characters: Span<UInt32>) -> Int? {
        let start = Int(hit.start)
        guard start > 0, characters[start - 1] == Self.middle,
            let entry = gazetteer.entries(of: hit.value)
                .first(where: { $0.kind == .countryAbbreviation }),
            cues.length(of: .relation, in: characters, at: Int(hit.end)) > 0
        else { return nil }
        // 其中, 集中, 高中 … end in 中 themselves.
        if start > 1, Self.wordsEndingInMiddle.contains(characters[start - 2]) { return nil }
        return Int(entry.target)
    }

    /// 中.
    private static let middle: UInt32 = 0x4E2D
    /// 其 集 高 初 之 当 心 空 手 途 期 年 市 华.
    private static let wordsEndingInMiddle: [UInt32] = [
        0x5176, 0x96C6, 0x9AD8, 0x521D, 0x4E4B, 0x5F53, 0x5FC3, 0x7A7A, 0x624B, 0x9014, 0x671F,
        0x5E74, 0x5E02, 0x534E,
    ]
}
