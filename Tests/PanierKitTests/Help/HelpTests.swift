import PanierKit
import PanierReference
import PanierTesting
import PanierVM
import Testing

/// The manual at the prompt.
@Suite struct HelpTests {
  @Test func aMethodsPage() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run(#"help("Item:configure")"#)
      #expect(Picture.compare("help-item-configure", lua.output) == .same)
      #expect(running.callNames == [])
    }
  }

  @Test func everyNameHasAPage() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      for name in PanierLibrary.reference.allNames {
        try await lua.run("help(\"\(name)\")")
      }
      #expect(lua.output.split(separator: "\n").count > PanierLibrary.reference.allNames.count)
    }
  }

  @Test func aValueLeadsToItsType() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run(#"help(money("1 EUR"))"#)
      #expect(lua.output.hasPrefix("Money"))
    }
  }

  @Test func theOverviewNamesEveryModuleAndType() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run("help()")
      for name in PanierLibrary.modules.map(\.name) + PanierLibrary.types.map(\.name)
        + PanierLibrary.globals.map(\.reference.name)
      {
        #expect(lua.output.contains("\(name) "), "\(name) is missing")
      }
    }
  }

  @Test func aMisspeltNameIsPointedOut() async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(#"help("carts")"#)
      #expect(error?.message == "there is no help on 'carts'; did you mean 'cart'?")
    }
  }
}
