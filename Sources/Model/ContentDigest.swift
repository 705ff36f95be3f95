import Crypto

/// A SHA-256 digest of bytes, the root of every identifier.
package struct ContentDigest: Sendable, Hashable {
    /// The 32 bytes of the digest.
    package let bytes: [UInt8]

    /// Digests `bytes` (FIPS 180-4, SHA-256).
    package init(of bytes: [UInt8]) {
        self.bytes = Array(SHA256.hash(data: bytes))
    }

    /// The digest that a ``ContentHasher`` has come to.
    init(finished digest: SHA256.Digest) {
        bytes = Array(digest)
    }

    /// All 64 lower-case hexadecimal digits.
    package var hexadecimal: String {
        String(
            decoding: bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] },
            as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

/// Builds an identifier from a natural key: prefix and 16 hexadecimal digits of the key's SHA-256.
///
/// Parts are separated by the unit separator U+001F, which no page text contains, so that
/// `("ab", "c")` and `("a", "bc")` differ: `contentIdentifier("ptr", ["天安智谷"])` → `ptr_…`.
package func contentIdentifier(_ prefix: String, _ key: [String]) -> String {
    let joined = Array(key.map { Array($0.utf8) }.joined(separator: [0x1F]))
    return prefix + "_" + ContentDigest(of: joined).hexadecimal.prefix(16)
}
