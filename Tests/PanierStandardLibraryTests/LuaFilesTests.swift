import FoundationEssentials
import PanierCommandLine
import PanierKit
import PanierVM
import Testing

/// The tests of the standard library that are written in Lua, as `panier test Tests/Lua` runs them.
@Suite struct LuaFilesTests {
  static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Lua"
  static let names = ["bulk", "csv", "date", "domain", "json", "list", "order", "service", "stock", "text"]

  @Test(arguments: names) func hold(_ name: String) async throws {
    let result = try await TestRun().run("\(Self.folder)/\(name)_test.lua")
    #expect(result.tests.filter { $0.status != .passed } == [])
    #expect(result.tests.count > 2)
  }

  /// Everything but files works for shared recipes too.
  @Test(arguments: names.filter { !["bulk", "csv"].contains($0) }) func holdForSharedRecipes(
    _ name: String
  ) async throws {
    var options = TestRun.Options()
    options.level = .recipe
    let result = try await TestRun(options).run("\(Self.folder)/\(name)_test.lua")
    #expect(result.tests.filter { $0.status != .passed } == [])
  }

  @Test func noFileIsLeftOut() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(files.sorted() == Self.names.map { "\($0)_test.lua" })
  }

  @Test func sharedRecipesHaveNoFiles() async throws {
    let path = "\(FileManager.default.temporaryDirectory.path)/\(UUID().uuidString)_test.lua"
    try Data(
      """
      local test, csv = require "panier.test", require "panier.csv"
      test.it("refuses", function()
        test.expect(function() csv.read_file("a.csv") end):to_raise(
          "csv.read_file: shared recipes have no files; take the text as a parameter and use csv.read")
      end)
      """.utf8
    ).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var options = TestRun.Options()
    options.level = .recipe
    #expect(try await TestRun(options).run(path).tests.map(\.status) == [.passed])
  }
}
