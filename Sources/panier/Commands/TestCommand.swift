import ArgumentParser
import PanierCommandLine

/// `panier test`: runs test files on simulators of their own.
struct TestCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run test files, each on a fresh simulator; no network, no real money.",
    discussion: """
      Test files describe tests with require "panier.test" and see the simulator as a global: simulator.fault{…},
      simulator.calls(), simulator.reset(). help("panier.test") is the manual. --filter TEXT runs only tests whose whole
      name holds a text. Exit codes: 0 every test held, 1 one failed.
      """)

  @Argument(
    help: "Test files, and folders with files whose names end in _test.lua; none is the current folder.",
    completion: .file(extensions: ["lua"]))
  var paths: [String] = []

  @Option(help: "How the report is written: text, tap, junit or json.", transform: TestCommand.format)
  var report = TestReport.Format.text

  @OptionGroup var options: ShellOptions

  /// Runs the tests and prints the report.
  func execute(_ program: Program) async throws -> Int32 {
    await TestCommandRun(options, program.interrupts)(
      paths, filter: options.filter, format: report, program.environment, write: { print($0, terminator: "") })
  }

  private static func format(_ text: String) throws -> TestReport.Format {
    guard let format = TestReport.Format(rawValue: text) else {
      throw ValidationError("'\(text)' is not known; use text, tap, junit or json")
    }
    return format
  }
}
