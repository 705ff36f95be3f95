import Glibc
import Model
import Pipeline
import Testing

@Suite struct InputListingTests {
    private func source(_ path: String) -> Configuration.Source {
        Configuration.Source(name: "s", path: path)
    }

    @Test(arguments: [
        ("*", "a", true), ("*", "a/b", false), ("**/*", "a", true), ("**/*", "a/b/c", true),
        ("a/**", "a/b/c", true), ("a/**", "a", false), ("a/**/c", "a/c", true),
        ("a/**/c", "a/x/y/c", true), ("a/**/c", "a/x/cc", false), ("*.html", "x.html", true),
        ("*.html", "x.html.gz", false), ("a?c*", "abcd", true), ("a?c*", "ac", false),
        ("**/b/**/d", "a/b/c/b/d", true), ("*a*b", "xaybzb", true), ("", "a", false),
    ])
    func patterns(pattern: String, path: String, matches: Bool) {
        #expect(GlobPattern(pattern).matches(Array(path.utf8)) == matches)
    }

    @Test func hostilePatternIsLinearEnough() {
        let pattern = GlobPattern(String(repeating: "*a", count: 30) + "b")
        #expect(!pattern.matches([UInt8](repeating: UInt8(ascii: "a"), count: 5_000)))
    }

    @Test func listsInOrderOfBytesAndSkipsTheUnfinished() throws {
        let folder = try TemporaryFolder()
        for name in [
            "b.txt", "a/z.txt", "a.txt", "B.txt", "甲.txt", ".hidden", "c.part", "d.tmp", "e~",
            ".git/x",
        ] {
            try folder.write("x", to: name)
        }
        let listing = try InputListing([source(folder.path + "/**/*")])
        #expect(
            listing.files.map(\.source.path) == ["B.txt", "a.txt", "a/z.txt", "b.txt", "甲.txt"])
        #expect(listing.skipped == 5)
        #expect(listing.rejects.isEmpty)
    }

    @Test func linksAndPipesAreRejectsNotReads() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "in/real.txt")
        try folder.write("secret", to: "outside.txt")
        try FileSystem.makeLink(folder.path + "/in/out.txt", to: "../outside.txt")
        try FileSystem.makeLink(folder.path + "/in/self.txt", to: "real.txt")
        try FileSystem.makeLink(folder.path + "/in/loop", to: "..")
        #expect(mkfifo(folder.path + "/in/pipe", 0o644) == 0)
        let listing = try InputListing([source(folder.path + "/in/**/*")])
        #expect(listing.files.map(\.source.path) == ["real.txt"])
        #expect(listing.rejects.map(\.source.path) == ["loop", "out.txt", "pipe", "self.txt"])
        #expect(
            listing.rejects.map(\.reason) == [
                .escapesRoot, .escapesRoot, .notRegularFile, .notRegularFile,
            ])
    }

    @Test func hostileNamesAreReadAndShownHarmlessly() throws {
        let folder = try TemporaryFolder()
        let names: [[UInt8]] = [
            Array("a\u{1B}[2J.txt".utf8), [0x61, 0xFF, 0x2E, 0x74], Array("-rf.txt".utf8),
            Array("n\nl.txt".utf8),
            Array("r\u{202E}txt.exe".utf8), Array("back\\slash".utf8),
        ]
        for name in names {
            let path = (Array((folder.path + "/").utf8) + name).map { CChar(bitPattern: $0) } + [0]
            let descriptor = open(path, O_CREAT | O_WRONLY, 0o644)
            #expect(descriptor >= 0)
            close(descriptor)
        }
        let listing = try InputListing([source(folder.path + "/*")])
        #expect(
            Set(listing.files.map(\.source.path)) == [
                #"a\x1B[2J.txt"#, #"a\xFF.t"#, "-rf.txt", #"n\x0Al.txt"#, #"r\xE2\x80\xAEtxt.exe"#,
                #"back\x5Cslash"#,
            ])
        #expect(
            Set(listing.files.map { Array($0.path.dropFirst(folder.path.utf8.count + 1)) })
                == Set(names))
    }

    @Test func aMissingFolderIsAnErrorAnEmptyOneIsEmpty() throws {
        let folder = try TemporaryFolder()
        #expect(throws: InputError.self) { try InputListing([source(folder.path + "/none/**/*")]) }
        #expect(try InputListing([source(folder.path + "/**/*")]).files.isEmpty)
    }

    @Test func oneFileCanBeNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "page.txt")
        let listing = try InputListing([source(folder.path + "/page.txt")])
        #expect(listing.files.map(\.source.path) == ["page.txt"])
    }

    @Test func aFileOfTwoSourcesCountsOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "in/a.txt")
        let listing = try InputListing([
            source(folder.path + "/in/*"), source(folder.path + "/**/*.txt"),
        ])
        #expect(listing.files.map(\.source.path) == ["in/a.txt"])
        #expect(listing.files.map(\.origin) == [0])
    }

    /// Folders of the sources, and what the file `a.txt` of each is called.
    @Test(arguments: [
        (["s1"], ["a.txt"]), (["s1", "s2"], ["s1/a.txt", "s2/a.txt"]),
        (["s1/news", "s1/web"], ["news/a.txt", "web/a.txt"]), (["s1", "s1"], ["a.txt"]),
        (["s1", "s1/news"], ["a.txt", "news/a.txt"]),
        (["./s1/", "s1/../s2"], ["s1/a.txt", "s2/a.txt"]),
    ])
    func filesOfSeveralSourcesHaveNamesOfTheirOwn(folders: [String], names: [String]) throws {
        let folder = try TemporaryFolder()
        for name in ["s1", "s1/news", "s1/web", "s2"] { try folder.write("x", to: name + "/a.txt") }
        let sources = folders.map { source("\(folder.path)/\($0)/*.txt") }
        #expect(try InputListing(sources).files.map(\.source.path) == names)
        #expect(try InputListing(Array(sources.reversed())).files.map(\.source.path) == names)
    }

    @Test func rejectsOfSeveralSourcesAreNamedAsTheirFiles() throws {
        let folder = try TemporaryFolder()
        for name in ["s1", "s2"] {
            try folder.write("x", to: name + "/a.txt")
            try FileSystem.makeLink(folder.path + "/\(name)/b.txt", to: "a.txt")
        }
        let listing = try InputListing(["s1", "s2"].map { source("\(folder.path)/\($0)/*") })
        #expect(listing.rejects.map(\.source.path) == ["s1/b.txt", "s2/b.txt"])
    }

    @Test func twoFilesThatWouldHaveOneNameAreRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "far/in/a.txt")
        try folder.write("y", to: "in/a.txt")
        try folder.write("z", to: "far/deep/z.txt")
        try FileSystem.makeLink(folder.path + "/link", to: "far/deep")
        // Through the link `..` is far/, by its name it is the folder itself.
        let error = #expect(throws: InputError.self) {
            try InputListing([
                source(folder.path + "/in/*"), source(folder.path + "/link/../in/*"),
            ])
        }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains("/in/a.txt and ") && text.contains("/link/../in/a.txt would both"))
    }

    @Test func onlyAndLimitRestrict() throws {
        let folder = try TemporaryFolder()
        for name in ["a.txt", "b.html", "c.txt"] { try folder.write("x", to: name) }
        try FileSystem.makeLink(folder.path + "/aa.txt", to: "a.txt")
        func names(_ limit: Int) throws -> [String] {
            var listing = try InputListing([source(folder.path + "/*")])
            listing.restrict(only: GlobPattern("*.txt"), limit: limit)
            return listing.files.map(\.source.path) + listing.rejects.map { "-\($0.source.path)" }
        }
        #expect(try names(1) == ["a.txt"])
        #expect(try names(2) == ["a.txt", "-aa.txt"])
        #expect(try names(3) == ["a.txt", "c.txt", "-aa.txt"])
        #expect(try names(9) == ["a.txt", "c.txt", "-aa.txt"])
    }
}
