import Glibc
import PanierVM
import Testing

/// Processes that crash, lie, hang or never start: an error for the caller, and nothing more.
// One process at a time: a hundred at once would starve everything else.
@Suite(.serialized) struct IsolationFaultTests {
  private static let ended = "the isolated process sent "

  @Test(arguments: [
    ("huge", ended + "a frame of 4294967295 bytes (1 to 16777216 are possible) and was ended"),
    ("empty", ended + "a frame of 0 bytes (1 to 16777216 are possible) and was ended"),
    ("unknown", ended + "a frame of unknown kind 127 and was ended"),
    ("early", ended + "frames in the wrong order and was ended"),
    ("short", ended + "a frame that ends too early and was ended"),
    ("liar", ended + "a count of 2147483647 with 0 bytes left and was ended"),
    ("impostor", ended + "a call of function 9999 and was ended"),
    ("thief", ended + "object 77, which was never sent and was ended"),
    ("leaves", "the isolated process ended too early, with status 3"),
    ("crashes", "the isolated process was ended by signal 11 (Segmentation fault)"),
  ])
  func misbehaviourIsOneError(_ argument: String, _ message: String) async throws {
    let error = try #require(await Isolated.error(of: "return 1", in: Isolated.make(argument: argument)))
    #expect(error.message == message)
    #expect(error.isKilled && error["class"] == "IsolatedProcess")
  }

  @Test func randomNoiseIsAnError() async throws {
    for _ in 0..<20 {
      let error = await Isolated.error(of: "return 1", in: Isolated.make(argument: "noise"))
      #expect(error?.message.hasPrefix("the isolated process") == true, "\(error?.description ?? "none")")
    }
  }

  @Test func aProgramThatIsNotThereIsNamed() async throws {
    let runner = IsolatedRunner(LuaConfiguration(), program: IsolatedProgram(path: "/nowhere/panier"))
    let error = try #require(await Isolated.error(of: "return 1", in: runner))
    #expect(error.message == "cannot start the isolated process /nowhere/panier: No such file or directory")
    await #expect(throws: LuaError.self) { try await runner.report }
  }

  @Test func cancellationKillsTheProcess() async throws {
    let runner = Isolated.make(argument: "deaf")
    let task = Task { try await runner.run("return 1", name: "script.lua") }
    task.cancel()
    await #expect {
      _ = try await task.value
    } throws: {
      ($0 as? LuaError)?.message == "interrupted" && ($0 as? LuaError)?.isKilled == true
    }
  }

  @Test func cancellationStopsAScriptThatRuns() async throws {
    let printed = Printed()
    let runner = Isolated.make(limits: LuaLimits(), printed: printed)
    let task = Task { try await runner.run("print('begun') while true do end", name: "script.lua") }
    while printed.text.isEmpty { await Task.yield() }
    task.cancel()
    await #expect(throws: LuaError.self) { try await task.value }
    let after = await Isolated.error(of: "return 1", in: runner)
    #expect(after?.message == "interrupted")
  }

  @Test func aProcessThatIsKilledFromOutsideIsAnError() async throws {
    let printed = Printed()
    let runner = Isolated.make(limits: LuaLimits(), printed: printed)
    let victim = try await runner.processIdentifier
    let task = Task { await Isolated.error(of: "print('begun') while true do end", in: runner) }
    while printed.text.isEmpty { await Task.yield() }
    kill(victim, SIGKILL)
    #expect(await task.value?.message == "the isolated process was ended by signal 9 (Killed)")
  }

  /// A process that was shut in before its clocks had their timers waited for ever.
  @Test func aBusyMachineLosesNoTimer() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<256 {
        group.addTask {
          let runner = Isolated.make(configure: {
            $0.globals = LuaConcurrency.functions
            $0.limits.wallTime = 60
          })
          _ = try await runner.run("assert(not pcall(timeout, 0.01, sleep, 3600)) sleep(0.01)", name: "script.lua")
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func nothingLeaksOverManyRuns() async throws {
    func round(_ argument: String, _ script: String) async {
      _ = await Isolated.error(of: script, in: Isolated.make(argument: argument))
    }
    for _ in 0..<5 { await round(IsolatedChild.argument, "demo.counter('x')") }
    let before = Isolated.descriptors
    for index in 0..<200 {
      switch index % 4 {
      case 0: await round("leaves", "return 1")
      case 1: await round("huge", "return 1")
      case 2: await round("crashes", "return 1")
      default: await round(IsolatedChild.argument, "return demo.counter('x')")
      }
    }
    // Other suites open and close some of their own meanwhile.
    for _ in 0..<10_000 where Isolated.descriptors > before + 20 { await Task.yield() }
    #expect(Isolated.descriptors <= before + 20)
  }

  @Test func theWatchdogEndsTheProcess() async throws {
    let error = try #require(
      await Isolated.error(of: "return 1", in: Isolated.make(limits: LuaLimits(luaTime: 0.2), argument: "watchdog")))
    #expect(
      error.message == "the isolated process ended itself: the script had used twice its 0.2 s of Lua time and could "
        + "not be interrupted")
    #expect(error.kind == .limit && error.isKilled)
  }
}
