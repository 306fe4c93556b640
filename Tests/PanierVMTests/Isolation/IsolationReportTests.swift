import PanierVM
import Testing

/// What the process gives up is what the report says.
// One process at a time: a hundred at once would starve everything else.
@Suite(.serialized) struct IsolationReportTests {
  @Test func theFencesAreUp() async throws {
    let report = try await Isolated.make().report
    for measure in [
      IsolationReport.Measure.noNewPrivileges, .notDumpable, .noCore, .noFileSize, .noDescriptors, .cpuTime,
    ] {
      #expect(report.active.contains(measure), "\(report)")
    }
    #expect(report.active.count + report.missing.count == IsolationReport.Measure.allCases.count)
    #expect(report.description.split(separator: "\n").count == IsolationReport.Measure.allCases.count)
  }

  @Test func nativeCodeInsideReachesNothing() throws {
    let (text, status) = try #require(Files.output(of: "'\(Isolated.program().path)' calls"))
    #expect(status == 0)
    #expect(text == "tried 66, through:\n" || text == "no filter here\n", "\(text)")
  }

  @Test func workThatWaitsDoesNotEndTheProcess() throws {
    let (text, status) = try #require(Files.output(of: "'\(Isolated.program().path)' waiting"))
    #expect(status == 0)
    #expect(text == "alive\n" || text == "no filter here\n", "\(text)")
  }

  @Test func theReportAgreesWithTheKernel() async throws {
    let runner = Isolated.make()
    let report = try await runner.report
    let status = try #require(Files.text("/proc/\(await runner.processIdentifier)/status"))
    #expect(status.contains("NoNewPrivs:\t1"))
    #expect(status.contains("Seccomp:\t2") == report.active.contains(.systemCalls))
    let limits = try #require(Files.text("/proc/\(await runner.processIdentifier)/limits"))
    #expect(limits.split(separator: "\n").contains { $0.hasPrefix("Max open files            0 ") })
    _ = try await runner.run("return 1", name: "script.lua")
  }
}
