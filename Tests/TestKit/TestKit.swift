/// Folder of the test fixtures, found from this file's own place.
public func fixturesFolder(_ file: String = #filePath) -> String {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return parts.joined(separator: "/") + "/Fixtures"
}
