/// The name that differs least from `word`, if it differs by at most a third of its letters.
///
/// `trade` is near `trades`. Distance: Levenshtein's, over Unicode scalars; of equals the first.
func nearestName(to word: String, among names: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for name in names {
        let distance = editDistance(Array(word.unicodeScalars), Array(name.unicodeScalars))
        if distance <= max(1, word.unicodeScalars.count / 3), distance < best?.distance ?? Int.max {
            best = (name, distance)
        }
    }
    return best?.name
}

private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (index, scalar) in one.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for (place, counterpart) in other.enumerated() {
            let replaced = diagonal + (scalar == counterpart ? 0 : 1)
            diagonal = row[place + 1]
            row[place + 1] = min(replaced, row[place] + 1, row[place + 1] + 1)
        }
    }
    return row[other.count]
}
