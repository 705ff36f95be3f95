import Model

extension Configuration {
    /// Digest of everything in the configuration that a result may depend on.
    ///
    /// Where the output lies, how many runs are kept and how many workers there are change no table.
    package var digest: ContentDigest {
        guard case .object(let members) = effective.value else { return ContentDigest(of: []) }
        let kept: [(String, JSON)] = members.compactMap { key, value in
            switch key {
            case "$schema", "runtime": return nil
            case "load":
                guard case .object(let load) = value.value else { return nil }
                return (key, .object(load.filter { $0.key == "sinks" }.map { ($0.key, $0.value) }))
            default: return (key, value)
            }
        }
        return ContentDigest(of: JSONWriter.compact(.object(kept)))
    }
}
