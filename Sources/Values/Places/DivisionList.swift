/// Divisions that a name may mean: a run of the gazetteer's own list, so that a hit copies nothing.
struct DivisionList: RandomAccessCollection {
    private let numbers: [Int32]
    private let start: Int
    let count: Int

    init(_ numbers: [Int32] = []) {
        self.init(numbers, numbers.indices)
    }

    init(_ numbers: [Int32], _ range: Range<Int>) {
        self.numbers = numbers
        start = range.lowerBound
        count = range.count
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }
    subscript(position: Int) -> Int32 { numbers[start + position] }

    /// The same list if all stay; of one division there is nothing to copy either.
    func filtered(_ isIncluded: (Int32) -> Bool) -> DivisionList {
        if count == 1 { return isIncluded(self[0]) ? self : DivisionList() }
        return DivisionList(filter(isIncluded))
    }
}
