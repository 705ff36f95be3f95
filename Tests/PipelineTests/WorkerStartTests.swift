import Glibc
import Pipeline
import Testing

/// The program starts anew with several workers that all begin with HTML: no start hangs or fails.
///
/// What is made ready once for all threads (tables, libxml2) is made ready by the first pages, and so
/// differs from start to start. `WINNOW_STARTS=50` tries each number of workers so often.
@Suite struct WorkerStartTests {
    @Test(.timeLimit(.minutes(5)), arguments: 2...8) func starts(workers: Int) throws {
        let times = getenv("WINNOW_STARTS").flatMap { Int(String(cString: $0)) } ?? 1
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"version":1,"extract":{"sources":[{"path":"in/*"}]}}"#, to: "pipeline.json")
        for number in 0..<16 {
            let text = "3月\(number + 1)日，云岭远拓新材料有限公司在无锡市签约，项目总投资\(number + 3)亿元，年底前开工。"
            try folder.write(
                "<html><head><title>签约\(number)</title></head><body><h1>远拓项目签约之\(number)</h1>"
                    + "<div class=content><p>\(text)<p>\(text)</div></body></html>",
                to: "in/\(number).html")
        }
        for time in 0..<times {
            let output = "load.output=out\(time % 2)"
            let ending = try Program.run(
                ["run", "--workers", "\(workers)", "--set", output, "--full"], in: folder)
            #expect(ending.status == 0, "\(ending.errors)")
        }
    }
}
