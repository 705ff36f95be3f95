import Pipeline
import Synchronization
import Testing

@Suite struct OrderedMapTests {
    @Test(arguments: [1, 2, 8])
    func resultsComeInInputOrder(workers: Int) async {
        var input = (0..<500).makeIterator()
        var output: [Int] = []
        await orderedMap(workers: workers, next: { input.next() }) { number in
            // Uneven work, so that tasks overtake each other.
            (0..<(number * 7919 % 1000)).reduce(number) { sum, _ in sum &+ 0 }
        } emit: { (result: Int) in
            output.append(result)
            return true
        }
        #expect(output == Array(0..<500))
    }

    @Test func noMoreThanTheBoundIsUnderWay() async {
        let running = Atomic(0)
        let highest = Atomic(0)
        var input = (0..<200).makeIterator()
        await orderedMap(workers: 3, next: { input.next() }) { (number: Int) in
            let now = running.add(1, ordering: .relaxed).newValue
            highest.max(now, ordering: .relaxed)
            running.subtract(1, ordering: .relaxed)
            return number
        } emit: { (_: Int) in
            true
        }
        #expect(highest.load(ordering: .relaxed) <= 3)
    }

    @Test func emitCanStop() async {
        var taken = 0
        var output: [Int] = []
        await orderedMap(
            workers: 2,
            next: {
                taken += 1
                return taken
            }
        ) {
            $0
        } emit: { (number: Int) in
            output.append(number)
            return number < 5
        }
        #expect(output == [1, 2, 3, 4, 5])
        #expect(taken < 12)
    }

    @Test func errorsOfTheInputGetOut() async {
        await #expect(throws: InputError.self) {
            try await orderedMap(workers: 2) { () throws(InputError) -> Int? in
                throw InputError.nothingFound(patterns: [], skipped: 0)
            } transform: {
                $0
            } emit: { (_: Int) throws(InputError) in
                true
            }
        }
    }
}
