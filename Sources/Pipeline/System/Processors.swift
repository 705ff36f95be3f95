import Glibc

/// The processors this process may use.
package enum Processors {
    package static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// More pages than this are never worked on at once.
    package static let maximumWorkers = 1024
}
