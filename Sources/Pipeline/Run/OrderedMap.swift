/// Applies `transform` to the inputs on `workers` tasks and hands the results on in input order.
///
/// At most `workers + 2` inputs are under way or waiting for their turn, so that memory stays
/// bounded however many inputs there are. `next` and `emit` run on the caller's task only.
/// `emit` returns `false` to stop early; what is under way is then finished and dropped.
package func orderedMap<Input: Sendable, Output: Sendable, Failure: Error>(
    workers: Int,
    next: () throws(Failure) -> Input?,
    transform: @escaping @Sendable (Input) -> Output,
    emit: (Output) throws(Failure) -> Bool
) async throws(Failure) {
    let bound = max(1, workers) + (workers > 1 ? 2 : 0)
    let result: Result<Void, Failure> = await withTaskGroup(of: (Int, Output).self) { group in
        var waiting: [Int: Output] = [:]
        var started = 0
        var emitted = 0
        var running = 0
        var isDone = false
        do throws(Failure) {
            while true {
                while !isDone, started - emitted < bound, running < max(1, workers) {
                    guard let input = try next() else {
                        isDone = true
                        break
                    }
                    let index = started
                    group.addTask { (index, transform(input)) }
                    started += 1
                    running += 1
                }
                guard emitted < started else { return .success(()) }
                guard let (index, output) = await group.next() else { return .success(()) }
                running -= 1
                waiting[index] = output
                while let output = waiting.removeValue(forKey: emitted) {
                    emitted += 1
                    guard try emit(output) else { return .success(()) }
                }
            }
        } catch {
            return .failure(error)
        }
    }
    try result.get()
}
