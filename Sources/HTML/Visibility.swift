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

    private static func hides(_ property: [UInt8], _ value: [UInt8]) -> Bool {
        switch String(decoding: property, as: UTF8.self) {
        case "display": value.starts(with: "none".utf8)
        case "visibility":
            value.starts(with: "hidden".utf8) || value.starts(with: "collapse".utf8)
        case "font-size", "opacity": pixels(value) == 0
        case "text-indent", "left", "top", "right", "bottom", "margin-left", "margin-top":
            (pixels(value) ?? 0) <= -offScreen
        default: false
        }
    }

    /// The whole part of a number of pixels; `nil` for other units, zero of any unit is 0.
    private static func pixels(_ value: [UInt8]) -> Int? {
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
        let unit = value[index...].prefix { isLetter($0) || $0 == 0x25 }
        // A hundredth of a pixel is not zero, and ems are about sixteen pixels.
        if unit.elementsEqual("em".utf8) || unit.elementsEqual("rem".utf8) { number *= 16 }
        if unit.first == 0x25 { return nil }
        return isNegative ? -number : max(number, 1)
    }

    private static func trimmed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> [UInt8] {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, isBlank(bytes[low]) { low += 1 }
        while high > low, isBlank(bytes[high - 1]) { high -= 1 }
        return bytes[low..<high].map(lowercased)
    }
}
