import PanierRecipes
import Testing

struct VersionTests {
  @Test func ordersVersions() throws {
    let texts = [
      "0.9.9", "1.0.0-alpha.1", "1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0-beta", "1.0.0", "1.0.1", "1.2.0", "10.0.0",
    ]
    let versions = try texts.map { try #require(RecipeVersion($0)) }
    #expect(versions.shuffled().sorted() == versions)
    #expect(versions.map(\.description) == texts)
  }

  @Test(arguments: ["1", "1.2", "1.2.3.4", "01.2.3", "1.2.x", "1.2.3-", "-1.2.3", "1.2.3-ü", ""]) func refuses(
    text: String
  ) {
    #expect(RecipeVersion(text) == nil)
  }

  @Test(arguments: [
    ("^1.2.0", ["1.2.0", "1.9.9"], ["1.1.9", "2.0.0", "1.3.0-beta", "2.0.0-rc.1"]),
    ("^0.3.1", ["0.3.1", "0.3.9"], ["0.4.0", "0.3.0"]),
    ("1.2.3", ["1.2.3"], ["1.2.4"]),
    (">= 1.0.0, < 3.0.0", ["1.0.0", "2.9.0"], ["3.0.0", "0.9.0"]),
    (">= 1.0.0-beta", ["1.0.0-beta", "1.0.0"], ["1.0.0-alpha", "1.1.0-beta"]),
    ("*", ["0.0.1", "9.9.9"], ["1.0.0-beta"]),
  ]) func accepts(range: String, inside: [String], outside: [String]) throws {
    let range = try #require(VersionRange(range))
    for text in inside { #expect(range.contains(try #require(RecipeVersion(text))), "\(text)") }
    for text in outside { #expect(!range.contains(try #require(RecipeVersion(text))), "\(text)") }
  }

  @Test(arguments: ["", "latest", ">=", "^1", "1.0.0 || 2.0.0", "~1.0.0"]) func refusesRange(text: String) {
    #expect(VersionRange(text) == nil)
  }
}
