import ArgumentParser
import Lexicon
import Pipeline

/// A broken vocabulary file is a fault of the configuration.
enum LexiconErrors {
    /// The value, or a message on stderr and exit code 78.
    static func reported<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as LexiconError {
            StandardError.write("winnow: \(error)")
            throw ExitCode(ExitStatus.configuration.rawValue)
        }
    }
}
