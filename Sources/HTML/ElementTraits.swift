import Glibc

/// What the attributes of an element say about it.
struct ElementTraits {
    var isHidden = false
    /// Has `href`.
    var hasTarget = false
    var container: HTMLContent.Container?
    /// Columns and rows that a table's cell takes.
    var columns = 1
    var rows = 1

    init(key: UInt64, kind: ElementKind, attributes: Attributes) {
        switch kind {
        case .inline, .anchor, .lineBreak, .meta, .link, .title, .script, .skipped, .body:
            hasTarget = attributes["href"] != nil
        default:
            container = ContainerNames.elements[key]
            readContainer(attributes)
        }
        if case .body = kind { return }
        if case .cell = kind {
            columns = Self.span(attributes["colspan"], atMost: Self.mostColumns)
            rows = Self.span(attributes["rowspan"], atMost: Self.mostRows)
        }
        isHidden =
            attributes["hidden"] != nil || attributes["aria-hidden"].map { Self.isTrue($0) } == true
            || attributes["style"].map { Visibility.isHidden(style: $0) } == true
    }

    /// A name of an article body counts before any other; then role, then names, then the element.
    private mutating func readContainer(_ attributes: Attributes) {
        let property = attributes["itemprop"].flatMap {
            ContainerNames.properties[ContainerNames.key($0)]
        }
        let id = attributes["id"].flatMap { ContainerNames.container(ofNames: $0) }
        let classes = attributes["class"].flatMap { ContainerNames.container(ofNames: $0) }
        let role = attributes["role"].flatMap {
            ContainerNames.landmarkRoles[ContainerNames.key($0)]
        }
        let told = [property, id, classes, role].compactMap { $0 }
        if told.contains(.article) {
            container = .article
        } else if let first = told.first {
            container = first
        }
    }

    /// The table model of the HTML standard allows 1000 columns and 65534 rows: no table of data has as many.
    private static let mostColumns = 40
    private static let mostRows = 400

    private static func span(_ value: UnsafeBufferPointer<UInt8>?, atMost limit: Int) -> Int {
        guard let value, (1...4).contains(value.count) else { return 1 }
        var number = 0
        for byte in value {
            guard (0x30...0x39).contains(byte) else { return 1 }
            number = number * 10 + Int(byte - 0x30)
        }
        return min(max(number, 1), limit)
    }

    private static func isTrue(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        value.elementsEqual("true".utf8)
    }
}

/// The attributes of one element, as libxml2 hands them over: name, value, name, value, NULL.
struct Attributes {
    private let pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    init(_ pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        self.pairs = pairs
    }

    /// The value of the first attribute of that name; empty for one without a value.
    subscript(name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let pairs else { return nil }
        var index = 0
        while let key = pairs[index] {
            if Self.equal(key, name) { return cString(pairs[index + 1]) }
            index += 2
        }
        return nil
    }

    private static func equal(_ key: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
        var place = 0
        while place < name.utf8CodeUnitCount {
            if key[place] != name.utf8Start[place] { return false }
            place += 1
        }
        return key[place] == 0
    }
}

/// The bytes of a C string; empty for NULL.
func cString(_ pointer: UnsafePointer<UInt8>?) -> UnsafeBufferPointer<UInt8> {
    guard let pointer else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: pointer, count: strlen(pointer))
}
