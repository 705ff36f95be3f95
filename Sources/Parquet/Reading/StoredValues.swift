/// The present values of some rows as a page stores them, one after the other.
///
/// INT96 is a time and becomes microseconds, FLOAT becomes double; fixed-length arrays are byte strings.
enum StoredValues {
    case booleans([Bool])
    case int32s([Int32])
    case int64s([Int64])
    case doubles([Double])
    case byteStrings(ByteStrings)

    static func empty(_ physical: StoredPhysical) -> StoredValues {
        switch physical {
        case .boolean: .booleans([])
        case .int32: .int32s([])
        case .int64, .int96: .int64s([])
        case .float, .double: .doubles([])
        case .byteArray, .fixedLengthByteArray: .byteStrings(ByteStrings())
        }
    }

    var count: Int {
        switch self {
        case .booleans(let all): all.count
        case .int32s(let all): all.count
        case .int64s(let all): all.count
        case .doubles(let all): all.count
        case .byteStrings(let all): all.count
        }
    }

    /// Appends values of the same kind; `false` if they are of another.
    mutating func append(_ other: StoredValues) -> Bool {
        switch (self, other) {
        case (.booleans(var all), .booleans(let more)):
            self = .booleans([])
            all += more
            self = .booleans(all)
        case (.int32s(var all), .int32s(let more)):
            self = .booleans([])
            all += more
            self = .int32s(all)
        case (.int64s(var all), .int64s(let more)):
            self = .booleans([])
            all += more
            self = .int64s(all)
        case (.doubles(var all), .doubles(let more)):
            self = .booleans([])
            all += more
            self = .doubles(all)
        case (.byteStrings(var all), .byteStrings(let more)):
            self = .booleans([])
            all.append(contentsOf: more, 0..<more.count)
            self = .byteStrings(all)
        default: return false
        }
        return true
    }

    /// The values at `places`, which all lie inside; `nil` if one does not.
    func selecting(_ places: [UInt32]) -> StoredValues? {
        guard places.allSatisfy({ Int($0) < count }) else { return nil }
        switch self {
        case .booleans(let all): return .booleans(places.map { all[Int($0)] })
        case .int32s(let all): return .int32s(places.map { all[Int($0)] })
        case .int64s(let all): return .int64s(places.map { all[Int($0)] })
        case .doubles(let all): return .doubles(places.map { all[Int($0)] })
        case .byteStrings(let all):
            var chosen = ByteStrings()
            for place in places { chosen.append(all[Int(place)]) }
            return .byteStrings(chosen)
        }
    }
}
