import PanierCommandLine
import Testing

@Suite struct ShellEnvironmentTests {
  @Test func relativeXDGFoldersAreIgnored() {
    let environment = ShellEnvironment.test(
      home: "/home/u",
      [
        "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "./config", "XDG_CACHE_HOME": "~/cache", "XDG_DATA_HOME": "",
      ])
    #expect(environment.stateDirectory == "/home/u/.local/state/panier")
    #expect(environment.configurationDirectory == "/home/u/.config/panier")
    #expect(environment.cacheDirectory == "/home/u/.cache/panier")
    #expect(environment.dataDirectory == "/home/u/.local/share/panier")
  }

  @Test func absoluteXDGFoldersAreTaken() {
    let environment = ShellEnvironment.test(
      home: "/home/u",
      ["XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c", "XDG_CACHE_HOME": "/x", "XDG_DATA_HOME": "/d"])
    #expect(
      [
        environment.stateDirectory, environment.configurationDirectory, environment.cacheDirectory,
        environment.dataDirectory,
      ] == ["/s/panier", "/c/panier", "/x/panier", "/d/panier"])
  }

  @Test(arguments: [
    ("", "HOME is empty; Panier keeps its journal there: set it to your home folder"),
    ("u", "HOME is 'u', which is not absolute; Panier keeps its journal there: set it to your home folder"),
  ])
  func aHomeThatIsNoneIsAnError(home: String, message: String) {
    let error = #expect(throws: CommandFailure.self) { try ShellEnvironment.test(home: home).check() }
    #expect(error == CommandFailure(.usage, message))
  }

  @Test func aHomeIsNoError() throws { try ShellEnvironment.test(home: "/home/u").check() }
}
