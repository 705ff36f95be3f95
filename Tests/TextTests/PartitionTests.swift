import Testing
import Text

@Suite struct PartitionTests {
    @Test func findsTheFirstOfTheSecondPartInEveryArray() {
        for count in 0...20 {
            let numbers = (0..<count).map { $0 * 2 }
            for bound in -1...(count * 2) {
                let expected = numbers.firstIndex { $0 >= bound } ?? numbers.endIndex
                #expect(numbers.partitioningIndex { $0 >= bound } == expected)
                // A slice keeps its own indices.
                let slice = numbers.dropFirst(3)
                #expect(
                    slice.partitioningIndex { $0 >= bound }
                        == slice.firstIndex { $0 >= bound } ?? slice.endIndex)
            }
        }
    }

    @Test func looksAtFewElements() {
        var looks = 0
        _ = (0..<1_000_000).partitioningIndex { number in
            looks += 1
            return number >= 765_432
        }
        #expect(looks <= 20)
    }
}
