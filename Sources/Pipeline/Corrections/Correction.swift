/// One line of a file of corrections: what a cell holds, and what it should hold instead.
///
/// ```
/// table,row,column,expected,new
/// events,evt_0123456789abcdef,start_on,2022-03-04,2022-03-05
/// ```
package struct Correction: Sendable, Hashable {
    /// Line of the file, counted from 1.
    package let line: Int
    package let table: String
    package let row: String
    package let column: String
    /// What the cell must hold; empty for an unknown value.
    package let expected: String
    package let value: String
}

/// A file of corrections that cannot be applied, with file, line and remedy.
package struct CorrectionError: Error, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let message: String

    package var description: String { "\(file):\(line): \(message)" }
}
