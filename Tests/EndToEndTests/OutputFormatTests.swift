import OVHClient
import Testing

/// `--output` and `--columns`, and `panier completion`, as processes.
@Suite struct OutputFormatTests {
  private static let offers = "print(cart.new{ subsidiary = 'FR' }:offers('free-x.fr'))"

  private func output(_ arguments: [String]) async throws -> String {
    let result = try await PanierProcess.run(arguments)
    #expect(result.errors == "")
    #expect(result.status == 0)
    return result.output
  }

  @Test func jsonIsOneValue() async throws {
    let list = try JSONValue(parsing: try await output(["-o", "json", "-e", Self.offers]))
    #expect(list.array?.count == 1)
    #expect(list[0]?["domain"] == "free-x.fr")
    #expect(list[0]?["total"]?["currency"] == "EUR")
    #expect(list[0]?["price"]?["RENEW"]?["value"]?.number?.text == "7.79")
    // Amounts are exact numbers, not floats.
    #expect(list[0]?["total"]?["value"]?.number?.text == "5.59")
    let cart = try JSONValue(
      parsing: try await output(["--output=json", "-e", "print(cart.new{ subsidiary = 'IE' })"]))
    #expect(cart["id"]?.string?.count == 36)
  }

  @Test func everyFormatKeepsTheChosenColumns() async throws {
    let command = ["-e", Self.offers, "--columns", "domain,total", "-o"]
    #expect(try await output(command + ["csv"]) == "domain,total\nfree-x.fr,5.59 EUR\n")
    #expect(try await output(command + ["tsv"]) == "domain\ttotal\nfree-x.fr\t5.59 EUR\n")
    #expect(
      try await output(command + ["jsonl"])
        == #"{"domain":"free-x.fr","total":{"value":5.59,"currency":"EUR"}}"# + "\n")
    #expect(
      try await output(command + ["yaml"])
        == "- domain: \"free-x.fr\"\n  total:\n    value: 5.59\n    currency: EUR\n")
    #expect(try await output(command + ["md"]) == "| domain | total |\n| --- | ---: |\n| free-x.fr | 5.59 EUR |\n")
  }

  @Test func everyListTakesTheChosenRows() async throws {
    let offers = ["offers", "free-x.fr", "free-x.com", "free-x.net", "free-x.io", "-o", "csv"]
    #expect(
      try await output(
        offers + ["--sort", "-total", "--filter", "total < '20 EUR'", "--columns", "domain,total", "--no-headers"])
        == "free-x.net,10.99 EUR\nfree-x.com,10.29 EUR\nfree-x.fr,5.59 EUR\n")
    let recipes = ["recipe", "list", "--columns", "id,risk", "--filter", "risk == 'quote'", "--sort", "id"]
    let csv = try await output(recipes + ["-o", "csv"]).split(separator: "\n")
    #expect(csv.first == "id,risk")
    #expect(csv.count > 1 && csv.dropFirst().allSatisfy { $0.hasSuffix(",quote") })
    #expect(csv.dropFirst().sorted() == Array(csv.dropFirst()))
    let json = try JSONValue(parsing: try await output(recipes + ["-o", "json"]))
    #expect(json.array?.count == csv.count - 1)
    #expect(json[0]?.object?.names == ["id", "risk"])
    let rows = ["-e", "print({ { a = 2 }, { a = 1 }, { a = 3 } })", "--sort", "a", "--filter", "a ~= 2"]
    #expect(try await output(rows + ["-o", "jsonl"]) == "{\"a\":1}\n{\"a\":3}\n")
    #expect(try await output(rows + ["--no-headers"]) == "┌───┐\n│ 1 │\n│ 3 │\n└───┘\n")
  }

  @Test(arguments: [
    (
      ["recipe", "list", "--filter", "rsk == 'quote'"], 2,
      "panier: no row has a column 'rsk'; did you mean 'risk'?\n"
    ),
    (
      ["recipe", "list", "--sort", "riks"], 2, "panier: no row has a column 'riks'; did you mean 'risk'?\n"
    ),
    (
      ["recipe", "list", "--filter", "risk =="], 2,
      "panier: the filter 'risk ==' cannot be read at its end; "
        + "write a Lua expression over fields, as in total < \"10 EUR\" and status == \"available\"\n"
    ),
  ]) func refusesAChoiceThatCannotBeMeant(arguments: [String], status: Int32, errors: String) async throws {
    let result = try await PanierProcess.run(arguments)
    #expect(result.errors == errors)
    #expect(result.status == status)
    #expect(result.output == "")
  }

  @Test func textStaysText() async throws {
    #expect(try await output(["-o", "json", "-e", "print('a', 1)"]) == "a\t1\n")
    #expect(
      try await output(["-o", "json", "-e", "print({ a = 1, b = { 2, 'x' } })"]) == """
        {
          "a": 1,
          "b": [
            2,
            "x"
          ]
        }

        """)
  }

  @Test func showTakesTheFormatUnlessItNamesOne() async throws {
    let rows = "show({ { a = 2, b = 'x' }, { a = 1, b = 'y' } }, { sort = 'a', columns = { 'a' }%@ })"
    #expect(
      try await output(["-o", "jsonl", "-e", rows.replacing("%@", with: "")]) == "{\"a\":1}\n{\"a\":2}\n")
    #expect(
      try await output(["-o", "json", "-e", rows.replacing("%@", with: ", format = 'csv'")]) == "a\n1\n2\n")
  }

  @Test func theDoctorReportsAsData() async throws {
    let findings = try JSONValue(parsing: try await output(["doctor", "-o", "json"]))
    #expect(findings.array?.first?["subject"] == "endpoint")
    #expect(findings.array?.allSatisfy { $0["level"] == "ok" } == true)
  }

  @Test func otherFormatsAreRefused() async throws {
    let result = try await PanierProcess.run(["-o", "xml", "-e", ""])
    #expect(result.errors.contains("'xml' is no output format; use one of table, json, jsonl, yaml, csv, tsv, md"))
    #expect(result.status == 2)
  }

  @Test(arguments: [
    ("bash", "complete -o filenames -F _panier panier"), ("zsh", "#compdef panier"), ("fish", "complete -c 'panier'"),
  ])
  func completionScriptsAreThoseOfTheShell(shell: String, line: String) async throws {
    let script = try await output(["completion", shell])
    #expect(script.contains(line))
    #expect(script.contains("ca-file"))
  }
}
