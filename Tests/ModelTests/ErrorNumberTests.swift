import Glibc
import Model
import Testing

@Suite struct ErrorNumberTests {
    @Test(arguments: [
        (ENOSPC, "No space left on device", "free space there"),
        (EACCES, "Permission denied", "give this user the right"),
        (EINVAL, "Invalid argument", nil),
    ])
    func tellsTheSystemsWordsAndWhatHelps(code: Int32, words: String, remedy: String?) {
        #expect(ErrorNumber(code).description == words)
        #expect(ErrorNumber(code).remedy == remedy)
    }

    @Test func aNumberOfNoErrorHasWordsToo() {
        #expect(ErrorNumber(99_999).description.contains("99999"))
    }
}
