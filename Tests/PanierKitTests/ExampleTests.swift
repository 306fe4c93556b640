import OVHSimulator
import PanierKit
import PanierOrdering
import PanierReference
import PanierTesting
import PanierVM
import Testing

/// Every documented example runs, and prints what it says it prints.
@Suite struct ExampleTests {
  /// One example of the reference.
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let source: String

    var testDescription: String { name }

    /// The text behind `-->` on the last line: what the line before it prints.
    var promise: String? {
      source.split(separator: "\n").last?.split(separator: "-->", maxSplits: 1).dropFirst().first
        .map { $0.drop { $0 == " " } }.map(String.init)
    }
  }

  static let all: [Example] = {
    let reference = PanierLibrary.reference
    var examples: [Example] = []
    for module in reference.modules {
      for function in module.functions {
        if let example = function.example { examples.append(Example(name: function.name, source: example)) }
      }
    }
    for type in reference.types {
      if let example = type.example { examples.append(Example(name: type.name, source: example)) }
      for method in type.methods {
        if let example = method.example { examples.append(Example(name: method.name, source: example)) }
      }
    }
    return examples
  }()

  @Test(arguments: all) func runs(example: Example) async throws {
    // Orders are delivered as soon as they are paid, so that no example waits.
    var configuration = SimulatorConfiguration()
    configuration.orderStages.checking = 0
    configuration.orderStages.delivering = 0
    try await RunningSimulator.with(configuration: configuration) { running in
      let lua = ScriptHarness(
        running,
        writes: { client in
          let grants = ["PUT /**", "POST /**", "DELETE /**", "GET /**"].compactMap { try? RouteGrant($0) }
          return WriteGate(client: client, endpoint: "the simulator", grants: WriteGrants(allowed: grants))
        }, dialogue: AgreeableOperator())
      try await lua.run(example.source)
      guard let promise = example.promise else { return }
      let last = lua.output.split(separator: "\n").last.map(String.init) ?? ""
      #expect(last.split(separator: "\t").joined(separator: " ") == promise)
    }
  }

  @Test func everyFunctionHasAnExample() {
    let reference = PanierLibrary.reference
    let functions = reference.modules.flatMap(\.functions) + reference.types.flatMap(\.methods)
    #expect(functions.filter { $0.example == nil }.map(\.name) == [])
    #expect(reference.types.filter { $0.example == nil }.map(\.name) == [])
  }
}

/// An operator who agrees to everything.
struct AgreeableOperator: Dialogue {
  func ask(_ question: String) async throws -> String? { "yes" }
}
