import PanierKit
import PanierVM
import Testing

@testable import PanierCommandLine

/// Where the prompt points after an error, and what it offers to run instead.
@Suite struct EntryPointerTests {
  private static func pointer(_ entry: String) async throws -> EntryPointer? {
    let host = PanierHost.onSimulator()
    do {
      _ = try await host.vm.evaluate(entry)
      Issue.record("'\(entry)' did not fail")
      return nil
    } catch let error as LuaError {
      return EntryPointer(error, in: entry)
    }
  }

  @Test(arguments: [
    ("x = carts.new()", "x = carts.new()\n    ^^^^^", "x = cart.new()"),
    ("cart.nwe()", "cart.nwe()\n     ^^^", "cart.new()"),
    ("cart.new():offres('a.fr')", "cart.new():offres('a.fr')\n           ^^^^^^", "cart.new():offers('a.fr')"),
    (
      "local c = cart.new{ subsidary = 'FR' }", "local c = cart.new{ subsidary = 'FR' }\n                    ^^^^^^^^^",
      "local c = cart.new{ subsidiary = 'FR' }"
    ),
    (
      "catalog.plan(\"ecco\", \"a\")", "catalog.plan(\"ecco\", \"a\")\n              ^^^^",
      "catalog.plan(\"eco\", \"a\")"
    ),
    ("print('é', carts)", "print('é', carts)\n           ^^^^^", "print('é', cart)"),
    ("local a = 1\nreturn carts", "return carts\n       ^^^^^", "local a = 1\nreturn cart"),
  ]) func pointsAndMends(entry: String, picture: String, mended: String) async throws {
    let pointer = try #require(await Self.pointer(entry))
    #expect(pointer.picture == picture)
    #expect(pointer.mended == mended)
  }

  @Test(arguments: [
    ("x = = 2", "x = = 2\n    ^"), ("if x then ~ end", "if x then ~ end\n          ^"),
    ("print((1", "print((1\n        ^"), ("x = {\n  1,", "  1,\n    ^"),
    (
      "return 'example' .. undeclared_thing",
      "return 'example' .. undeclared_thing\n                    ^^^^^^^^^^^^^^^^"
    ),
  ]) func pointsWhereItCannotMend(entry: String, picture: String) async throws {
    let pointer = try #require(await Self.pointer(entry))
    #expect(pointer.picture == picture)
    #expect(pointer.mended == nil)
  }

  @Test(arguments: ["error('carts')", "carts = 1 print(carts.x.y)", "error({ code = 3 })"])
  func pointsNowhereWhereThePlaceIsNotCertain(entry: String) async throws {
    #expect(try await Self.pointer(entry) == nil)
  }
}
