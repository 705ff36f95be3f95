/// What is known about where an article plays, to tell places of one name apart.
///
/// Counts divisions seen in the article and those its publisher (无锡日报) and address
/// (`www.wuxi.gov.cn`) point to. 鼓楼区 in an article of 南京 is the one of 南京.
package struct PlaceContext: Sendable {
    /// Cities and provinces by how often the article names them or a place in them.
    private var counts: [Int32: Int] = [:]
    /// Districts named by their full name.
    private var districts: Set<Int32> = []
    /// Divisions that the publisher or address points to, with those they lie in.
    private var hints: Set<Int32> = []

    /// Knows nothing: places resolve by the text they stand in alone.
    package init() {}

    /// Counts a place whose division is certain.
    mutating func count(_ division: Int, byFullName: Bool, in divisions: Divisions) {
        var current = division
        while current >= 0 {
            counts[Int32(current), default: 0] += 1
            current = Int(divisions.parents[current])
        }
        if byFullName { districts.insert(Int32(division)) }
    }

    /// Notes that the article comes from a division's paper or site.
    mutating func addHint(_ division: Int, in divisions: Divisions) {
        var current = division
        while current >= 0 {
            hints.insert(Int32(current))
            current = Int(divisions.parents[current])
        }
    }

    /// Adds what another context knows.
    mutating func merge(_ other: PlaceContext) {
        counts.merge(other.counts) { $0 + $1 }
        districts.formUnion(other.districts)
        hints.formUnion(other.hints)
    }

    func count(_ division: Int) -> Int { counts[Int32(division)] ?? 0 }
    func hasFullName(_ division: Int) -> Bool { districts.contains(Int32(division)) }
    func isHinted(_ division: Int) -> Bool { hints.contains(Int32(division)) }
}
