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
    #expect(taken.errors.hasSuffix("taken-a.fr is not to be had: it is transferable\n"))
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
}
