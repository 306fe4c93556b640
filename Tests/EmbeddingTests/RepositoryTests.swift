import Foundation
import Testing

/// The pages at the top of the repository: what they name is there.
@Suite struct RepositoryTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private static func text(of file: String) throws -> String {
    try String(contentsOfFile: root + "/" + file, encoding: .utf8)
  }

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }

  /// The words between single backticks that look like paths in the repository.
  private static func paths(in text: String) -> [String] {
    text.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }.filter { word in
      ["Sources/", "Tests/", "scripts/", ".ci/", "stdlib/"].contains { word.hasPrefix($0) }
    }.map { String($0.prefix { $0 != " " }) }
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])
  func everyPathThatAPageNamesIsThere(page: String) throws {
    for path in Self.paths(in: try Self.text(of: page).replacingOccurrences(of: "```", with: "")) {
      #expect(Self.exists(path), "\(page) names \(path)")
    }
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"])
  func everyLinkToAFileLeadsSomewhere(page: String) throws {
    for piece in try Self.text(of: page).components(separatedBy: "](").dropFirst() {
      let target = String(piece.prefix { $0 != ")" })
      guard !target.hasPrefix("http") else { continue }
      #expect(Self.exists(target), "\(page) links to \(target)")
    }
  }

  /// Each of the ways to add something ends with a test that shows how.
  @Test func everyWayToAddSomethingNamesATest() throws {
    let guide = try Self.text(of: "CONTRIBUTING.md")
    let ways = guide.components(separatedBy: "\n### a ").dropFirst()
    #expect(
      ways.map { $0.prefix { $0 != "\n" } } == [
        "function of Lua", "type of Lua", "command", "flag", "route of the simulator", "route of the client",
      ])
    for way in ways {
      let own = way.components(separatedBy: "\n## ")[0]
      #expect(own.contains("Test:") && Self.paths(in: own).contains { $0.hasPrefix("Tests/") }, "a \(own)")
    }
  }

  /// The manifest names the packages; the notice names all that come with them, too.
  @Test func theNoticeNamesEveryPackage() throws {
    let notice = try Self.text(of: "NOTICE")
    let pins = try JSONDecoder().decode(Pins.self, from: Data(Self.text(of: "Package.resolved").utf8)).pins
    #expect(pins.count > 20)
    for pin in pins { #expect(notice.contains("\n\(pin.identity)\n"), "NOTICE lacks \(pin.identity)") }
  }

  @Test func theNewestChangesComeFirst() throws {
    let titles = try Self.text(of: "CHANGELOG.md").components(separatedBy: "\n## ").dropFirst()
    #expect(titles.first?.hasPrefix("Unreleased\n") == true)
  }

  private struct Pins: Decodable {
    struct Pin: Decodable { let identity: String }
    let pins: [Pin]
  }
}
