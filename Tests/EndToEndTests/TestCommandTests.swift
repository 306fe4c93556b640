import Foundation
import Testing

/// `panier test` and `panier doc` as an operator runs them.
@Suite struct TestCommandTests {
  @Test func runsAFolder() async throws {
    let result = try await PanierProcess.run(["test", "Tests/Lua", "--filter", "domain.parse"])
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.contains("ok  Tests/Lua/domain_test.lua  3 passed\n"))
    #expect(result.output.hasSuffix("files: 3 passed\n"))
  }

  @Test func aFailureNamesItsPlaceAndEndsWithOne() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x_test.lua"
    try """
    local test = require "panier.test"
    test.it("adds", function()
      test.expect(money("1 EUR") + money("2 EUR")):to_equal(money("4 EUR"))
    end)
    """.write(toFile: path, atomically: true, encoding: .utf8)
    let result = try await PanierProcess.run(["test", path])
    #expect(result.status == 1)
    #expect(
      result.output == """
        failed  \(path)  1 failed
            FAILED   adds
                     \(path):3: expected 4.00 EUR, got 3.00 EUR

        1 file: 1 failed

        """)
    let tap = try await PanierProcess.run(["test", path, "--report", "tap"])
    #expect(tap.output.hasPrefix("TAP version 13\n1..1\nnot ok 1 - "))
    #expect(tap.status == 1)
  }

  @Test func focusIsRefusedInCI() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x_test.lua"
    try #"require("panier.test").only("alone", function() end)"#.write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(try await PanierProcess.run(["test", path]).status == 0)
    let result = try await PanierProcess.run(["test", path], environment: ["CI": "true"])
    #expect(result.status == 1)
    #expect(result.output.contains("test.only is left in the file, so the other tests did not run"))
  }

  @Test func theNetworkIsNeverUsed() async throws {
    // Keys and an endpoint that would be used by a script.
    let result = try await PanierProcess.run(
      ["test", "Tests/Lua/order_test.lua"],
      environment: [
        "OVH_ENDPOINT": "http://127.0.0.1:9/1.0", "OVH_APPLICATION_KEY": "a", "OVH_APPLICATION_SECRET": "b",
        "OVH_CONSUMER_KEY": "c",
      ])
    #expect(result.status == 0)
  }

  @Test func nothingToRunIsAMistakeOfTheCommandLine() async throws {
    let result = try await PanierProcess.run(["test", "scripts"])
    #expect(result.status == 2)
    #expect(
      result.errors == "panier: there is no test in 'scripts'; the names of test files end in _test.lua\n")
  }

  @Test func theManualIsDataToo() async throws {
    let json = try await PanierProcess.run(["doc", "--json"])
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["version"] as? Int == 1)
    #expect((value?["modules"] as? [[String: Any]])?.contains { $0["name"] as? String == "panier.csv" } == true)
    let page = try await PanierProcess.run(["doc", "panier.list"])
    #expect(page.output.hasPrefix("panier.list\nWorks on lists"))
    let both = try await PanierProcess.run(["doc", "cart", "--json"])
    #expect(both.status == 2)
    #expect(both.errors.contains("NAME, --json and --annotations exclude each other"))
  }
}
