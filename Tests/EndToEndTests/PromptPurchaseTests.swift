import Foundation
import ScreenModel
import Testing

/// A whole session at the prompt: from the cheapest suffix to a recipe that buys the same again.
@Suite(.timeLimit(.minutes(5))) struct PromptPurchaseTests {
  @Test(arguments: [[80, 24], [200, 60], [40, 24]]) func buysANameAndAServerAndRunsTheExport(size: [Int]) async throws {
    let panier = try TerminalPanier(
      ["--quiet", "--color", "never", "--no-pager", "--budget", "60 EUR"], environment: ["USER": "anna"],
      columns: size[0], rows: size[1])
    let path = panier.folder.path + "/both.lua"
    await panier.expect("simulator>")
    for line in [
      "c = cart.new{ subsidiary = 'FR' }", "found = {}",
      "for _, s in ipairs{ 'com', 'fr', 'net' } do found[#found + 1] = c:offers('free-cheap.' .. s):cheapest() end",
      "table.sort(found, function(a, b) return a.total < b.total end)", "d = c:add(found[1])",
      "d:configure{ OWNER_LEGAL_AGE = true } print('chosen', d.domain)",
    ] {
      try panier.type(line + "\r")
    }
    await panier.wait(for: "chosen\tfree-cheap.fr\r\n")
    // The size changes while the session goes on.
    await panier.wait(for: "> ")
    panier.resize(columns: size[1] * 2, rows: size[0] / 4 + 10)
    for line in [
      "row = stock.list{ plan = '24sk10', datacenter = 'gra', available = true }[1]",
      "s = c:add(row) s:options{ others = 'cheapest' } s:configure{ dedicated_os = 'none_64.en' }",
      "c:assign() print('total', c:quote().total)",
    ] {
      try panier.type(line + "\r")
    }
    await panier.wait(for: "total\t47.48 EUR\r\n")
    await panier.wait(for: "> ")
    try panier.type("o = c:checkout{ max = money('50 EUR'), waive_retraction = true } print('bought', o.total)\r")
    await panier.wait(for: "47")
    await panier.wait(for: ": ")
    try panier.type("47\r")
    await panier.wait(for: "bought\t47.48 EUR\r\n")
    await panier.expect("simulator>")
    try panier.type(".export \(path)\r")
    await panier.wait(for: "look at it with: panier recipe check")
    await panier.expect("simulator>")
    try panier.type("\u{4}")
    #expect(await panier.status == 0)
    let environment = ["HOME": panier.folder.path]
    let checked = try await PanierProcess.run(["recipe", "check", path], environment: environment)
    #expect(checked.output == "nothing to mend\n", "\(checked.errors)")
    let run = try await PanierProcess.run(
      ["recipe", "run", path, "domain=free-again.fr", "ceiling=50 EUR", "--yes", "--budget", "60 EUR"],
      environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("47.48 EUR with tax"), "\(run.errors)")
  }

  @Test(arguments: [
    "cart.new():offers('free-stop.fr') print('it' .. ' runs') sleep(1000)", "print('it' .. ' runs') while true do end",
    "print('it' .. ' runs') table.sort({ 3, 2, 1 }, function() while true do end end)",
    "print('it' .. ' runs') ask('what?')",
  ]) func isStoppedAndGoesOn(entry: String) async throws {
    let panier = try TerminalPanier(["--quiet", "--color", "never"])
    await panier.expect("simulator>")
    try panier.type(entry + " print('not reached')\r")
    await panier.wait(for: "it runs\r\n")
    if entry.contains("ask") { await panier.wait(for: "what?") }
    panier.interrupt()
    await panier.wait(for: "panier: interrupted")
    await panier.expect("simulator>")
    try panier.type("6 * 7\r")
    await panier.expect("42\nsimulator>")
    try panier.type("cart.\t")
    await panier.wait(for: "open")
    try panier.type("\u{3}")
    await panier.expect("simulator> cart.^C\nsimulator>")
    try panier.type("\u{4}")
    #expect(await panier.status == 0)
  }

  @Test func twoSessionsShareTheirHistory() async throws {
    let home = try TemporaryFolder()
    func open() async throws -> TerminalPanier {
      let panier = try TerminalPanier(["--quiet", "--color", "never"], environment: ["HOME": home.path])
      await panier.expect("simulator>")
      return panier
    }
    let first = try await open()
    let second = try await open()
    try first.type("'of the first'\r")
    await first.expect("of the first\nsimulator>")
    try second.type("'of the second'\r")
    await second.expect("of the second\nsimulator>")
    for panier in [first, second] {
      try panier.type("\u{4}")
      #expect(await panier.status == 0)
    }
    let third = try await open()
    try third.type(".history\r")
    await third.expect("'of the first'\n'of the second'\n.history\nsimulator>")
    try third.type("\u{4}")
    #expect(await third.status == 0)
  }
}
