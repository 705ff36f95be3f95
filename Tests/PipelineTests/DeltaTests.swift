import Testing

@testable import Pipeline

@Suite struct DeltaTests {
    private func actions(_ version: Int) -> [JSON] {
        let told = JSON.object([
            ("path", .string("part-\(version)")), ("size", .number(7)),
            ("schema", .string("s")), ("manifest", .string("m\(version)")),
        ])
        return [.object([("commitInfo", .object([("winnow", told)]))])]
    }

    @Test func aVersionIsAddedOnceOnly() throws {
        let folder = try TemporaryFolder()
        let log = DeltaLog(folder: folder.path + "/projects")
        #expect(try log.state().version == -1)
        try log.commit(actions(0), version: 0)
        try log.commit(actions(1), version: 1)
        #expect(throws: DeltaError.self) { try log.commit(actions(1), version: 1) }
        let state = try log.state()
        #expect(state.version == 1 && state.manifest == "m1" && state.schema == "s")
        #expect(state.files.map(\.path) == ["part-1"])
        let names = try FileSystem.names(in: Array((log.folder + "/_delta_log").utf8))
        #expect(names.count == 2)
    }

    @Test func versionsOfOthersAreReadForward() throws {
        let folder = try TemporaryFolder()
        let log = DeltaLog(folder: folder.path + "/projects")
        try log.commit(actions(0), version: 0)
        let removal = JSON.object([("remove", .object([("path", .string("part-0"))]))])
        let addition = JSON.object([
            ("add", .object([("path", .string("compacted")), ("size", .number(9))]))
        ])
        try log.commit([removal, addition], version: 1)
        let state = try log.state()
        #expect(state.version == 1 && state.manifest == "m0")
        #expect(state.files.map(\.path) == ["compacted"] && state.files.first?.size == 9)
    }

    @Test func aLogOfOthersIsNoneOfOurs() throws {
        let folder = try TemporaryFolder()
        let log = DeltaLog(folder: folder.path + "/projects")
        try log.commit([.object([("protocol", .object([]))])], version: 0)
        let error = #expect(throws: DeltaError.self) { try log.state() }
        #expect(error?.description.contains("move it away") == true)
        try FileSystem.write(Array("{".utf8), to: log.file(of: 0))
        let damage = #expect(throws: DeltaError.self) { try log.state() }
        #expect(damage?.description.contains("is no Delta log") == true)
    }
}
