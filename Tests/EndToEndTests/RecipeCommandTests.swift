import Foundation
import Testing

/// `panier recipe` as an author and somebody else use it, each with a home of their own.
@Suite struct RecipeCommandTests {
  private let temporary: TemporaryFolder
  private let folder: String

  init() throws {
    temporary = try TemporaryFolder()
    folder = temporary.path.replacing("//", with: "/")
    for name in ["anna/work", "bob/work"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
  }

  private func panier(_ user: String, _ arguments: String...) async throws -> PanierProcess {
    try await PanierProcess.run(
      arguments, environment: ["HOME": "\(folder)/\(user)", "USER": user], directory: "\(folder)/\(user)/work"
    )
  }

  /// Makes the recipe that `new` wrote order what it finds, where it is told to.
  private static func orders(_ file: String) throws {
    var text = try String(contentsOfFile: file, encoding: .utf8)
    for (old, new) in [
      (#"version = "0.1.0""#, #"version = "0.2.0""#), (#"risk = "quote""#, #"risk = "waive""#),
      (
        "    ceiling =", "    order = param.boolean{ default = false, help = \"whether it is bought\" },\n    ceiling ="
      ),
      (
        "    local total = c:quote().total\n",
        """
            local quote = c:quote()
            local total = quote.total
            if p.order then c:checkout{ quote = quote, max = p.ceiling, waive_retraction = true } end

        """
      ),
    ] {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// Runs the program and expects that it ends well.
  private func output(_ user: String, _ arguments: [String]) async throws -> String {
    let result = try await PanierProcess.run(
      arguments, environment: ["HOME": "\(folder)/\(user)", "USER": user], directory: "\(folder)/\(user)/work"
    )
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    return result.output
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "init.defaultBranch=main"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  @Test func goesFromItsAuthorToSomebodyElse() async throws {
    // Anna writes, tests, checks, signs and publishes.
    _ = try await output("anna", ["recipe", "new", "site-price"])
    #expect(try await output("anna", ["test", "site-price"]).contains("4 passed"))
    #expect(try await output("anna", ["recipe", "check", "./site-price"]) == "nothing to mend\n")
    let key = try await output("anna", ["recipe", "key", "new", "anna"]).trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(key.hasPrefix("ed25519:"))
    let packed = try await output("anna", ["recipe", "pack", "./site-price", "--to", "a.panier"])
    _ = try await output("anna", ["recipe", "sign", "site-price", "--key", "anna"])
    let work = "\(folder)/anna/work/site-price"
    try git("init", "-q", work)
    try git("-C", work, "add", "-A")
    try git("-C", work, "commit", "-q", "-m", "x")
    try git("-C", work, "tag", "v0.1.0")
    try git("init", "-q", "--bare", "recipes.git")
    try git("-C", work, "push", "-q", "\(folder)/recipes.git", "HEAD:refs/heads/main", "v0.1.0")
    let address = "git+file://\(folder)/recipes.git@v0.1.0"

    // Bob adds it: nothing of it has run yet, and it does not run unasked.
    #expect(
      try await output("bob", ["recipe", "add", address]) == "site-price 0.1.0 (quote): The price of a domain name.\n")
    let refused = try await panier("bob", "recipe", "run", "site-price", "domain=free-a.fr", "--yes")
    #expect(refused.status == 3)
    #expect(
      refused.errors
        == "panier: site-price 0.1.0 was not allowed to run yet, and there is no terminal to ask on; --yes is "
        + "not enough for a recipe of others: run it on a terminal first, or trust who signed it with panier recipe trust\n"
    )
    #expect(try await panier("bob", "recipe", "verify", "site-price").status == 3)

    // He trusts the key that Anna gave him, and runs it to a quote.
    _ = try await output("bob", ["recipe", "trust", key, "--owner", "Anna", "--risk", "quote", "--yes"])
    #expect(try await output("bob", ["recipe", "verify", "site-price"]).hasSuffix("trusted as Anna, up to quote\n"))
    let run = try await panier("bob", "recipe", "run", "site-price", "domain=free-a.fr")
    #expect(run.status == 0)
    #expect(
      run.errors
        == "panier: site-price 0.1.0 may fill carts and ask for prices, and not order (signed by Anna, whom you "
        + "trust)\n")
    #expect(
      run.output == """
        ┌────────────┬───────────┬──────┬──────────┐
        │ affordable │ domain    │ free │    total │
        ├────────────┼───────────┼──────┼──────────┤
        │ true       │ free-a.fr │ true │ 6.71 EUR │
        └────────────┴───────────┴──────┴──────────┘

        """)
    let json = try await output("bob", ["recipe", "run", "site-price", "domain=free-a.fr", "-o", "json", "-q"])
    #expect(json.contains("\"free\": true"))
    try "domain,years\nfree-b.fr,1\ntaken-c.fr,2\n".write(
      toFile: "\(folder)/bob/work/names.csv", atomically: true, encoding: .utf8)
    let rows = try await output("bob", ["recipe", "run", "site-price", "--params", "names.csv", "-o", "jsonl", "-q"])
    #expect(rows.split(separator: "\n").count == 2)

    // What he packs is what Anna packed.
    let repacked = try await output("bob", ["recipe", "pack", "site-price", "--to", "b.panier"])
    #expect(packed.split(separator: " ").last == repacked.split(separator: " ").last)

    // Anna lets it order; what changes is shown before it is pinned, and the trust does not go so far yet.
    try Self.orders(work + "/recipe.lua")
    _ = try await output("anna", ["recipe", "sign", "site-price", "--key", "anna"])
    #expect(try await output("anna", ["test", "site-price"]).contains("4 passed"))
    #expect(try await output("anna", ["recipe", "check", "./site-price"]) == "nothing to mend\n")
    try git("-C", work, "commit", "-q", "-a", "-m", "x")
    try git("-C", work, "tag", "v0.2.0")
    try git("-C", work, "push", "-q", "\(folder)/recipes.git", "HEAD:refs/heads/main", "v0.2.0")
    let update = try await output("bob", ["recipe", "update", "site-price", "--yes"])
    #expect(
      update == """
        site-price 0.2.0 (waive)
          risk: quote → waive
          parameter order: new, true or false; default false
          version: 0.1.0 → 0.2.0
          file recipe.lua: changed

        """)
    #expect(try await panier("bob", "recipe", "run", "site-price", "domain=free-a.fr").status == 3)

    // He trusts her further, plans and applies: bought is what was planned, once.
    _ = try await output("bob", ["recipe", "trust", key, "--owner", "Anna", "--risk", "waive", "--yes"])
    let plan = try await output("bob", ["plan", "site-price", "domain=free-a.fr", "order=true", "--save", "plan.json"])
    #expect(plan.contains("create free-a.fr P1Y") && plan.contains("6.71 EUR"))
    #expect(try await output("bob", ["orders"]) == "no orders\n")
    let apply = ["apply", "plan.json", "--yes", "--budget", "20 EUR"]
    #expect(try await output("bob", apply).contains("6.71 EUR"))
    #expect(try await output("bob", ["orders"]).contains("free-a.fr"))
    let again = try await PanierProcess.run(
      apply, environment: ["HOME": "\(folder)/bob", "USER": "bob"], directory: "\(folder)/bob/work")
    #expect(again.status == 3)

    // Anna is trusted no more: nothing that she signed runs.
    _ = try await output("bob", ["recipe", "distrust", key])
    #expect(try await panier("bob", "recipe", "run", "site-price", "domain=free-a.fr").status == 3)
  }

  @Test func showsWhatARecipeTakes() async throws {
    let help = try await output("anna", ["recipe", "run", "buy", "--help"])
    #expect(help.hasPrefix("buy 1.0.0\nBuys one domain name, if it is free and under a ceiling.\n"))
    #expect(
      help.contains(
        "  ceiling  the most that it may cost, with tax; an amount with its currency, as in 30 EUR; required\n"))
    #expect(try await output("anna", ["recipe", "run", "--help"]).contains("USAGE: panier recipe run"))
    let list = try await output("anna", ["recipe", "list", "--risk", "<= quote", "-o", "json"])
    #expect(!list.contains("\"buy\""))
    #expect(try await output("anna", ["recipe", "list", "--risk", "waive", "-o", "json"]).contains("\"buy\""))
    let wrong = try await panier("anna", "recipe", "run", "buy", "domain=free-a.fr", "years=11")
    #expect(wrong.status == 2)
    #expect(wrong.errors == "panier: parameter 'years': '11' is too large; give a whole number from 1 to 10\n")
    let unknown = try await panier("anna", "recipe", "run", "bay")
    #expect(unknown.status == 2)
    #expect(unknown.errors == "panier: no recipe is called 'bay'; did you mean 'buy'?\n")
  }

  @Test func buysUnderTheOperatorsBudgetAlone() async throws {
    let arguments = ["recipe", "run", "buy", "domain=free-a.fr", "ceiling=20 EUR"]
    let unasked = try await PanierProcess.run(arguments)
    #expect(unasked.status == 3)
    let poor = try await PanierProcess.run(arguments + ["--yes", "--budget", "1 EUR"])
    #expect(poor.status == 7)
    let bought = try await PanierProcess.run(arguments + ["--yes", "--budget", "20 EUR"])
    #expect(bought.status == 0)
    #expect(bought.output.contains("│ free-a.fr │"))
    #expect(bought.output.contains("│ 6.71 EUR │"))
    let taken = try await PanierProcess.run(
      ["recipe", "run", "buy", "domain=taken-a.fr", "ceiling=20 EUR", "--yes", "--budget", "20 EUR"])
    #expect(taken.status == 8)
    #expect(
      taken.errors.hasSuffix(
        "taken-a.fr is not to be had: it is transferable\n  panier recipe run cheapest-name helps: Finds the cheapest "
          + "suffix for a label: first year, renewal, and what it costs over years.\n"))
  }

  @Test func runsFromThePromptAndFromScripts() async throws {
    let result = try await PanierProcess.run(
      [
        "-e", #"print(recipe.run("buy", { domain = "free-a.fr", ceiling = "20 EUR" }).domain)"#, "--yes", "--budget",
        "20 EUR",
      ])
    #expect(result.output == "free-a.fr\n")
    #expect(result.status == 0)
  }

  private static let deceiving = """
    return recipe{
      name = "evil", version = "1.0.0", summary = "Says hello.", risk = "read",
      run = function()
        print("a\\27[2Jb\\u{202E}c\\tdone")
        return { text = "\\27[8mhidden" }
      end,
    }
    """

  @Test func whatARecipePrintsCannotDriveTheTerminal() async throws {
    try Self.deceiving.write(toFile: "\(folder)/anna/work/evil.lua", atomically: true, encoding: .utf8)
    let shown = #"a\u{1B}[2Jb\u{202E}c"# + "\tdone\n"
    let table = try await output("anna", ["recipe", "run", "./evil.lua", "-q"])
    #expect(table.hasPrefix(shown) && table.contains(#"\u{1B}[8mhidden"#))
    #expect(
      try await output("anna", ["recipe", "run", "./evil.lua", "-q", "-o", "csv"]) == "text\n\\u{1B}[8mhidden\n")
    #expect(
      try await output("anna", ["recipe", "run", "./evil.lua", "-q", "-o", "jsonl"])
        == "{\"text\":\"\\u001b[8mhidden\"}\n")
    let data = try await panier("anna", "recipe", "run", "./evil.lua", "-q", "-o", "json")
    #expect(data.errors == shown)
    for table in [table, data.output] {
      #expect(!table.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    let panier = try TerminalPanier(["recipe", "run", "\(folder)/anna/work/evil.lua", "-q", "--color", "never"])
    await panier.wait(for: #"a\u{1B}[2Jb\u{202E}c"#)
    #expect(await panier.wait(for: #"\u{1B}[8mhidden"#).unicodeScalars.allSatisfy { $0 != "\u{1B}" })
    #expect(await panier.status == 0)
  }

  @Test func completesNamesAndParameters() async throws {
    func completed(_ subcommand: String, _ argument: String, _ words: String...) async throws -> [String] {
      let line = ["panier", "recipe", subcommand] + words
      return try await output(
        "bob",
        ["---completion", "recipe", subcommand, "--", argument, "\(line.count - 1)", "\(words.last?.count ?? 0)"] + line
      ).split(separator: "\n").map(String.init)
    }
    let tap = "\(folder)/bob/.local/share/panier/recipes/taps/team"
    try FileManager.default.createDirectory(atPath: tap, withIntermediateDirectories: true)
    try #"{"url": "git+file:///srv/x.git", "commit": "0123456789012345678901234567890123456789"}"#.write(
      toFile: tap + "/tap.json", atomically: true, encoding: .utf8)
    let entries = ["moon", "moonlight", "sun"].map { name in
      #"{"name": "\#(name)", "version": "1.0.0", "risk": "read", "summary": "x", "#
        + #""source": "git+file:///srv/x.git@v1.0.0", "sha256": "\#(String(repeating: "0", count: 64))"}"#
    }
    try #"{"version": 1, "recipes": [\#(entries.joined(separator: ", "))]}"#.write(
      toFile: tap + "/panier-index.json", atomically: true, encoding: .utf8)
    #expect(try await completed("add", "positional@0", "moo") == ["moon", "moonlight"])
    #expect(try await completed("run", "positional@0", "w") == ["watch-and-buy"])
    #expect(
      try await completed("run", "positional@1", "watch-and-buy", "pro") == [
        "product=eco", "product=baremetalServers", "product=vps",
      ])
  }

  @Test func errorsPointToTheRecipeThatHelps() async throws {
    let code =
      "local c = cart.new() local i = c:add{ domain = 'taken-a.fr', action = 'transfer' } "
      + "i:configure{ OWNER_LEGAL_AGE = true } c:assign() c:checkout{ waive_retraction = true }"
    let missing = try await PanierProcess.run(["-e", code, "--yes", "--budget", "20 EUR"])
    #expect(missing.status == 4)
    #expect(
      missing.errors.hasSuffix(
        "\n  panier recipe run transfer-in helps: Transfers a name from another registrar, and compares what its renewal "
          + "costs.\n"))
    let quiet = try await PanierProcess.run(["-e", code, "--yes", "--budget", "20 EUR", "--quiet"])
    #expect(quiet.errors.contains("AUTH_INFO") && !quiet.errors.contains("helps"))

    let panier = try TerminalPanier(["--quiet", "--color", "always"])
    await panier.wait(for: "> ")
    try panier.type("cart.new():add{ domain = 'taken-a.fr' }\r")
    let loud = await panier.wait(for: "with action = \"transfer\"\r\n")
    #expect(!loud.contains("helps"))
    try await panier.leave()

    let prompt = try TerminalPanier()
    await prompt.wait(for: "> ")
    try prompt.type("cart.new():add{ domain = 'taken-a.fr' }\r")
    await prompt.wait(for: "with action = \"transfer\"\r\n")
    await prompt.wait(for: "\u{1B}[2m  recipe.run(\"cheapest-name\") helps: Finds the cheapest suffix for a label: ")
    try await prompt.leave()
  }
}
