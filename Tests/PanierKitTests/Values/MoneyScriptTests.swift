import PanierTesting
import PanierVM
import Testing

/// Money as scripts use it: exact results, and a sentence for everything that would not be exact.
@Suite struct MoneyScriptTests {
  @Test(arguments: [
    (#"money("4.99 EUR") + money("1.00 EUR")"#, "5.99 EUR"),
    (#"money("0.10 EUR") * 3 - money("0.30 EUR")"#, "0.00 EUR"),
    (#"-money("2.50 EUR")"#, "-2.50 EUR"),
    (#"2 * money("2.50 EUR")"#, "5.00 EUR"),
    (#"money("4.99 EUR"):percent(20)"#, "1.00 EUR"),
    (#"money("0.125 EUR"):percent(100)"#, "0.13 EUR"),
    (#"money(4.99, "EUR")"#, "4.99 EUR"),
    (#"money("10 EUR"):split(3)[1]"#, "3.34 EUR"),
    (#"money("10 EUR"):split(3)[3]"#, "3.33 EUR"),
    (#"money("10 EUR").value"#, "10.0"),
    (#"money("10 EUR").currency"#, "EUR"),
    (#"money("10 EUR") == money("10.00 EUR")"#, "true"),
    (#"money("9 EUR") < money("10 EUR")"#, "true"),
    (#""total " .. money("9 EUR")"#, "total 9.00 EUR"),
  ]) func computes(expression: String, result: String) async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run("print(\(expression))")
      #expect(lua.output == result + "\n")
    }
  }

  @Test(arguments: [
    (
      #"money("20 euros")"#,
      "'20 euros' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\""
    ),
    (#"money(20)"#, "'20' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\""),
    (
      #"money("1,5 EUR")"#,
      "'1,5 EUR' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\""
    ),
    (#"money("1 EUR") + money("1 USD")"#, "EUR and USD cannot be mixed; convert one of them first"),
    (#"money("1 EUR") < money("1 USD")"#, "EUR and USD cannot be mixed; convert one of them first"),
    (
      #"money("1 EUR") + 1"#,
      "money cannot be added to the bare number 1; give it a currency, as in money(1, \"EUR\")"
    ),
    (
      #"money("1 EUR") < 20"#,
      "money cannot be compared with the bare number 20; give it a currency, as in money(20, \"EUR\")"
    ),
    (#"money("1 EUR") * "2""#, "money cannot be multiplied by a string; use money, as in money(\"19.99 EUR\")"),
    (#"money("1 EUR"):split(0)"#, "money cannot be split into 0 parts; use a whole number from 1 to 1000000"),
    (#"money("1 EUR") * (0/0)"#, "money cannot be multiplied by nan; use a finite number"),
  ]) func refuses(expression: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure("return \(expression)")
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
      #expect(error?.location == "test.lua:1")
      #expect(running.callNames == [])
    }
  }
}
