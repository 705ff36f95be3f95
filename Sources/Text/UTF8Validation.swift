/// Whether bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
package func isValidUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
        var position = 0
        while position < bytes.count {
            let first = bytes[position]
            if first < 0x80 {
                position &+= 1
                // Markup: eight characters of ASCII at once.
                while position &+ 8 <= bytes.count,
                    bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                        & 0x8080_8080_8080_8080 == 0
                {
                    position &+= 8
                }
            } else if first & 0xF0 == 0xE0 {
                guard position &+ 2 < bytes.count else { return false }
                let second = bytes[position &+ 1]
                guard second & 0xC0 == 0x80, bytes[position &+ 2] & 0xC0 == 0x80,
                    first != 0xE0 || second >= 0xA0, first != 0xED || second < 0xA0
                else { return false }
                position &+= 3
            } else if first & 0xE0 == 0xC0 {
                guard first >= 0xC2, position &+ 1 < bytes.count,
                    bytes[position &+ 1] & 0xC0 == 0x80
                else { return false }
                position &+= 2
            } else {
                guard first >= 0xF0, first <= 0xF4, position &+ 3 < bytes.count else {
                    return false
                }
                let second = bytes[position &+ 1]
                guard second & 0xC0 == 0x80, bytes[position &+ 2] & 0xC0 == 0x80,
                    bytes[position &+ 3] & 0xC0 == 0x80, first != 0xF0 || second >= 0x90,
                    first != 0xF4 || second < 0x90
                else { return false }
                position &+= 4
            }
        }
        return true
    }
}
