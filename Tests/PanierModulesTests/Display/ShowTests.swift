import PanierTesting
import PanierVM
import Testing

/// Tables and charts, whole pictures.
@Suite struct ShowTests {
  private static let rows = """
    local rows = {
      { name = "fr", price = money("4.99 EUR"), note = "cheap" },
      { name = "com", price = money("12.49 EUR") },
      { name = "net", price = money("9 EUR"), note = "middle" },
    }

    """

  private func printed(_ script: String) async throws -> String {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run(script)
      return lua.output
    }
  }

  @Test func offersPrintAsATable() async throws {
    let text = try await printed(
      """
      local c = cart.new()
      print(c:offers("free-example.fr"))
      print(c:offers("taken-example.com"))
      print(c:offers("premium-example.com"))
      print(c:offers("market-example.com"))
      """)
    #expect(Picture.compare("offers", text) == .same)
  }

  @Test func columnsSortAndLimit() async throws {
    let text = try await printed(
      Self.rows + #"show(rows, { columns = { "price", "name" }, sort = "-price", limit = 2, title = "Prices" })"#)
    #expect(Picture.compare("show-columns", text) == .same)
  }

  @Test(arguments: [
    ("csv", "name,price\r\nfr,4.99 EUR\r\ncom,12.49 EUR\r\nnet,9.00 EUR\r\n"),
    ("tsv", "name\tprice\nfr\t4.99 EUR\ncom\t12.49 EUR\nnet\t9.00 EUR\n"),
  ]) func machineFormats(format: String, expected: String) async throws {
    let text = try await printed(Self.rows + #"show(rows, { columns = { "name", "price" }, format = "\#(format)" })"#)
    #expect(text.replacing("\r\n", with: "\n").trimmingEnd == expected.replacing("\r\n", with: "\n").trimmingEnd)
  }

  @Test func markdown() async throws {
    let text = try await printed(Self.rows + #"show(rows, { columns = { "name", "price" }, format = "md" })"#)
    #expect(Picture.compare("show-markdown", text) == .same)
  }

  @Test func oneOfAListPrintsAsAListOfOne() async throws {
    let text = try await printed(
      """
      local c = cart.new()
      local item = c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      print(item:configurations():where{ label = "OWNER_LEGAL_AGE" }[1])
      """)
    #expect(text.contains("OWNER_LEGAL_AGE"))
    #expect(text.contains("│ Label"))
  }

  @Test func aDateIsOneCellAndOneText() async throws {
    let text = try await printed(
      """
      local date = require("panier.date")
      local rows = { { due = date.parse("2026-11-24") } }
      show(rows, { format = "csv" })
      show(rows, { format = "jsonl" })
      show({ date.parse("2026-11-25") }, { format = "csv" })
      """)
    #expect(
      text.replacing("\r\n", with: "\n") == "due\n2026-11-24\n{\"due\":\"2026-11-24\"}\nvalue\n2026-11-25\n")
  }

  @Test func rowsAreSortedByAnythingThatHasAnOrder() async throws {
    let text = try await printed(
      """
      local date = require("panier.date")
      local rows = { { due = date.parse("2026-11-24") }, { due = date.parse("2025-01-31") } }
      show(rows, { format = "csv", sort = "due" })
      """)
    #expect(text.replacing("\r\n", with: "\n") == "due\n2025-01-31\n2026-11-24\n")
  }

  @Test func chartsAreScaledToTheLargest() async throws {
    let text = try await printed(Self.rows + #"chart(rows, { label = "name", value = "price", title = "Prices" })"#)
    #expect(Picture.compare("chart", text) == .same)
  }

  @Test(arguments: [
    (#"show(rows, { columns = { "pirce" } })"#, "no row has a column 'pirce'; did you mean 'price'?"),
    (#"show(rows, { sort = "size" })"#, "no row has a column 'size'; there are name, price, note"),
    (#"show(rows, { format = "xls" })"#, "show has no format 'xls'; use table, json, jsonl, yaml, csv, tsv or md"),
    (#"chart(rows, { label = "name", value = "note" })"#, "the bar 'fr' has no number or money in 'note'"),
    (
      #"chart("x", { label = "name", value = "note" })"#,
      "chart needs a list of tables or objects, not a string"
    ),
    (#"show(rows, { colums = { "name" } })"#, "show: unknown option 'colums'; did you mean 'columns'?"),
  ]) func refuses(script: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(Self.rows + script)
      #expect(error?.kind == "usage")
      if message.hasPrefix("no row has a column 'size'") {
        // Fields of a Lua table have no order of their own.
        #expect(error?.message.hasPrefix("no row has a column 'size'; there are ") == true)
      } else {
        #expect(error?.message == message)
      }
    }
  }
}

extension String {
  /// The text without line ends behind it.
  var trimmingEnd: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  @Test(arguments: [LuaLevel.trusted, .recipe], ["show(t)", "show({ t })", "show(list)"])
  func aMillionKeysAreRefusedBeforeTheyAreCopied(level: LuaLevel, call: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running, level: level).failure(
        "local t, list = {}, {} for i = 1, 1e6 do t['k' .. i % 2e5] = i list[i % 2e5 + 1] = { a = i } end \(call)")
      #expect(
        error?.message == "show: argument 'value' (#1) must be any value, got a table of more than 100,000 items"
          || error?.message == "not enough memory: the limit is 64 MiB")
    }
  }
}
