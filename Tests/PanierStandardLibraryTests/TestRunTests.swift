import FoundationEssentials
import Testing

@testable import PanierCommandLine

@Suite struct TestRunTests {
  private func run(_ source: String, _ options: TestRun.Options = .init()) async throws -> TestFileResult {
    let path = "\(FileManager.default.temporaryDirectory.path)/\(UUID().uuidString)_test.lua"
    try Data(source.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var result = try await TestRun(options).run(path)
    result.file = "x_test.lua"
    for index in result.tests.indices {
      result.tests[index].name = result.tests[index].name.replacing(path, with: "x_test.lua")
      result.tests[index].location = result.tests[index].location?.replacing(path, with: "x_test.lua")
    }
    return result
  }

  private let mixed = """
    local test = require "panier.test"
    test.describe("group", function()
      local log = {}
      test.before_each(function() log[#log + 1] = "before" end)
      test.after_each(function() log[#log + 1] = "after" end)
      test.it("holds", function() test.expect(log):to_equal({ "before" }) end)
      test.describe("inner", function()
        test.it("fails", function()
          print("seen")
          test.expect({ a = { 1, 2 }, b = "x" }):to_equal({ a = { 1, 3 }, c = true })
        end)
      end)
      test.pending("waits")
      test.it("raises", function() error("oops") end)
      test.it("misuses", function() cart.opne(1) end)
      test.it("sees what ran", function() test.expect(#log):to_equal(9) end)
    end)
    """

  @Test func tellsHowEachTestEnded() async throws {
    let result = try await run(mixed)
    #expect(
      result.tests == [
        TestResult(name: "group holds", status: .passed),
        TestResult(
          name: "group inner fails", status: .failed,
          message: """
            the values differ:
              at .a[2]: expected 3, got 2
              at .c: expected true, but it is missing
              at .b: got "x", which is not expected
            """, location: "x_test.lua:10"),
        TestResult(name: "group waits", status: .pending),
        TestResult(name: "group raises", status: .failed, message: "oops", location: "x_test.lua:14"),
        TestResult(
          name: "group misuses", status: .failed, message: "cart has no function 'opne'; did you mean 'open'?",
          location: "x_test.lua:15"),
        TestResult(name: "group sees what ran", status: .passed),
      ])
    #expect(result.output == "seen\n")
  }

  @Test func filtersByTheWholeName() async throws {
    var options = TestRun.Options()
    options.filter = "inner"
    #expect(try await run(mixed, options).tests.map(\.name) == ["group inner fails"])
  }

  @Test func runsOneAloneAndRefusesThatInCI() async throws {
    let source = """
      local test = require "panier.test"
      test.it("a", function() error("not run") end)
      test.only("b", function() end)
      """
    #expect(try await run(source).tests == [TestResult(name: "b", status: .passed)])
    var options = TestRun.Options()
    options.refusesFocus = true
    #expect(
      try await run(source, options).tests.last
        == TestResult(
          name: "x_test.lua", status: .failed,
          message: "test.only is left in the file, so the other tests did not run"))
  }

  @Test(arguments: [
    ("this is no Lua", "syntax error near 'is'", "x_test.lua:1"),
    ("error('early')", "early", "x_test.lua:1"),
    ("\n\nlocal x = undeclared", "undeclared global 'undeclared'", "x_test.lua:3"),
  ])
  func aFileThatCannotBeRunIsAFailure(_ source: String, _ message: String, _ location: String) async throws {
    let tests = try await run(source).tests
    #expect(tests == [TestResult(name: "x_test.lua", status: .failed, message: message, location: location)])
  }

  @Test func leavingIsAFailureToo() async throws {
    let tests = try await run(#"require("panier.test").it("a", function() os.exit(0) end)"#).tests
    #expect(tests.map(\.status) == [.failed])
  }

  @Test func eachFileHasASimulatorOfItsOwn() async throws {
    let source = """
      local test = require "panier.test"
      test.it("sees no other", function()
        test.expect(#cart.list()):to_equal(0)
        cart.new{ keep = true }
      end)
      """
    for _ in 0..<2 { #expect(try await run(source).tests.map(\.status) == [.passed]) }
  }

  @Test func waitsOfTheSimulatorPassAtOnce() async throws {
    let source = """
      local test = require "panier.test"
      test.it("is delivered", function()
        local c = cart.new()
        local item = c:add(c:offers("free-a.fr"):cheapest())
        c:assign()
        item:configure{ OWNER_LEGAL_AGE = true }
        local order = c:checkout{ quote = c:quote(), waive_retraction = true }
        order:pay{ method = "fidelityAccount" }
        order:await{ timeout = "30m" }
        test.expect(order:status()):to_equal("delivered")
      end)
      """
    let result = try await run(source)
    #expect(result.tests == [TestResult(name: "is delivered", status: .passed)])
  }
}
