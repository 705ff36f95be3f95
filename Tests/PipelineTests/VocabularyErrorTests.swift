import Lexicon
import Pipeline
import Testing

/// What an analyst may mistype in a file laid over the vocabularies: each is told with its file and line.
@Suite struct VocabularyErrorTests {
    @Test(arguments: [
        (
            "clean_parameters", "parameter\tvalue\tmeaning\ntitle_window\tinf\t\n",
            "2: title_window is \"inf\"; a whole number from 1 to 100000 is expected"
        ),
        (
            "clean_parameters", "# own\nparameter\tvalue\tmeaning\nline_mass_unit\t0\t\n",
            "3: line_mass_unit is \"0\"; a number from 0.01 to 100000 is expected"
        ),
        (
            "clean_parameters", "parameter\tvalue\tmeaning\ntitel_window\t20\t\n",
            "2: unknown parameter titel_window; the nearest is title_window"
        ),
        ("reading_weights", "weight\tvalue\tmeaning\nseam_unit\t0\t\n", "2: seam_unit is \"0\""),
        ("seam_marks", "mark\tkind\tweight\n云\topener\tnan\n", "2: 云 opener nan needs"),
        (
            "mention_weights",
            "# own\n\nfeature\tinstitution\tshort_name\tproject\nafterJoin\t0.1\tmuch\t0.2\n",
            "4: afterJoin has no short_name; a number from -1000 to 1000 is expected"
        ),
        ("project_evidence", "evidence\tweight\ntwice\tinf\n", "2: write a number behind one of"),
        (
            "confidence_weights", "key\ttable\tsign\tnumber\nevnts:base\tevnts\tbase\t1\n",
            "2: nothing looks for weights of evnts: the tables are events, partners"
        ),
        (
            "confidence_weights",
            "key\ttable\tsign\tnumber\nevents:level 7\tevents\tlevel 7\t1\n",
            "2: the level 7 needs to be a number from 0 to 1"
        ),
        (
            "frame_words", "key\tuse\tword\n云:nobody\tnobody\t云\n",
            "2: no rule looks for “nobody”"
        ),
        (
            "money_magnitudes", "word\tfactor\tblank\n云\t0\t0\n", "2: 云 needs a factor above 1"
        ),
    ])
    func isToldWithFileAndLine(table: String, content: String, expected: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(content, to: "words/\(table).tsv")
        let configuration = try ConfigurationFile(path: folder.path + "/pipeline.json").parse(
            Array(
                #"{"version":1,"extract":{"sources":[{"path":"in"}]},"enrich":{"lexicons":["words"]}}"#
                    .utf8))
        let error = #expect(throws: LexiconError.self) { try Stages(configuration) }
        let told = error?.description ?? ""
        #expect(told.hasPrefix("\(folder.path)/words/\(table).tsv:\(expected)"), "\(told)")
    }
}
