/// Whether an inline style keeps an element from being seen.
///
/// `display:none`, `visibility:hidden`, `font-size:0`, `opacity:0`, `text-indent:-9999px`, and a
/// position far off the screen: the usual ways to hide injected links.
enum Visibility {
    /// Offsets beyond this many pixels to the left of or above the page are off the screen.
    private static let offScreen = 500

    static func isHidden(style: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < style.count {
            var end = start
            var colon: Int?
            while end < style.count, style[end] != 0x3B {
                if style[end] == 0x3A, colon == nil { colon = end }
                end += 1
            }
            if let colon, hides(trimmed(style, start..<colon), trimmed(style, colon + 1..<end)) {
                return true
            }
            start = end + 1
        }
        return false
    }

    private enum Property {
        case display, visibility, extent, position
    }

    private static let properties = NameTable<Property>([
        (.display, "display"), (.visibility, "visibility"), (.extent, "font-size opacity"),
        (.position, "text-indent left top right bottom margin-left margin-top"),
    ])

    private static func hides(
        _ property: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        switch properties[ContainerNames.key(property)] {
        case .display: starts(value, "none")
        case .visibility: starts(value, "hidden") || starts(value, "collapse")
        case .extent: pixels(value) == 0
        case .position: (pixels(value) ?? 0) <= -offScreen
        case nil: false
        }
    }

    /// `value` begins with `word` in any case.
    private static func starts(_ value: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard value.count >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount
        where lowercased(value[index]) != word.utf8Start[index] { return false }
        return true
    }

    /// The whole part of a number of pixels; `nil` for other units, zero of any unit is 0.
    private static func pixels(_ value: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        let isNegative = value.first == 0x2D
        if isNegative { index += 1 }
        var number = 0
        var isZero = true
        let digits = index
        while index < value.count, value[index] &- 0x30 < 10 {
            if value[index] != 0x30 { isZero = false }
            number = min(number * 10 + Int(value[index] - 0x30), 1_000_000)
            index += 1
        }
        let hasWhole = index > digits
        if index < value.count, value[index] == 0x2E {
            index += 1
            let fraction = index
            while index < value.count, value[index] &- 0x30 < 10 {
                if value[index] != 0x30 { isZero = false }
                index += 1
            }
            guard hasWhole || index > fraction else { return nil }
        } else if !hasWhole {
            return nil
        }
        if isZero { return 0 }
        if index < value.count, value[index] == 0x25 { return nil }
        let unit = value[index...].prefix { isLetter($0) || $0 == 0x25 }.lazy.map(lowercased)
        // A hundredth of a pixel is not zero, and ems are about sixteen pixels.
        if unit.elementsEqual("em".utf8) || unit.elementsEqual("rem".utf8) { number *= 16 }
        return isNegative ? -number : max(number, 1)
    }

    private static func trimmed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> UnsafeBufferPointer<UInt8> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, isBlank(bytes[low]) { low += 1 }
        while high > low, isBlank(bytes[high - 1]) { high -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[low..<high])
    }
}
