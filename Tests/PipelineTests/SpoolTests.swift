import Testing

@testable import Pipeline

struct SpoolTests {
    private func piece(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0) }
    }

    @Test("Buckets and pieces come back, in memory and from the file", arguments: [10, 700_000])
    func comesBack(_ size: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/spool"
        let spool = Spool(buckets: 3, path: path)
        var pieces: [Spool.Piece] = []
        for number in 0..<60 {
            try spool.append(piece(number, size), to: number % 2)
            pieces.append(try spool.put(piece(number + 100, size / 2)))
        }
        for bucket in 0..<2 {
            let expected = (0..<60).filter { $0 % 2 == bucket }.flatMap { piece($0, size) }
            #expect(try spool.content(of: bucket) == expected)
            #expect(try spool.content(of: bucket) == expected)
        }
        #expect(try spool.content(of: 2).isEmpty)
        for (number, place) in pieces.enumerated() {
            #expect(try spool.get(place) == piece(number + 100, size / 2))
        }
        #expect(FileSystem.kind(of: Array(path.utf8)) == nil, "the file has no name any more")
    }

    @Test func aFolderThatIsGoneIsAnErrorOfTheSystem() throws {
        let spool = Spool(buckets: 1, path: "/nowhere/at/all/spool")
        #expect(throws: SystemError.self) {
            for number in 0..<60 { try spool.append(piece(number, 700_000), to: 0) }
        }
    }
}
