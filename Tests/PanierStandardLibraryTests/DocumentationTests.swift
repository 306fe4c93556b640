import FoundationEssentials
import OVHSimulator
import PanierKit
import PanierReference
import PanierTerminal
import PanierTesting
import PanierVM
import Testing

@testable import PanierCommandLine

/// What the comments of the Lua modules say, and what becomes of it.
@Suite struct DocumentationTests {
  @Test(arguments: StandardLibrary.libraries.map(\.name)) func everyFunctionIsDocumented(_ name: String) throws {
    let library = try #require(StandardLibrary.libraries.first { $0.name == name })
    let documentation = library.documentation()
    #expect(documentation.problems == [])
    #expect(documentation.module.functions.count > 3)
    for function in documentation.module.functions + documentation.types.flatMap(\.methods) {
      #expect(function.example != nil, "\(function.name) has no example")
      #expect(!function.summary.isEmpty, "\(function.name) has no summary")
    }
  }

  @Test func helpKnowsModulesFunctionsAndMethods() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run(
        """
        local csv, test = require "panier.csv", require "panier.test"
        local read = csv.read
        help(read) help(csv) help("panier.csv.read") help("csv.read") help("panier.domain") help(require "panier.domain")
        help(test.expect(1).to_equal)
        """)
      #expect(lua.output.hasPrefix("csv.read(text, options?) → list of table\n"))
      #expect(lua.output.contains("\npanier.csv\nReads and writes CSV and TSV"))
      #expect(lua.output.contains("    separator?: string        the character between two fields"))
      #expect(lua.output.contains("\nExpectation:to_equal(expected) → Expectation\n"))
      #expect(lua.output.components(separatedBy: "csv.read(text, options?) → list of table\n").count == 5)
      #expect(lua.output.components(separatedBy: "panier.domain\nTakes domain names apart").count == 3)
    }
  }

  @Test func theOverviewNamesModulesToRequire() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run("help()")
      for name in StandardLibrary.libraries.map(\.name) + StandardLibrary.modules.map(\.name) {
        #expect(lua.output.contains("  \(name) "), "\(name) is missing")
      }
    }
  }

  /// The global of test files is documented as everything else is.
  @Test func examplesOfTheSimulatorRun() async throws {
    for function in SimulatorModule.module(Simulator(clock: { .now })).functions {
      let example = try #require(function.reference.example)
      let path = "\(FileManager.default.temporaryDirectory.path)/\(UUID().uuidString)_test.lua"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(("require('panier.test').it('runs', function()\n" + example + "\nend)").utf8).write(
        to: URL(fileURLWithPath: path))
      let result = try await TestRun().run(path)
      #expect(result.tests.map(\.message) == [nil], "\(function.reference.name)")
      if let promise = example.split(separator: "\n").last?.components(separatedBy: "-->").dropFirst().first {
        #expect(result.output == promise.dropFirst() + "\n")
      }
    }
  }

  @Test func annotationsAreThoseOfTheProgram() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    for file in AnnotationFiles.all {
      let kept = try? String(contentsOfFile: "\(root)/stdlib/meta/\(file.path)", encoding: .utf8)
      #expect(kept == file.text, "run scripts/generate-annotations: \(file.path)")
    }
    #expect(AnnotationFiles.all.map(\.path).contains("panier/domain.lua"))
  }

  @Test func annotationsAreLua() async throws {
    let vm = LuaVM(LuaConfiguration())
    for file in AnnotationFiles.all {
      let values = try await vm.run("return load(...)", name: "check", arguments: [.string(file.text)])
      #expect(values.count == 1, "\(file.path): \(values)")
    }
  }

  @Test(arguments: [
    (#"local csv = require "panier.c"#, ["panier.csv"]), ("require('pan", ["panier.csv"]),
    ("require(\"panier.", ["panier.domain"]), ("x = panier.c", []), ("require \"other.", []),
  ])
  func requireIsCompleted(_ text: String, _ expected: [String]) async {
    let found = await Completer(vm: LuaVM(LuaConfiguration())).completion(text, cursor: text.utf8.count)
    let names = found?.candidates.map(\.display) ?? []
    if expected.isEmpty { #expect(names == []) }
    for name in expected { #expect(names.contains(name)) }
  }
}
