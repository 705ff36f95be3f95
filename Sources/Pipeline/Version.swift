/// The program's version, part of what results depend on.
package enum Version {
    package static let current = "0.1.0"
}
