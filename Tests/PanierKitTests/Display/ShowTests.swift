import PanierKit
import PanierTesting
import PanierVM
import Testing
import Yams

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

  /// What a script prints in a format.
  private func output(_ script: String, _ format: OutputFormat) async throws -> String {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running, printing: PrintingOptions(format: format))
      try await lua.run(script)
      return lua.output.replacing("\r\n", with: "\n")
    }
  }

  @Test func recordsAndPlainListsPrintAsTables() async throws {
    let text = try await output("print(me.account()) print({ 7, 8 }) print(api.get('/me/order'))", .table)
    #expect(text.contains("│ Account    │ si1111-ovh"))
    #expect(text.contains("│ value │"))
    #expect(text.contains("no rows"))
    #expect(!text.contains("0x"))
  }

  @Test(arguments: [OutputFormat.csv, .tsv, .jsonl, .yaml]) func columnsComeAsTheManualSays(
    format: OutputFormat
  ) async throws {
    let text = try await output("print(me.payment_methods())", format)
    let isOfRows = format == .csv || format == .tsv
    let names =
      isOfRows
      ? ["Id", "Type", "Label", "Status", "Default", "Expires"]
      : ["id", "type", "subtype", "label", "status", "expires", "default"]
    let places = names.compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places == places.sorted())
    #expect(places.count == names.count)
  }

  @Test func columnsOfTheScriptsOwnRowsAreSorted() async throws {
    for _ in 0..<3 {
      #expect(try await output("print({ { c = 1, a = 2, b = 3, e = 4, d = 5 } })", .csv) == "a,b,c,d,e\n2,3,1,5,4\n")
    }
  }

  @Test func aLargeListIsCutBeforeItIsLaidOut() async throws {
    let rows = "local rows = {} for i = 1, 60000 do rows[i] = { id = i, name = 'n' .. i } end "
    #expect(
      try await output(rows + "show(rows, { limit = 2 })", .csv) == "id,name\n1,n1\n2,n2\n")
    #expect(try await output(rows + "print(rows)", .jsonl).hasSuffix("{\"id\":60000,\"name\":\"n60000\"}\n"))
  }

  @Test(arguments: [
    ("print({ f = print })", OutputFormat.json, "a function cannot be written as json"),
    ("print({ f = print })", .csv, "a table with functions cannot be written as csv"),
    ("local t = {} t.t = t print(t)", .yaml, "print: a table that contains itself cannot be printed"),
    ("show({ { f = print } }, { format = 'yaml' })", .table, "a function cannot be written as yaml"),
  ]) func anAddressIsNeverData(script: String, format: OutputFormat, message: String) async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running, printing: PrintingOptions(format: format))
      let error = await #expect(throws: LuaError.self) { try await lua.run(script) }
      #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
      #expect(error?.kind == .usage)
      #expect(lua.output == "")
    }
  }

  @Test func keysThatAreNoNamesAreData() async throws {
    #expect(
      try await output("print({ [5] = 'x', a = { b = { c = { d = { e = { f = 1 } } } } } })", .jsonl)
        == "{\"5\":\"x\",\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":1}}}}}}\n")
  }

  @Test func otherReadersTakeTheYAML() async throws {
    let text = try await output(
      #"print({ a = "x\u{7F}\u{85}\u{9F}\u{FFFE}\u{FFFF}", b = "no", c = {}, d = { 1, "x" }, e = "1", f = "é" })"#,
      .yaml)
    #expect(
      text == """
        a: "x\\x7F\\N\\x9F\\uFFFE\\uFFFF"
        b: "no"
        c: {}
        d:
        - 1
        - x
        e: "1"
        f: "é"

        """)
    #expect(try Yams.compose(yaml: text)?["a"]?.string == "x\u{7F}\u{85}\u{9F}\u{FFFE}\u{FFFF}")
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
      #expect(error?.kind == .usage)
      if message.hasPrefix("no row has a column 'size'") {
        // Fields of a Lua table have no order of their own.
        #expect(error?.message.hasPrefix("no row has a column 'size'; there are ") == true)
      } else {
        #expect(error?.message == message)
      }
    }
  }

  private static let large =
    "local t, list = {}, {} for i = 1, 1.2e5 do t['k' .. i] = i list[i] = { a = i } end "

  @Test(arguments: ["show(t)", "show({ t })", "show(list)"])
  func whatHasTooManyItemsForARecipeIsRefusedBeforeItIsCopied(call: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running, level: .recipe).failure(Self.large + call)
      #expect(error?.message == "show: argument 'value' (#1) must be any value, got a table of more than 100,000 items")
    }
  }

  @Test func aRowOfManyColumnsIsLaidOutInOneWalk() async throws {
    let text = try await output(
      "local t = {} for i = 1, 2e5 do t[string.format('k%06d', i)] = i end print({ t })", .csv)
    #expect(text.hasPrefix("k000001,k000002,"))
    #expect(text.hasSuffix(",199999,200000\n"))
  }

  @Test func rowsThatShareNoColumnAreRefusedBeforeTheyAreLaidOut() async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running, level: .recipe).failure(
        "local list = {} for i = 1, 4000 do list[i] = { ['k' .. i] = i } end show(list)")
      #expect(
        error?.message
          == "a table of 4000 rows and 4000 columns has more than 10,000,000 cells; name the columns to show, or set a limit"
      )
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
}
