import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// The scripts that come with Panier, and the ways to hand a script in.
@Suite struct ScriptTests {
  @Test func comparesSuffixesAndMarksTheCheapest() async throws {
    let result = try await PanierProcess.run(["scripts/compare-tlds.lua", "free-brand", "fr", "com", "zzzz", "io"])
    #expect(result.errors == "")
    #expect(result.status == 0)
    let text = result.output.replacing(/query [^)]*/, with: "query #")
    #expect(Snapshot("compare-tlds").compare(text) == .same)
  }

  @Test func saysThatNothingIsFree() async throws {
    let result = try await PanierProcess.run(["scripts/compare-tlds.lua", "taken-brand", "fr", "com"])
    #expect(result.status == 8)
  }

  @Test func buysWhatIsFreeAndUnderItsCeiling() async throws {
    let folder = try TemporaryFolder()
    let list = folder.path + "/names.csv"
    try """
    name,ceiling
    # two to buy, three not
    free-one.fr,10 EUR
    taken-two.fr,10 EUR
    free-three.fr,1 EUR
    premium-four.fr,10 EUR
    free-five.com,30 EUR
    """.write(toFile: list, atomically: true, encoding: .utf8)
    try await RunningSimulator.with(.http) { running in
      let result = try await PanierProcess.run(
        ["scripts/buy-list.lua", list, "--yes", "--budget", "40 EUR"],
        environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL))
      #expect(result.status == 0)
      #expect(Snapshot("buy-list").compare(result.output.replacing(/\b\d{10}\b/, with: "##########")) == .same)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 2)
      #expect(running.count(of: "DELETE /order/cart/{id}") == 3)
    }
  }

  @Test func buysNothingFromAListWithAMistake() async throws {
    let folder = try TemporaryFolder()
    let list = folder.path + "/names.csv"
    try "free-one.fr,10 EUR\nfree-two.fr,ten\n".write(toFile: list, atomically: true, encoding: .utf8)
    try await RunningSimulator.with(.http) { running in
      let result = try await PanierProcess.run(
        ["scripts/buy-list.lua", list, "--yes"],
        environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL))
      #expect(
        result.errors
          == "\(list):2: 'ten' is not an amount of money; write a number with a point and a currency, as in "
          + "\"19.99 EUR\"\nnothing was bought; mend the list and try again\n")
      #expect(result.status == 2)
      #expect(running.simulator.calls.isEmpty)
    }
  }

  @Test func stopsTheListWhenTheBudgetIsUsedUp() async throws {
    let folder = try TemporaryFolder()
    let list = folder.path + "/names.csv"
    try "free-one.fr,10 EUR\nfree-two.fr,10 EUR\nfree-three.fr,10 EUR\n"
      .write(toFile: list, atomically: true, encoding: .utf8)
    try await RunningSimulator.with(.http) { running in
      let result = try await PanierProcess.run(
        ["scripts/buy-list.lua", list, "--yes", "--budget", "7 EUR"],
        environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL))
      #expect(result.status == 7)
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == 1)
    }
  }

  @Test func runsStandardInput() async throws {
    for arguments in [[], ["-"], ["run", "-"]] {
      let result = try await PanierProcess.run(arguments, input: "#!/usr/bin/env panier\nprint('in', #arg)\n")
      #expect(result.output == "in\t0\n")
      #expect(result.status == 0)
    }
  }

  @Test func handsArgumentsOver() async throws {
    let result = try await PanierProcess.run(
      ["-", "a", "years=2", "--quiet", "b"], input: "print(arg[0], arg[1], arg[3], params.years, params.none, ...)")
    #expect(result.output == "stdin\ta\tb\t2\tnil\ta\tyears=2\tb\n")
  }

  @Test func keepsTheOrderOfPrintAndWrite() async throws {
    let result = try await PanierProcess.run(["-e", "print('a') io.write('b\\n') print('c')"])
    #expect(result.output == "a\nb\nc\n")
  }

  @Test func printsTheManual() async throws {
    let page = try await PanierProcess.run(["doc", "cart.new"])
    #expect(page.output.hasPrefix("cart.new"))
    #expect(page.status == 0)
    let missing = try await PanierProcess.run(["doc", "cart.nwe"])
    #expect(missing.errors == "panier: there is no help on 'cart.nwe'; did you mean 'cart.new'?\n")
    #expect(missing.status == 2)
  }

  @Test(arguments: [
    ("help(cart.new)", "cart.new{"), ("help(cart)", "cart\n"), ("help(cart.new().add)", "Cart:add("),
    ("help(money('1 EUR'))", "Money\n"), ("help('Cart:quote')", "Cart:quote("), ("help()", "Functions\n  money"),
  ])
  func helpsWithAnythingThatHasAName(code: String, start: String) async throws {
    let result = try await PanierProcess.run(["-e", code])
    #expect(result.output.hasPrefix(start))
    #expect(result.errors == "")
  }

  @Test func saysWhatHasNoHelp() async throws {
    let result = try await PanierProcess.run(["-e", "help(print)"])
    #expect(
      result.errors
        == "panier: (command line):1: there is no help on a function that Panier did not make; help() lists what there is\n"
    )
  }
}
