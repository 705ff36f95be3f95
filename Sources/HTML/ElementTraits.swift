import Glibc

/// What the attributes of an element say about it.
struct ElementTraits {
    var isHidden = false
    /// Has `href`.
    var hasTarget = false
    var container: HTMLContent.Container?

    init(key: UInt64, kind: ElementKind, attributes: Attributes) {
        switch kind {
        case .inline, .anchor, .lineBreak, .meta, .link, .title, .script, .skipped, .body:
            hasTarget = attributes["href"] != nil
        default:
            container = ContainerNames.elements[key]
            readContainer(attributes)
        }
        if case .body = kind { return }
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
