import Foundation
import Testing

/// What a script, or a typing mistake, cannot do to the limits that the operator set.
@Suite struct OperatorLimitTests {
  @Test(arguments: [
    ("io.popen('true')", "io.popen: scripts may run other programs only with --allow-run"),
    ("os.execute('true')", "os.execute: scripts may run other programs only with --allow-run"),
  ])
  func aScriptRunsNoOtherProgramUnlessItIsAllowedTo(code: String, message: String) async throws {
    let refused = try await PanierProcess.run(["-e", code])
    #expect(refused.errors == "panier: (command line):1: \(message)\n")
    #expect(refused.status == 1)
    #expect(try await PanierProcess.run(["--allow-run", "-e", code]).status == 0)
  }

  @Test(arguments: [
    "/.local/state/panier/journal.sqlite", "/.config/panier/config.yaml", "/.local/share/panier/x", "/.ovh.conf",
  ])
  func aScriptDoesNotWriteToPaniersOwnFilesUnlessItIsAllowedTo(file: String) async throws {
    let home = try TemporaryFolder()
    let path = home.path + file
    try FileManager.default.createDirectory(
      atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), withIntermediateDirectories: true)
    let code = "print(select(2, io.open(params.file, 'w')))"
    let arguments = ["-e", code, "-", "file=" + path]
    let refused = try await PanierProcess.run(arguments, environment: ["HOME": home.path])
    #expect(refused.output == "\(path): Panier keeps this from scripts; allow it with --allow-write\t13\n")
    #expect(!FileManager.default.fileExists(atPath: path))
    _ = try await PanierProcess.run(["--allow-write"] + arguments, environment: ["HOME": home.path])
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func aScriptSeesNoCredentialOfTheEnvironment() async throws {
    let code =
      "print(os.getenv('OVH_APPLICATION_SECRET'), env.OVH_APPLICATION_SECRET, os.getenv('PANIER_LEDGER'), os.getenv('A'))"
    let result = try await PanierProcess.run(
      ["--endpoint", "simulator", "-e", code],
      environment: ["OVH_APPLICATION_SECRET": "s", "OVH_APPLICATION_KEY": "k", "PANIER_LEDGER": "l", "A": "a"])
    #expect(result.output == "nil\tnil\tnil\ta\n")
  }

  @Test func theBudgetOfTheConfigurationIsKept() async throws {
    let home = try TemporaryFolder()
    let folder = home.path + "/panier"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "budget:\n  per_run: 1 EUR\n".write(toFile: folder + "/config.yaml", atomically: false, encoding: .utf8)
    let code = """
      local c = cart.new() c:add(c:offers('free-example.fr'):cheapest()):configure{ OWNER_LEGAL_AGE = true }
      c:assign() c:checkout{ waive_retraction = true }
      """
    let result = try await PanierProcess.run(["--yes", "-e", code], environment: ["XDG_CONFIG_HOME": home.path])
    #expect(result.status == 7)
    #expect(result.errors.contains("more than the budget of 1.00 EUR; nothing was ordered"))
    try "budgets:\n  per_run: 1 EUR\n".write(toFile: folder + "/config.yaml", atomically: false, encoding: .utf8)
    let mistaken = try await PanierProcess.run(["-e", "print(1)"], environment: ["XDG_CONFIG_HOME": home.path])
    #expect(
      mistaken.errors
        == "panier: \(folder)/config.yaml:2: 'budgets.per_run' is no key of the configuration; did you mean "
        + "'budget.per_run'?\n")
    #expect(mistaken.status == 2 && mistaken.output.isEmpty)
  }

  @Test func twoBudgetsAreRefused() async throws {
    let result = try await PanierProcess.run(["--budget", "10 EUR", "--budget", "20 EUR", "-e", "print(1)"])
    #expect(
      result.errors
        == "panier: --budget is given 2 times (10.00 EUR, 20.00 EUR); give it once; panier --help lists what there is\n"
    )
    #expect(result.status == 2)
  }

  @Test func anEmptyHomeIsAnError() async throws {
    let result = try await PanierProcess.run(["-e", "print(1)"], environment: ["HOME": ""])
    #expect(result.errors == "panier: HOME is empty; Panier keeps its journal there: set it to your home folder\n")
    #expect(result.status == 2)
  }

  @Test(arguments: [
    ("jornal", "cannot run 'jornal': there is no such file, and no command of that name; did you mean 'journal'?"),
    (
      "zzzzzz",
      "cannot run 'zzzzzz': there is no such file, and no command of that name; panier --help lists the commands"
    ),
  ])
  func aMisspeltCommandIsNotTakenForAFileThatIsMissing(word: String, message: String) async throws {
    let result = try await PanierProcess.run([word])
    #expect(result.errors == "panier: \(message)\n")
    #expect(result.status == 2)
  }
}
