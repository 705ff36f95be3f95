/// Reads `pipeline.json`: strict JSON, `--set`, environment, shape, defaults.
package struct ConfigurationFile: Sendable {
    package let path: String
    package let overrides: [SettingOverride]
    package let environment: [String: String]

    package init(
        path: String, overrides: [SettingOverride] = [], environment: [String: String] = [:]
    ) {
        self.path = path
        self.overrides = overrides
        self.environment = environment
    }

    /// The configuration, or every problem of the file at once.
    package func read() throws(ConfigurationError) -> Configuration {
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path)
        } catch {
            let remedy =
                error.isMissing ? "name the file, or write one as the README shows" : error.remedy
            throw problem("cannot be read: \(error.reason)" + (remedy.map { "; \($0)" } ?? ""))
        }
        return try parse(bytes)
    }

    /// The defaults alone, for commands that take single files instead of sources.
    package static func defaults() throws(ConfigurationError) -> Configuration {
        let text = #"{"version":1,"extract":{"sources":[{"path":"*"}]}}"#
        return try ConfigurationFile(path: "defaults").parse(Array(text.utf8))
    }

    /// As `read`, from bytes at hand; `path` gives the folder and the name in messages.
    package func parse(_ bytes: [UInt8]) throws(ConfigurationError) -> Configuration {
        var tree: JSON
        do {
            tree = try JSONParser.parse(bytes)
        } catch {
            throw problem(error.message, line: error.line, column: error.column)
        }
        try checkVersion(tree)
        var problems: [ConfigurationProblem] = []
        for setting in overrides {
            if let changed = setting.applied(to: tree) {
                tree = changed
            } else {
                problems.append(
                    ConfigurationProblem(
                        file: "--set", line: 0, column: 0, pointer: setting.pointer,
                        message: "the path leads to nothing in this configuration"))
            }
        }
        let secrets = SinkSecrets.problems(of: tree)
        var references = EnvironmentReferences(environment: environment)
        tree = references.resolve(tree)
        var checker = ShapeChecker(file: path, overridden: Set(overrides.map(\.pointer)))
        for found in references.problems + secrets {
            checker.report(found.node, found.pointer, found.message)
        }
        let effective = checker.record(tree, ConfigurationShape.root, at: "")
        var names = ConfigurationReferences(folder: FileSystem.folder(of: path))
        names.check(effective)
        for found in names.problems { checker.report(found.node, found.pointer, found.message) }
        problems += checker.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        guard problems.isEmpty else { throw ConfigurationError(problems) }
        return Configuration(effective: effective, folder: FileSystem.folder(of: path))
    }

    /// A file of another version has other keys: its version is all there is to say.
    private func checkVersion(_ tree: JSON) throws(ConfigurationError) {
        guard let version = tree["version"]?.integer, version != ConfigurationShape.version else {
            return
        }
        let known = ConfigurationShape.version
        throw problem(
            "version \(version) is not known to this program, which reads version \(known)",
            line: tree["version"]?.line ?? 0, column: tree["version"]?.column ?? 0,
            pointer: "/version")
    }

    private func problem(_ message: String, line: Int = 0, column: Int = 0, pointer: String = "")
        -> ConfigurationError
    {
        ConfigurationError([
            ConfigurationProblem(
                file: path, line: line, column: column, pointer: pointer, message: message)
        ])
    }
}
