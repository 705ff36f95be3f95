import Foundation

/// Folder of the test fixtures, found from this file's own place.
public func fixturesFolder() -> String {
    let here = #filePath
    let parts = here.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return parts.joined(separator: "/") + "/Fixtures"
}

/// The content of a UTF-8 file.
public func textOfFile(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
}
