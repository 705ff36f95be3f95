#if libdeflate
    import CDeflate
#else
    import CChecksum
    import CZlib
#endif

/// CRC-32 of a page's bytes as they stand in the file, as page headers hold it.
enum PageChecksum {
    static func of(_ pieces: [[UInt8]]) -> Int32 {
        let sum = pieces.reduce(0 as UInt32) { sum, piece in
            piece.withUnsafeBufferPointer { continued(sum, $0) }
        }
        return Int32(bitPattern: sum)
    }

    #if libdeflate
        private static func continued(
            _ sum: UInt32, _ bytes: UnsafeBufferPointer<UInt8>
        ) -> UInt32 {
            libdeflate_crc32(sum, bytes.baseAddress, bytes.count)
        }
    #else
        /// Most of the bytes are folded into sixteen, where the machine can; zlib takes these and the last ones.
        private static func continued(
            _ sum: UInt32, _ bytes: UnsafeBufferPointer<UInt8>
        ) -> UInt32 {
            var rest = [UInt8](repeating: 0, count: 16)
            let folded = winnow_crc32_fold(sum, bytes.baseAddress, bytes.count, &rest)
            let begun = folded > 0 ? crc32_z(0xFFFF_FFFF, rest, 16) : uLong(sum)
            let last = UnsafeBufferPointer(rebasing: bytes[folded...])
            // Without an address zlib would begin anew.
            guard !last.isEmpty else { return UInt32(truncatingIfNeeded: begun) }
            return UInt32(truncatingIfNeeded: crc32_z(begun, last.baseAddress, last.count))
        }
    #endif
}
