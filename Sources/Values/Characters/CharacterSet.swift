/// A set of characters of the basic plane, asked at every character of a text.
struct CharacterSet: Sendable {
    private var members = [Bool](repeating: false, count: 0x10000)

    init(where isMember: (UInt32) -> Bool) {
        for character in 0..<UInt32(0x10000) where isMember(character) {
            members[Int(character)] = true
        }
    }

    init(_ characters: some Sequence<UInt32>) {
        for character in characters where character < 0x10000 { members[Int(character)] = true }
    }

    @inline(__always)
    func contains(_ character: UInt32) -> Bool {
        character < 0x10000 && members[Int(character)]
    }
}
