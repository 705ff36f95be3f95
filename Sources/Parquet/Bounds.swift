/// The smallest and the largest value of some rows, as places among the values of a chunk.
struct Bounds {
    var minimum: Int
    var maximum: Int

    /// `nil` when there is no value, or a NaN among them.
    static func of(
        _ values: ChunkValues, _ places: some Collection<Int>
    ) -> Bounds? {
        switch values {
        case .booleans(let all): scanFlags(all, places)
        case .int32s(let all): scan(all, places)
        case .int64s(let all): scan(all, places)
        case .int128s(let all): scan(all, places)
        case .doubles(let all): scanDoubles(all, places)
        case .strings(let all): scanStrings(all, places)
        }
    }

    /// The same of the values whose places stand at `places` of a dictionary column's indices.
    static func of(_ chunk: ColumnRows, _ places: Range<Int>) -> Bounds? {
        guard let indices = chunk.indices else { return of(chunk.values, places) }
        // Every distinct value is compared once, however often it comes.
        var isSeen = [Bool](repeating: false, count: chunk.values.count)
        for index in indices[places] { isSeen[Int(index)] = true }
        return of(chunk.values, isSeen.indices.filter { isSeen[$0] })
    }

    /// Widens the bounds to hold `other`'s, which lie among the same values.
    mutating func formUnion(_ other: Bounds, in values: ChunkValues) {
        if Self.precedes(values, other.minimum, minimum) { minimum = other.minimum }
        if Self.precedes(values, maximum, other.maximum) { maximum = other.maximum }
    }

    static func precedes(_ values: ChunkValues, _ left: Int, _ right: Int) -> Bool {
        switch values {
        case .booleans(let all): !all[left] && all[right]
        case .int32s(let all): all[left] < all[right]
        case .int64s(let all): all[left] < all[right]
        case .int128s(let all): all[left] < all[right]
        case .doubles(let all): all[left] < all[right]
        case .strings(let all): all.precedes(left, right)
        }
    }

    private static func scan<Value: Comparable>(
        _ all: [Value], _ places: some Collection<Int>
    ) -> Bounds? {
        guard let first = places.first else { return nil }
        var bounds = Bounds(minimum: first, maximum: first)
        var (least, greatest) = (all[first], all[first])
        for place in places {
            let value = all[place]
            if value < least {
                least = value
                bounds.minimum = place
            } else if greatest < value {
                greatest = value
                bounds.maximum = place
            }
        }
        return bounds
    }

    private static func scanFlags(_ all: [Bool], _ places: some Collection<Int>) -> Bounds? {
        guard let first = places.first else { return nil }
        return Bounds(
            minimum: places.first { !all[$0] } ?? first, maximum: places.first { all[$0] } ?? first)
    }

    /// None where a NaN is: it has no place in the order, and readers draw wrong conclusions from bounds
    /// that leave it out (DataFusion takes a minimum equal to the maximum for the only value).
    private static func scanDoubles(_ all: [Double], _ places: some Collection<Int>) -> Bounds? {
        guard !places.contains(where: { all[$0].isNaN }) else { return nil }
        return scan(all, places)
    }

    /// Mostly the first eight bytes tell; only where they are equal are the strings compared.
    private static func scanStrings(
        _ all: PlainStrings, _ places: some Collection<Int>
    ) -> Bounds? {
        guard let first = places.first else { return nil }
        var bounds = Bounds(minimum: first, maximum: first)
        var (least, greatest) = (all.prefix(at: first), all.prefix(at: first))
        for place in places {
            let prefix = all.prefix(at: place)
            if prefix < least || prefix == least && all.precedes(place, bounds.minimum) {
                least = prefix
                bounds.minimum = place
            }
            if prefix > greatest || prefix == greatest && all.precedes(bounds.maximum, place) {
                greatest = prefix
                bounds.maximum = place
            }
        }
        return bounds
    }
}

/// A bound as it stands in statistics and in the page index.
struct StoredBound: Equatable {
    var bytes: [UInt8]
    var isExact: Bool

    /// The bound that says no more than `place`; long strings are cut down.
    static func minimum(
        _ values: ChunkValues, _ place: Int, isText: Bool, limit: Int
    ) -> StoredBound {
        if case .doubles(let all) = values, all[place] == 0 {
            // −0.0 and 0.0 are equal; the lower bound must be the lower of the two.
            return StoredBound(bytes: PlainEncoder.statistic(.doubles([-0.0]), 0), isExact: true)
        }
        let bytes = PlainEncoder.statistic(values, place)
        guard case .strings = values, bytes.count > limit else {
            return StoredBound(bytes: bytes, isExact: true)
        }
        return StoredBound(
            bytes: Array(bytes[..<cut(bytes, limit, isText: isText)]), isExact: false)
    }

    /// The bound that says no less than `place`; `nil` where a long string has no short upper bound.
    static func maximum(
        _ values: ChunkValues, _ place: Int, isText: Bool, limit: Int
    ) -> StoredBound? {
        if case .doubles(let all) = values, all[place] == 0 {
            return StoredBound(bytes: PlainEncoder.statistic(.doubles([0.0]), 0), isExact: true)
        }
        let bytes = PlainEncoder.statistic(values, place)
        guard case .strings = values, bytes.count > limit else {
            return StoredBound(bytes: bytes, isExact: true)
        }
        let prefix = Array(bytes[..<cut(bytes, limit, isText: isText)])
        return (isText ? nextText(prefix) : nextBytes(prefix)).map {
            StoredBound(bytes: $0, isExact: false)
        }
    }

    /// Where a string is cut: at most `limit`, in text before a whole character.
    private static func cut(_ bytes: [UInt8], _ limit: Int, isText: Bool) -> Int {
        var end = limit
        while isText, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    /// The least byte string above all that begin with `prefix`: `ab` → `ac`, `a\xFF` → `b`.
    private static func nextBytes(_ prefix: [UInt8]) -> [UInt8]? {
        var bytes = prefix
        while let last = bytes.popLast() {
            if last < 0xFF { return bytes + [last + 1] }
        }
        return nil
    }

    /// The same for UTF-8: the last character that has a successor is replaced by it, so that the bound is text.
    private static func nextText(_ prefix: [UInt8]) -> [UInt8]? {
        let text = String(decoding: prefix, as: UTF8.self)
        // Bytes that are no UTF-8 were replaced: then only the bytes themselves have a successor.
        guard text.utf8.elementsEqual(prefix) else { return nextBytes(prefix) }
        var scalars = Array(text.unicodeScalars)
        while let last = scalars.popLast() {
            // The surrogates U+D800–DFFF are no characters.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let successor = Unicode.Scalar(next) else { continue }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            text.append(successor)
            return Array(String(text).utf8)
        }
        return nil
    }
}
