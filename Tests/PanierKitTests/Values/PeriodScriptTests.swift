import PanierTesting
import PanierVM
import Testing

/// Periods as scripts use them.
@Suite struct PeriodScriptTests {
  @Test(arguments: [
    (#"period("P1Y") == period("P12M")"#, "true"),
    (#"period("P1Y") + period("P6M")"#, "P1Y6M"),
    (#"period("P2Y").months"#, "24"),
    (#"period("P1M") < period("P1Y")"#, "true"),
    (#"period("P12M")"#, "P1Y"),
    (#""for " .. period("P0D")"#, "for P0D"),
  ]) func computes(expression: String, result: String) async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run("print(\(expression))")
      #expect(lua.output == result + "\n")
    }
  }

  @Test(arguments: [
    (
      #"period("1 year")"#,
      "'1 year' is not a period; write an ISO 8601 duration, as in \"P1Y\" for a year or \"P1M\" for a month"
    ),
    (
      #"period("P1M") < period("P30D")"#,
      "P1M and P30D cannot be compared, since months have different lengths"
    ),
  ]) func refuses(expression: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure("return \(expression)")
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
    }
  }
}
