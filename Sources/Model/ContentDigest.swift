import Crypto

/// A SHA-256 digest of bytes, the root of every identifier.
package struct ContentDigest: Sendable, Hashable, Codable {
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
/// `("ab", "c")` and `("a", "bc")` differ: `contentIdentifier("ptr", ["江海芯谷"])` → `ptr_…`.
package func contentIdentifier(_ prefix: String, _ key: [String]) -> String {
    ContentNumber(of: key).identifier(prefix)
}

/// The 64 bits of a key's digest that its identifier shows: `ptr_00000000000000ff` is 255.
///
/// Numbers sort as their identifiers do, and cost nothing to compare.
package struct ContentNumber: Sendable, Hashable, Comparable {
    package let value: UInt64

    package init(value: UInt64) { self.value = value }

    /// The number of a natural key.
    package init(of key: [String]) {
        var joined: [UInt8] = []
        joined.reserveCapacity(key.reduce(key.count) { $0 + $1.utf8.count })
        for (index, part) in key.enumerated() {
            if index > 0 { joined.append(0x1F) }
            joined.append(contentsOf: part.utf8)
        }
        value = SHA256.hash(data: joined).withUnsafeBytes {
            UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
        }
    }

    /// The prefix and 16 hexadecimal digits.
    package func identifier(_ prefix: String) -> String {
        let length = prefix.utf8.count
        return String(unsafeUninitializedCapacity: length + 17) { buffer in
            for (index, byte) in prefix.utf8.enumerated() { buffer[index] = byte }
            buffer[length] = UInt8(ascii: "_")
            for digit in 0..<16 {
                let nibble = UInt8(value >> UInt64(60 - 4 * digit) & 15)
                buffer[length + 1 + digit] = nibble + (nibble < 10 ? 0x30 : 0x57)
            }
            return length + 17
        }
    }

    package static func < (left: ContentNumber, right: ContentNumber) -> Bool {
        left.value < right.value
    }
}
