import Crypto

/// Digests bytes that come in pieces, for files too large to hold: the same digest as ``ContentDigest/init(of:)``.
package struct ContentHasher {
    private var hash = SHA256()

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    package func finalize() -> ContentDigest { ContentDigest(finished: hash.finalize()) }
}
