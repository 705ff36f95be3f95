/// A story of a newspaper page while its lines are being found.
struct StoryThread: Sendable {
    struct Item: Sendable {
        let line: Int
        let lineClass: LineClass
    }

    var headings: [Int] = []
    var information: [Int] = []
    var bylines: [Int] = []
    /// A box inside the text that is read first.
    var lead: Int?
    var items: [Item] = []
    /// Last line of text; -1 as long as there is none.
    var tail = -1
    /// It is signed, or goes on elsewhere.
    var isClosed = false
    /// `(上接第1版)`
    var isJump = false
    /// `(下转第2版)`
    var isCutOff = false
    /// It waited for the rest of a sentence while another one went on across its own cut.
    var isPassedOver = false

    var isBodiless: Bool { tail < 0 }
    var awaitsHeadline: Bool { isJump && headings.isEmpty }
}

/// One way to give the lines read so far to stories.
struct ReadingHypothesis: Sendable {
    var threads: [StoryThread] = []
    /// Story of the last line; -1 before the first.
    var current = -1
    /// For each story the one that followed when it was left last.
    var successors: [Int] = []
    /// The last line stood in another column than the one before, as before.
    var isRotating = false
    /// The last line was a headline of the present story.
    var isBelowHeadline = false
    var score = 0.0

    mutating func open(_ thread: StoryThread) {
        threads.append(thread)
        successors.append(-1)
        enter(threads.count - 1)
    }

    /// The story whose column comes after that of `thread`, stories at their end aside.
    func successor(of thread: Int) -> Int? {
        var next = successors[thread]
        for _ in threads.indices {
            guard next >= 0, threads[next].isClosed, next != thread else { break }
            next = successors[next]
        }
        return next >= 0 && next != thread ? next : nil
    }

    /// The next line belongs to a story.
    mutating func enter(_ thread: Int) {
        if current >= 0, thread != current {
            successors[current] = thread
            isRotating = true
        } else {
            isRotating = false
        }
        current = thread
    }
}
