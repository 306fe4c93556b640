import CPanierVM
import PanierReference

/// A Lua universe: an actor on its own thread.
///
/// Each run is one coroutine driven by one Swift task; while a host function waits, other runs go on. A universe is
/// built on first use.
public actor LuaVM {
  let core: Core
  private let thread: LuaThread
  private var isOpen = false
  private var openingError: LuaError?
  /// What is documented, put together when it is first asked for.
  lazy var documented = core.configuration.reference
  private var wallTimer: Task<Void, Never>?
  private var drivers: [ObjectIdentifier: Task<LuaResults, any Error>] = [:]

  /// Runs on the Lua thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Declares a universe; nothing of Lua runs yet.
  public init(_ configuration: LuaConfiguration) {
    let machine = WeakMachine()
    thread = LuaThread()
    core = Core(configuration, host: LuaHost(userInfo: configuration.userInfo, machine: machine))
    machine.set(self)
  }

  deinit {
    wallTimer?.cancel()
    let core = core
    thread.stop { panier_close(core.panier) }
  }

  // MARK: Running

  /// Compiles text and runs it as a coroutine until it ends.
  ///
  /// - Parameters:
  ///   - source: Lua text; precompiled code is refused.
  ///   - name: what messages call it: `script.lua`.
  ///   - arguments: what `...` is.
  /// - Returns: what the script returns.
  /// - Throws: `LuaError`; kind `limit` with `isKilled` when the task is cancelled, kind `exit` for `os.exit`.
  public func run(_ source: String, name: String, arguments: [LuaValue] = []) async throws -> [LuaValue] {
    try await run(Array(source.utf8), name: name, arguments: arguments)
  }

  /// Compiles bytes as text and runs them as a coroutine until it ends.
  public func run(_ source: [UInt8], name: String, arguments: [LuaValue] = []) async throws -> [LuaValue] {
    try open()
    core.drain()
    return try await finish(load(Self.withoutShebang(source), chunk: "@" + name), arguments)
  }

  /// Calls a function in a coroutine of its own.
  ///
  /// - Throws: `LuaError` that it raises; kind `usage` for a function of another universe.
  public func call(_ function: LuaFunctionHandle, _ arguments: [LuaValue] = []) async throws -> [LuaValue] {
    let context = try RunContext.current.deeper()
    return try await RunContext.$current.withValue(context) { try await finish(calling(function), arguments) }
  }

  /// Calls a function; tables and long strings among its results stay in Lua, as references.
  func callKeeping(_ function: LuaFunctionHandle, _ arguments: [LuaValue]) async throws -> [LuaValue] {
    let context = try RunContext.current.deeper()
    let coroutine = try calling(function)
    defer { panier_co_close(coroutine.pointer) }
    try await RunContext.$current.withValue(context) { try await drive(coroutine, arguments) }
    return try (0..<panier_co_count(coroutine.pointer)).map { index in
      let value = panier_co_result(coroutine.pointer, index)
      guard Int(value.kind) == PANIER_FUNCTION else { return TapeReader.scalar(value) }
      guard value.u.i != 0 else { throw LuaError(kind: .limit, message: "not enough memory") }
      return .function(core.handle(value.u.i))
    }
  }

  private func calling(_ function: LuaFunctionHandle) throws -> Coroutine {
    try open()
    guard function.releases === core.releases else {
      throw LuaError.usage("the function belongs to another Lua universe")
    }
    core.drain()
    guard let pointer = panier_co_call(core.panier, function.reference) else { throw core.failure() }
    return Coroutine(pointer, thread: thread)
  }

  // MARK: Globals

  /// Sets a global.
  public func setGlobal(_ name: String, _ value: LuaValue) throws {
    try open()
    core.answer().write(value)
    if panier_set_global(core.panier, name) != 0 { throw core.failure() }
  }

  /// Reads a global; an undeclared one is `.nil`.
  ///
  /// - Throws: `LuaError` when the value cannot be copied.
  public func global(_ name: String) throws -> LuaValue {
    try open()
    var count = 0
    guard let tape = panier_get_global(core.panier, name, &count) else { throw core.failure() }
    var reader = TapeReader(core: core, tape: tape, count: count)
    return reader.next()
  }

  // MARK: Interruption and measures

  /// Stops running Lua, from any thread; waiting host functions are not cancelled.
  ///
  /// Every run fails with kind `limit` until `rearm` is called.
  public nonisolated func interrupt(_ reason: LuaInterrupt) {
    panier_interrupt(core.panier, Int32(reason == .deadline ? PANIER_KILL_DEADLINE : PANIER_KILL_CANCELLED))
    thread.signal()
  }

  /// Makes the universe usable after an interrupt; Lua time and calls count anew.
  public func rearm() {
    panier_rearm(core.panier)
  }

  /// Bytes of Lua memory: now, and at most so far.
  public nonisolated var memory: (used: Int, peak: Int) {
    var used = 0
    var peak = 0
    panier_memory(core.panier, &used, &peak)
    return (used, peak)
  }

  /// Collects garbage at once.
  public func collectGarbage() {
    core.drain()
    panier_collect(core.panier)
  }

  // MARK: Driving coroutines

  /// Builds the universe before its first use.
  func open() throws {
    if let openingError { throw openingError }
    guard !isOpen else { return }
    isOpen = true
    do {
      try core.open()
      for prelude in core.configuration.preludes { try runPrelude(prelude.name, prelude.source) }
    } catch {
      openingError = .converting(error)
      throw error
    }
    startWallTimer()
  }

  /// Builds the universe now; what goes wrong is the error of every run.
  func prepare() {
    try? open()
  }

  private func runPrelude(_ name: String, _ source: String) throws {
    let coroutine = try load(Array(source.utf8), chunk: "@" + name)
    defer { panier_co_close(coroutine.pointer) }
    switch try step(coroutine, core.answer()) {
    case .finished: return
    case .waiting:
      throw LuaError.usage("the prelude \(name) calls a function that waits")
    }
  }

  func load(_ source: [UInt8], chunk: String) throws -> Coroutine {
    let pointer = source.withUnsafeBytes { bytes in
      panier_load(core.panier, bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nil, bytes.count, chunk)
    }
    guard let pointer else { throw core.failure() }
    return Coroutine(pointer, thread: thread)
  }

  func coroutine(_ pointer: OpaquePointer) -> Coroutine {
    Coroutine(pointer, thread: thread)
  }

  /// Drives a coroutine to its end and reads its results.
  func finish(_ coroutine: Coroutine, _ arguments: [LuaValue]) async throws -> [LuaValue] {
    defer { panier_co_close(coroutine.pointer) }
    try await drive(coroutine, arguments)
    return try results(of: coroutine)
  }

  func results(of coroutine: Coroutine) throws -> [LuaValue] {
    var count = 0
    guard let tape = panier_co_results(coroutine.pointer, &count) else { throw core.failure() }
    var reader = TapeReader(core: core, tape: tape, count: count)
    return reader.values()
  }

  /// Drives a coroutine until it has finished, and what it spawned with it; its results stay in it.
  func drive(_ coroutine: Coroutine, _ arguments: [LuaValue]) async throws {
    let scope = RunScope()
    do {
      try await advance(coroutine, arguments, scope)
      try await scope.join()
    } catch {
      await scope.cancel()
      throw error
    }
  }

  private func advance(_ coroutine: Coroutine, _ arguments: [LuaValue], _ scope: RunScope) async throws {
    try await withTaskCancellationHandler {
      let start = core.answer()
      for argument in arguments { start.write(argument) }
      var step = try step(coroutine, start)
      while case .waiting(let call) = step {
        let outcome = await perform(call, scope)
        core.drain()
        let answer = core.answer()
        switch outcome {
        case .success(let results): answer.write(results)
        case .failure(let error):
          let error = core.host.luaError(of: error)
          answer.raise(error)
          // A host function that ends the script ends it as `os.exit` does: nothing catches that.
          if let code = error.exitCode {
            coroutine.interrupt(PANIER_KILL_EXIT)
            try end(coroutine, answer, code)
          }
        }
        step = try self.step(coroutine, answer)
      }
    } onCancel: {
      coroutine.interrupt(PANIER_KILL_CANCELLED)
    }
  }

  /// Unwinds a coroutine that a host function ended; the code goes with the error.
  private func end(_ coroutine: Coroutine, _ answer: ReplyWriter, _ code: Int32) throws {
    do {
      _ = try step(coroutine, answer)
    } catch var error as LuaError {
      if error.exitCode != nil { error.exitCode = code }
      throw error
    }
  }

  private enum Step {
    case finished
    case waiting(PendingCall)
  }

  /// Runs a coroutine until it ends or waits.
  ///
  /// The answer must be the core's own.
  private func step(_ coroutine: Coroutine, _: ReplyWriter) throws -> Step {
    switch Int(panier_co_resume(coroutine.pointer)) {
    case PANIER_FINISHED: return .finished
    case PANIER_SUSPENDED:
      guard let call = core.pending else { throw LuaError(kind: .script, message: "nothing to wait for") }
      core.pending = nil
      return .waiting(call)
    default: throw core.failure()
    }
  }

  /// Runs the body of a waiting function, away from the Lua thread.
  private func perform(_ call: PendingCall, _ scope: RunScope) async -> Result<LuaResults, any Error> {
    guard wallTimer != nil else {
      do { return .success(try await call.work(scope)) } catch { return .failure(error) }
    }
    let context = RunContext.current
    let task = Task.detached { try await RunContext.$current.withValue(context) { try await call.work(scope) } }
    let key = ObjectIdentifier(call)
    drivers[key] = task
    defer { drivers[key] = nil }
    return await withTaskCancellationHandler {
      await task.result
    } onCancel: {
      task.cancel()
    }
  }

  /// When the wall time is over, everything stops: running Lua, and what waits.
  private func startWallTimer() {
    guard let seconds = core.configuration.limits.wallTime else { return }
    wallTimer = Task.detached { [weak self] in
      do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
      guard let self else { return }
      panier_interrupt(self.core.panier, Int32(PANIER_KILL_WALL))
      self.thread.signal()
      await self.cancelWaiting()
    }
  }

  private func cancelWaiting() {
    for task in drivers.values { task.cancel() }
  }

  private static func withoutShebang(_ source: [UInt8]) -> [UInt8] {
    guard source.first == UInt8(ascii: "#") else { return source }
    guard let end = source.firstIndex(of: UInt8(ascii: "\n")) else { return [] }
    return Array(source[end...])
  }
}
