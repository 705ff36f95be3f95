/// Maps the names used in single articles to one key for the whole run.
///
/// A short form is mapped to the full name it stands for only when every article that uses it with
/// a fuller name agrees on that name: `江海芯谷` alone on one page meets `云岭江海芯谷集团有限公司`
/// of another, while a form that two companies share stays by itself. The result depends on the set
/// of names only, never on the order of articles.
struct KeyRegistry: Sendable {
    private let canonical: [String: String]

    /// `groups`: for each local thing its main key and the keys of its other forms.
    init(_ groups: some Sequence<(main: String, forms: [String])>) {
        var names = NameForms()
        for group in groups { names.add(group.main, group.forms) }
        self.init(names)
    }

    init(_ names: NameForms) {
        let mains = names.mains
        var canonical: [String: String] = [:]
        // Longer keys first: what they stand for is settled before shorter forms refer to them.
        let keys = mains.keys.sorted {
            $0.utf8.count != $1.utf8.count
                ? $0.utf8.count > $1.utf8.count : $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        for key in keys {
            let targets = Set((mains[key] ?? []).map { canonical[$0] ?? $0 })
            if targets.count == 1, let target = targets.first,
                target.utf8.count > key.utf8.count
            {
                canonical[key] = target
            }
        }
        self.canonical = canonical
    }

    func key(for name: String) -> String {
        canonical[name] ?? name
    }
}

/// The main keys that each other form of a name stood for in some article.
struct NameForms: Sendable {
    fileprivate(set) var mains: [String: Set<String>] = [:]

    mutating func add(_ main: String, _ forms: [String]) {
        for form in forms where form != main { mains[form, default: []].insert(main) }
    }
}
