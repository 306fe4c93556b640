import Foundation
import ScreenModel
import Testing

/// A session at the prompt: what it remembers, takes back, notes and leaves behind.
@Suite(.timeLimit(.minutes(5))) struct PromptSessionTests {
  private static func plain(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 100, rows: Int = 24
  ) async throws -> TerminalPanier {
    let panier = try TerminalPanier(
      ["--quiet", "--color", "never"] + arguments, environment: environment, columns: columns, rows: rows)
    await panier.expect("simulator>")
    return panier
  }

  private static func end(_ panier: TerminalPanier) async throws {
    try panier.type("\u{4}")
    #expect(await panier.status == 0)
  }

  @Test func keepsTheResultsBefore() async throws {
    let panier = try await Self.plain()
    try panier.type("6 * 7\r'b'\r_ .. _1\r")
    await panier.expect("b42\nsimulator>")
    try panier.type("_2\r")
    await panier.expect("42\nsimulator>")
    try await Self.end(panier)
  }

  @Test func pointsAtAMistakeAndMendsIt() async throws {
    let panier = try await Self.plain()
    try panier.type("x = carts.new()\r")
    await panier.expect(
      """
      panier: stdin:1: undeclared global 'carts'; did you mean 'cart'?
        x = carts.new()
            ^^^^^
        .fix writes it as: x = cart.new()
      simulator>
      """)
    try panier.type(".fix\r")
    await panier.expect("simulator> x = cart.new()", cursor: [0, 25])
    try panier.type("\r.fix\r")
    await panier.expect(
      "panier: there is nothing to mend: the last entry did not fail, or what was meant is not known\nsimulator>")
    try await Self.end(panier)
  }

  @Test func runsTheOperatorsOwnScriptFirst() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/panier", withIntermediateDirectories: true)
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let script = folder.path + "/panier/init.lua"
    try "function twice(n) return 2 * n end".write(toFile: script, atomically: true, encoding: .utf8)
    let panier = try await Self.plain(environment: environment)
    try panier.type("twice(21)\r")
    await panier.expect("simulator> twice(21)\n42\nsimulator>")
    try await Self.end(panier)
    let bare = try await Self.plain(["--no-rc"], environment: environment)
    try bare.type("twice(21)\r")
    await bare.wait(for: "undeclared global 'twice'")
    await bare.expect("simulator>")
    try await Self.end(bare)
    try "nonsense(".write(toFile: script, atomically: true, encoding: .utf8)
    let wrong = try TerminalPanier(["--quiet", "--color", "never"], environment: environment)
    await wrong.wait(for: "/panier/init.lua:1: unexpected symbol near <eof>")
    await wrong.expect("simulator>")
    try await Self.end(wrong)
    let output = try await PanierProcess.run(
      ["-e", "print(pcall(function() return twice end))"], environment: environment)
    #expect(output.output.hasPrefix("false"))
  }

  @Test func tellsTheCartAndItsTotalAndTakesAChangeBack() async throws {
    let panier = try await Self.plain(columns: 130)
    try panier.type(".undo\r")
    await panier.expect("panier: no cart was changed in this session\nsimulator>")
    try panier.type("c = cart.new{ subsidiary = 'FR' }\rs = c:add{ domain = 'free-undo.fr' }\r")
    await panier.expect("simulator 1 item 6.71 EUR incl. tax>")
    try panier.type("s:configure{ OWNER_LEGAL_AGE = true }\r")
    await panier.expect("simulator 1 item 6.71 EUR incl. tax>")
    try panier.type(".undo\r")
    await panier.wait(for: "panier: the last change sent:")
    await panier.wait(for: "/configuration {\"label\":\"OWNER_LEGAL_AGE\",\"value\":\"true\"}")
    await panier.wait(for: "panier: to take it back, this is sent:")
    await panier.wait(for: "  DELETE /order/cart/")
    await panier.wait(for: "take it back? [y/N] ")
    try panier.type("n\r")
    await panier.wait(for: "panier: nothing was sent")
    await panier.wait(for: "> ")
    try panier.type(".undo\r")
    await panier.wait(for: "take it back? [y/N] ")
    try panier.type("y\r")
    await panier.wait(for: "panier: taken back")
    try panier.type("#s:configurations():where{ label = 'OWNER_LEGAL_AGE' }\r")
    await panier.expect("0\nsimulator 1 item 6.71 EUR incl. tax>")
    try panier.type(".undo\r")
    await panier.wait(for: "take it back? [y/N] ")
    try panier.type("y\r")
    await panier.expect("panier: taken back\nsimulator>")
    try panier.type("#c:items()\r")
    await panier.expect("0\nsimulator>")
    try await Self.end(panier)
  }

  @Test func addsAnItemAgainThatWasTakenOut() async throws {
    let panier = try await Self.plain(columns: 130)
    try panier.type("c = cart.new{ subsidiary = 'FR' } s = c:add{ domain = 'free-again.fr' }\r")
    await panier.expect("simulator 1 item 6.71 EUR incl. tax>")
    try panier.type("s:configure{ OWNER_LEGAL_AGE = true }\r")
    await panier.wait(for: "OWNER_LEGAL_AGE = true }\r")
    await panier.expect("incl. tax>")
    try panier.type("s:configure{ DNS = 'ns1.example.net;ns2.example.net' } s:remove()\r")
    await panier.expect("s:remove()\nsimulator>")
    try panier.type(".undo\r")
    await panier.wait(for: "then its")
    await panier.wait(for: "take it back? [y/N] ")
    try panier.type("y\r")
    await panier.expect("panier: taken back\nsimulator 1 item 6.71 EUR incl. tax>")
    try panier.type("for _, x in ipairs(c:items()[1]:configurations()) do print(x.label, x.value) end\r")
    #expect(!(await panier.wait(for: "OWNER_LEGAL_AGE\ttrue\r\n")).contains("DNS"))
    try panier.type("\u{4}")
    await panier.wait(for: "keep it? [y/N] ")
    try panier.type("\r")
    #expect(await panier.status == 0)
  }

  @Test func keepsACartThatTheOperatorWants() async throws {
    let panier = try await Self.plain(columns: 130)
    try panier.type("c = cart.new{ subsidiary = 'FR' } c:add{ domain = 'free-kept.fr' } print('id' .. '=' .. c.id)\r")
    await panier.wait(for: "id=")
    let id = await panier.wait(for: "\r\n")
    await panier.expect("incl. tax>")
    try panier.type("\u{4}")
    await panier.wait(for: "panier: a cart of this session was not ordered:\r\n  \(id)  1 item 6.71 EUR incl. tax")
    await panier.wait(for: "keep it? [y/N] ")
    try panier.type("y\r")
    await panier.wait(for: "panier: kept; cart.open(\"\(id)\") goes on with it")
    #expect(await panier.status == 0)
    let later = try await PanierProcess.run(
      ["-e", "print(#cart.open('\(id)'):items())"], environment: ["HOME": panier.folder.path])
    #expect(later.output == "1\n", "\(later.errors)")
  }

  @Test func showsCallsWithTheirTimes() async throws {
    let panier = try await Self.plain()
    try panier.type(".time\rc = cart.new{ subsidiary = 'FR' }\r")
    await panier.wait(for: "panier: took ")
    await panier.wait(for: " ms of it in 2 calls\r\n")
    await panier.wait(for: " ms  POST /order/cart → 200\r\n")
    try panier.type("1 + 1\r")
    await panier.wait(for: "panier: took ")
    #expect(!(await panier.wait(for: "> ")).contains("call"))
    try panier.type(".time\r")
    await panier.expect("panier: times are no longer shown\nsimulator>")
    try await Self.end(panier)
  }

  @Test func notesEntriesAndResultsAsAScriptThatRuns() async throws {
    let panier = try await Self.plain(columns: 120)
    let path = panier.folder.path + "/notes.lua"
    try panier.type(".record\r")
    await panier.expect("panier: nothing is recorded; begin with a file, as in .record session.lua\nsimulator>")
    try panier.type(".record \(path)\rlocal n = 20\rn + 1\rpassword = 'x'\r.record\r1\r")
    await panier.expect("panier: '\(path)' is no longer written to\nsimulator> 1\n1\nsimulator>")
    #expect(
      panier.contents(of: "notes.lua") == """
        -- Entered at the prompt of Panier, on simulator.
        local n = 20
        print(n + 1)
        --> 21
        -- (an entry that holds a secret is left out)

        """)
    try await Self.end(panier)
    let run = try await PanierProcess.run([path], environment: ["HOME": panier.folder.path])
    #expect(run.output == "21\n", "\(run.errors)")
  }

  @Test func savesWhatThisSessionRan() async throws {
    let panier = try await Self.plain(columns: 120)
    let path = panier.folder.path + "/saved.lua"
    try panier.type("local n = 20\rprint(n * 2)\r.history 2\r")
    await panier.expect("simulator> .history 2\nprint(n * 2)\n.history 2\nsimulator>")
    try panier.type(".save \(path)\r")
    await panier.expect("panier: wrote 2 entries to '\(path)'\nsimulator>")
    #expect(panier.contents(of: "saved.lua") == "local n = 20\nprint(n * 2)\n")
    try panier.type(".load \(path)\r")
    await panier.expect("40\nsimulator>")
    try panier.type(".history x\r")
    await panier.expect("panier: .history takes a number of entries, not 'x', as in .history 20\nsimulator>")
    try await Self.end(panier)
  }

  @Test func showsSourceAndPages() async throws {
    let panier = try await Self.plain(["--no-pager"])
    try panier.type("function half(n)\rreturn n / 2\rend\rhalf??\r")
    await panier.expect("-- entered at the prompt\nfunction half(n)\n  return n / 2\nend\nsimulator>")
    try panier.type("csv = require 'panier.csv'\rcsv.read??\r")
    await panier.wait(for: "-- [panier.csv]:")
    await panier.expect("end\nsimulator>")
    try panier.type("cart.new??\r")
    await panier.expect(
      "panier: cart.new is not written in Lua; cart.new? shows its documentation\nsimulator>")
    try panier.type(".apropos withdraw\r")
    await panier.wait(for: "Withdraws from the order within its 14 days")
    try panier.type(".apropos zzz\r")
    await panier.expect(
      "panier: the manual has no 'zzz' in any name or summary; help() lists what there is\nsimulator>")
    try panier.type("cart.open\u{1B}OP")
    await panier.wait(for: "cart.open(")
    try panier.type("\u{3}c = cart.new()\rc:offers(\u{1B}OP")
    await panier.wait(for: "Cart:offers(what) → List")
    try panier.type("\u{3}")
    await panier.expect("simulator>")
    try await Self.end(panier)
  }

  @Test func completesSuffixesWithTheirPrices() async throws {
    let panier = try await Self.plain()
    try panier.type("c = cart.new{ subsidiary = 'FR' }\rcatalog.plan('domain', 'fr').plan\r")
    await panier.expect("fr\nsimulator>")
    try panier.type("c:offers(\"shop.fr\t")
    let reading = "the suffixes are being read; press Tab again"
    await panier.wait(for: reading)
    try panier.type("\u{7F}\u{7F}fis\t")
    while await panier.wait(forAnyOf: [reading, "list prices excl. tax, "]) == reading {
      try panier.type("x\u{7F}\t")
    }
    let menu = panier.screen.picture.split(separator: "\n").suffix(4)
    #expect(
      menu.prefix(3) == [
        "simulator> c:offers(\"shop.fish", " fish     32.39 EUR the first year, then 39.39 EUR a year",
        " fishing  28.29 EUR the first year, then 30.49 EUR a year",
      ])
    try panier.type("\u{7}\u{3}")
    await panier.expect("^C\nsimulator>")
    try await Self.end(panier)
  }
}
