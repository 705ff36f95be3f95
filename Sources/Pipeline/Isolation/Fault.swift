#if DEBUG
    import Glibc

    /// What a page does to the program in tests, told by a word in it; no release has this.
    enum Fault {
        private static let isOn = getenv("WINNOW_FAULTS") != nil

        static func happen(on bytes: [UInt8]) {
            guard isOn else { return }
            func has(_ word: String) -> Bool {
                let word = Array(word.utf8)
                return bytes.indices.contains { bytes[$0...].starts(with: word) }
            }
            if has("⟦crash⟧") { raise(SIGSEGV) }
            if has("⟦hang⟧") {
                var state: UInt64 = 1
                while state != 0 { state = state &* 6_364_136_223_846_793_005 | 1 }
            }
            if has("⟦eat⟧") {
                var blocks: [[UInt8]] = []
                while blocks.count < 4096 {
                    blocks.append([UInt8](repeating: 1, count: 1 << 20))
                    usleep(500)
                }
            }
        }
    }
#endif
