import Foundation
import PanierKit
import PanierTesting
import Testing

/// The pieces of Swift in the README, the guides and the comments: they compile, and those that can be run hold.
@Suite struct SnippetTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  /// Every file that may hold Swift for readers, as a path from the root.
  private static let documents: [String] = {
    let pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]
    let sources = FileManager.default.enumerator(atPath: root + "/Sources")?.compactMap { $0 as? String } ?? []
    return pages + sources.filter { $0.hasSuffix(".md") || $0.hasSuffix(".swift") }.map { "Sources/" + $0 }.sorted()
  }()

  /// The pieces of a document, line by line, without imports and without the space around.
  private static func pieces(of document: String) throws -> [[String]] {
    var lines = try String(contentsOfFile: root + "/" + document, encoding: .utf8).components(separatedBy: "\n")
    if document.hasSuffix(".swift") {
      lines = lines.map { line in
        let text = line.drop { $0 == " " }
        return text.hasPrefix("///") ? String(text.dropFirst(3)) : ""
      }
    }
    var pieces: [[String]] = []
    var piece: [String]?
    for line in lines.map({ $0.trimmingCharacters(in: .whitespaces) }) {
      if line == "```swift" {
        piece = []
      } else if line == "```", let whole = piece {
        pieces.append(whole)
        piece = nil
      } else if !line.isEmpty, !line.hasPrefix("import ") {
        piece?.append(line)
      }
    }
    return pieces
  }

  @Test func everyPieceStandsInTheFileThatIsCompiled() throws {
    let compiled = try String(
      contentsOfFile: Self.root + "/Tests/EmbeddingTests/Snippets/Snippets.swift", encoding: .utf8
    ).components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    var count = 0
    for document in Self.documents {
      for piece in try Self.pieces(of: document) {
        count += 1
        let found = compiled.indices.contains { compiled[$0...].starts(with: piece) }
        #expect(
          found, "\(document): these lines stand nowhere in Snippets.swift:\n\(piece.joined(separator: "\n"))")
      }
    }
    #expect(count > 15)
  }

  @Test func thoseOfTheKitRun() async throws {
    #expect(try await Snippets.readme() == Money("5.59 EUR"))
    #expect(try await Snippets.kitOverview().1 == Money("6.71 EUR"))
    #expect(try await Snippets.host().count == 1)
    // Nothing is configured where tests run; LiveHostTests order on an endpoint.
    #expect(throws: OVHError.self) { try Snippets.kitLive() }
  }

  @Test func thoseOfTheLuaHostRun() async throws {
    let vm = LuaVM(
      LuaConfiguration(modules: [LuaModule("shop", summary: "", functions: [Snippets.waiting(.init())])]))
    #expect(try await vm.run("return shop.price('lamp')", name: "x", returning: Double.self) == 19.5)
    #expect(try await Snippets.declaring().run("return shop.stock('bulb')", name: "x", returning: Int.self) == 96)
    let shop = Snippets.options()
    #expect(
      try await shop.run("return shop.order{ article = 'lamp', as_gift = true }", name: "x", returning: String.self)
        == "1 lamp as a gift")
    #expect(try await shop.run("return greet('Ada', true)", name: "x", returning: String.self) == "hello ADA")
    #expect(try await Snippets.typed(vm, "return {{ article = 'lamp', pieces = 2 }}, 41") == 42)
    #expect(try await Snippets.typedPair(vm, "return 'lamp', 3") == ("lamp", 3))
  }

  @Test func thoseOfClientAndSimulatorRun() async throws {
    #expect(try Snippets.configured("[ovh-eu]\n").endpoint.name == "ovh-eu")
    let (simulator, _) = try await Snippets.simulated()
    #expect(simulator.calls.last?.path == "/order/cart")
    let client = OVHClient.simulated(by: simulator)
    #expect(try await Snippets.routes(client) > 0)
    #expect(try await Snippets.anyRoute(client) == [])
    #expect(Snippets.seeded().calls.isEmpty)
  }

  @Test(arguments: TransportKind.allCases) func thoseOfTestingRun(_ kind: TransportKind) async throws {
    try await Snippets.running()
    try await RunningSimulator.with(kind) { running in
      let printed = try await Snippets.harness(running)
      #expect(printed == "5.59 EUR\n")
      Snippets.faults(running)
    }
  }
}
