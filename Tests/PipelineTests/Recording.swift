import Glibc

/// Whether golden files are to be written anew: `WINNOW_RECORD=1 swift test`.
enum Recording {
    static var isOn: Bool { getenv("WINNOW_RECORD") != nil }
}
