import PanierVM
import Testing

/// Isolated processes that run before it is known what for.
@Suite struct StartedProcessTests {
  private let configuration = LuaConfiguration(limits: .recipe, modules: [Machine.demo])

  @Test func eachServesOneRunnerAndWhoComesAfterThemStartsItsOwn() async throws {
    let program = Isolated.program().startedAhead(2)
    var identifiers: Set<Int32> = []
    for number in 1...3 {
      let runner = IsolatedRunner(configuration, program: program)
      let values = try await runner.run(
        "local before = rawget(_G, 'n') rawset(_G, 'n', \(number)) return before", name: "script.lua")
      #expect(values == [.nil], "nothing is left of another run")
      identifiers.insert(try await runner.processIdentifier)
    }
    #expect(identifiers.count == 3)
  }

  @Test func theyRunBeforeAnybodyWantsThemAndEndWhenNobodyDoes() async throws {
    let mark = "ahead-\(UInt64.random(in: 0...(.max)))"
    var program = Isolated.program("deaf")
    program.arguments.append(mark)
    var started: IsolatedProgram? = program.startedAhead(2)
    while Self.processes(with: mark) < 2 { await Task.yield() }
    #expect(started != nil)
    started = nil
    while Self.processes(with: mark) > 0 { await Task.yield() }
  }

  private static func processes(with argument: String) -> Int {
    Files.names(in: "/proc").count { name in
      name.utf8.allSatisfy { (0x30...0x39).contains($0) }
        && Files.text("/proc/\(name)/cmdline")?.hasSuffix("\0\(argument)\0") == true
    }
  }

  @Test(arguments: [
    ("leaves", "the isolated process ended too early, with status 3"),
    ("early", "the isolated process sent frames in the wrong order and was ended"),
    ("crashes", "the isolated process was ended by signal 11 (Segmentation fault)"),
  ])
  func oneThatMisbehavesBeforeItHasAUniverseIsAnErrorOfItsRunner(_ argument: String, _ message: String) async throws {
    let program = Isolated.program(argument).startedAhead(1)
    let runner = IsolatedRunner(configuration, program: program)
    #expect(await Isolated.error(of: "return 1", in: runner)?.message == message)
  }

  @Test func aProgramThatIsNotThereIsNamed() async throws {
    let program = IsolatedProgram(path: "/nowhere/panier").startedAhead(1)
    let error = await Isolated.error(of: "return 1", in: IsolatedRunner(configuration, program: program))
    #expect(error?.message == "cannot start the isolated process /nowhere/panier: No such file or directory")
  }
}
