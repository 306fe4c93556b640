import Foundation
import Testing

/// What an operator can get wrong: one sentence that names the thing, and the exit code.
@Suite struct BadInputTests {
  private static let cheapest =
    "\n  panier recipe run cheapest-name helps: Finds the cheapest suffix for a label: first year, renewal, and what it "
    + "costs over years."

  private static let mistakes: [(code: String, message: String, status: Int32)] = [
    (
      "local c = cart.new() c:adds(1)", "(command line):1: Cart has no field or method 'adds'; did you mean 'add'?", 1
    ),
    ("cart.nwe{}", "(command line):1: cart has no function 'nwe'; did you mean 'new'?", 1),
    ("crat.new{}", "(command line):1: undeclared global 'crat'; did you mean 'cart'?", 1),
    (
      "cart.new{ subsidiary = 12 }", "(command line):1: cart.new: option 'subsidiary' must be string, got number 12", 1
    ),
    (
      "cart.new{ subsidary = 'FR' }",
      "(command line):1: cart.new: unknown option 'subsidary'; did you mean 'subsidiary'?", 1
    ),
    (
      "cart.new():offers(12)",
      "(command line):1: Cart:offers: argument 'what' (#1) must be string or table, got number 12", 1
    ),
    (
      "cart.new():offers('example')",
      "(command line):1: 'example' has no suffix; write a whole domain name, as in \"example.fr\"", 1
    ),
    (
      "local c = cart.new() c:add{ domain = 'taken-x.fr' }",
      "(command line):1: taken-x.fr is taken; its owner may transfer it here, with action = \"transfer\""
        + cheapest, 8
    ),
    (
      "local c = cart.new() c:add(c:offers('premium-x.fr'):cheapest())",
      "(command line):1: premium-x.fr is a premium name with a price of its own (4100.00 EUR excl. tax); "
        + "add it with premium = true to accept that" + cheapest, 3
    ),
    (
      "local c = cart.new() c:add(c:offers('free-x.fr'):cheapest(), { duration = 'P7M' })",
      "(command line):1: free-x.fr is not sold for P7M; choose one of P1Y, P2Y, P3Y, P4Y, P5Y, P6Y, P7Y, P8Y, P9Y, P10Y",
      1
    ),
    (
      "print(money('20 EUR') + 5)",
      "(command line):1: money cannot be added to the bare number 5; give it a currency, as in money(5, \"EUR\")", 1
    ),
    (
      "print(money('20 EUR') < money('5 USD'))",
      "(command line):1: EUR and USD cannot be mixed; convert one of them first", 1
    ),
    ("x = = 1", "(command line):1: unexpected symbol near '='", 1),
    ("error('boom')", "(command line):1: boom", 1),
  ]

  @Test(arguments: mistakes.indices) func saysWhatIsWrongInOneSentence(index: Int) async throws {
    let mistake = Self.mistakes[index]
    let result = try await PanierProcess.run(["-e", mistake.code])
    #expect(result.errors == "panier: \(mistake.message)\n")
    #expect(result.output == "")
    #expect(result.status == mistake.status)
  }

  @Test func namesASuffixThatIsNotSold() async throws {
    let result = try await PanierProcess.run(["-e", "cart.new():offers('free-x.zzzz')"])
    #expect(
      result.errors.hasPrefix(
        "panier: (command line):1: free-x.zzzz cannot be ordered: OVHcloud does not sell .zzzz "
          + "(400: Extension not managed, query EU.sim-"))
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.status == 4)
  }

  @Test func refusesFilesThatAreNoScripts() async throws {
    let folder = try TemporaryFolder()
    let expectations: [(String, String)] = [
      ("nosuch.lua", "cannot read 'nosuch.lua': there is no such file"),
      (folder.path, "cannot run '\(folder.path)': it is a folder; name a .lua file"),
    ]
    for (path, message) in expectations {
      let result = try await PanierProcess.run([path])
      #expect(result.errors == "panier: \(message)\n")
      #expect(result.status == 1)
    }
  }

  @Test func runsAScriptWithBytesThatAreNotUTF8() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/latin1.lua"
    // A comment and a string in Latin-1, as lua takes them.
    let text = Array("--".utf8) + [0xE9, 0x0A] + Array("print(#'".utf8) + [0xE9] + Array("x')\n".utf8)
    try Data(text).write(to: URL(fileURLWithPath: path))
    let result = try await PanierProcess.run([path])
    #expect(result.output == "2\n" && result.errors == "" && result.status == 0)
  }

  @Test func refusesPrecompiledCode() async throws {
    let result = try await PanierProcess.run(["-"], input: "\u{1B}Lua")
    #expect(result.errors == "panier: cannot run 'stdin': it is precompiled Lua, which is never run; give its source\n")
    #expect(result.status == 1)
  }

  @Test func refusesAMistypedOptionBeforeAnythingRuns() async throws {
    let result = try await PanierProcess.run(["--bugdet", "5 EUR", "scripts/order-domain.lua", "free-x.fr", "--yes"])
    #expect(
      result.errors
        == "panier: Unknown option '--bugdet'. Did you mean '--budget'?; panier --help lists what there is\n")
    #expect(result.output == "")
    #expect(result.status == 2)
  }

  @Test func refusesABudgetThatIsNoAmount() async throws {
    let result = try await PanierProcess.run(["-e", "print(1)", "--budget", "5"])
    #expect(
      result.errors
        == "panier: The value '5' is invalid for '--budget <budget>': '5' is not an amount of money; write a number with "
        + "a point and a currency, as in \"19.99 EUR\"; panier --help lists what there is\n")
    #expect(result.status == 2)
  }

  @Test func saysThatAnEndpointIsDown() async throws {
    // Port 1 of the loopback address: nothing listens there.
    let result = try await PanierProcess.run(["--endpoint", "http://127.0.0.1:1/1.0", "-e", "cart.new()"])
    #expect(
      result.errors == "panier: (command line):1: POST /order/cart was not sent: connection to 127.0.0.1:1 refused\n")
    #expect(result.status == 5)
  }

  @Test func honoursTheExitCodeOfTheScript() async throws {
    let result = try await PanierProcess.run(["-e", "os.exit(42)"])
    #expect(result.errors == "")
    #expect(result.status == 42)
  }
}
