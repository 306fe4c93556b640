import CPanierVM
import Glibc
import Synchronization

/// A connection to one isolated process: a thread that starts it, talks to it, and buries it.
///
/// `@unchecked Sendable`: everything marked so is touched by that thread alone; others leave work in the mailbox.
final class IsolatedSession: @unchecked Sendable {
  typealias Waiting = @Sendable (Result<[LuaValue], any Error>) -> Void

  /// Seconds a program may take to become an isolated process.
  private static let startTime = 30.0

  private let program: IsolatedProgram
  private let mailbox = Mailbox()
  private let memory = Mutex((used: 0, peak: 0))
  private let outcome = Mutex<(report: IsolationReport?, pid: pid_t?, ending: ProcessEnding?)>((nil, nil, nil))

  // The thread's own.
  private var configuration: LuaConfiguration?
  private var process: ChildProcess?
  private var side: HostSide?
  private var waiting: [UInt64: Waiting] = [:]
  private var next: UInt64 = 0
  private var calls: [UInt64: Task<Void, Never>] = [:]
  private var started = false
  private var ending: ProcessEnding?
  private var deadline: Double?
  private var readers: [@Sendable (ProcessEnding?) -> Void] = []

  init(_ program: IsolatedProgram) {
    self.program = program
  }

  /// What the process has given up, once it has told.
  var report: IsolationReport? { outcome.withLock { $0.report } }
  /// The process, once it has started.
  var pid: pid_t? { outcome.withLock { $0.pid } }
  /// How it ended, once it has.
  var finalEnding: ProcessEnding? { outcome.withLock { $0.ending } }
  /// Bytes of Lua memory, as the last answer told them.
  var memoryUse: (used: Int, peak: Int) { memory.withLock { $0 } }

  // MARK: From any thread

  /// Starts the thread, and with it the process, which waits for what it is to be.
  func start() {
    let status = mailbox.descriptor < 0 ? EMFILE : Self.startThread(of: self)
    if status != 0 { close(.notStarted(program: program.path, errno: status)) }
  }

  /// Gives the process its universe; before any request, and once.
  func begin(_ configuration: LuaConfiguration) {
    _ = mailbox.post { [self] in make(configuration) }
  }

  private static func startThread(of session: IsolatedSession) -> Int32 {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 1 << 20)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let context = Unmanaged.passRetained(session)
    let status = pthread_create(&thread, &attributes, { IsolatedSession.main($0) }, context.toOpaque())
    pthread_attr_destroy(&attributes)
    if status != 0 { context.release() }
    return status
  }

  /// Sends a request and waits for its outcome.
  ///
  /// - Parameter make: writes the frame after opcode and number; on the session's thread.
  func request(
    _ opcode: Wire.Opcode, _ make: @escaping @Sendable (inout FrameWriter, any ValueContext) throws -> Void
  ) async throws -> [LuaValue] {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[LuaValue], any Error>) in
      let waiting: Waiting = { continuation.resume(with: $0) }
      post(orElse: waiting) { $0.send(opcode, make, waiting) }
    }
  }

  /// Waits until the process has told what it gave up.
  func ready() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let done: @Sendable (ProcessEnding?) -> Void = { ending in
        if let ending { continuation.resume(throwing: ending.error) } else { continuation.resume() }
      }
      post(orElse: { result in
        if case .failure(let error) = result { continuation.resume(throwing: error) }
      }) { session in
        if session.started { done(session.finalEnding) } else { session.readers.append(done) }
      }
    }
  }

  /// Kills the process.
  func stop(_ ending: ProcessEnding) {
    _ = mailbox.post { [self] in self.ending = self.ending ?? ending }
  }

  private func post(orElse failed: @escaping Waiting, _ job: @escaping @Sendable (IsolatedSession) -> Void) {
    if mailbox.post({ [self] in job(self) }) { return }
    failed(.failure(finalEnding?.error ?? LuaHost.ended))
  }

  // MARK: The thread

  private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    panier_thread_name("isolated")
    let session = Unmanaged<IsolatedSession>.fromOpaque(context).takeRetainedValue()
    session.close(session.life())
    return nil
  }

  /// The whole life of the process.
  private func life() -> ProcessEnding {
    let process: ChildProcess
    do {
      process = try launch()
      self.process = process
    } catch let error as StartError {
      return .notStarted(program: error.program, errno: error.errno)
    } catch {
      return .garbage("\(error)")
    }
    do {
      let hasEnded = try serve(process)
      let status = process.finish(patiently: hasEnded)
      return ending ?? ProcessEnding(status: status, limits: configuration?.limits ?? LuaLimits())
    } catch {
      _ = process.finish(patiently: false)
      return .garbage((error as? WireError)?.what ?? "\(error)")
    }
  }

  private func make(_ configuration: LuaConfiguration) {
    guard let process, side == nil else { return }
    self.configuration = configuration
    deadline = Self.now() + Self.startTime
    do {
      let side = HostSide(configuration, host: host(configuration.userInfo))
      self.side = side
      for frame in try side.start() { try process.send(frame) }
    } catch {
      ending = ending ?? .garbage((error as? WireError)?.what ?? "\(error)")
    }
  }

  private func launch() throws -> ChildProcess {
    do {
      return try ChildProcess(program, namespaces: true)
    } catch let error as StartError where error.errno == EACCES || error.errno == EPERM {
      // A program that only its owner's rights reach cannot be executed from a namespace without them.
      return try ChildProcess(program, namespaces: false)
    }
  }

  /// The way for functions of the parent into the child's Lua.
  private func host(_ userInfo: (any Sendable)?) -> LuaHost {
    LuaHost(userInfo: userInfo, machine: WeakMachine()) { [weak self] function, arguments in
      guard let self else { throw LuaHost.ended }
      return try await self.call(function, arguments)
    }
  }

  /// Calls a function that lives in the child.
  func call(_ function: LuaFunctionHandle, _ arguments: [LuaValue]) async throws -> [LuaValue] {
    try await request(.invoke) { writer, context in
      guard let number = try context.number(of: function) else {
        throw LuaError.usage("the function belongs to another Lua universe")
      }
      writer.number(number)
      try writer.values(arguments, context)
    }
  }

  /// - Returns: whether the process has ended by itself.
  private func serve(_ process: ChildProcess) throws -> Bool {
    while true {
      for job in mailbox.takeAll() { job() }
      if ending != nil { return false }
      let left = deadline.map { max(0, ($0 - Self.now()) * 1000) }
      switch try process.wait(wake: mailbox.descriptor, milliseconds: left.map { Int32(clamping: Int64($0) + 1) } ?? -1)
      {
      case .frame(var frame):
        guard let side, let limits = configuration?.limits else { throw WireError("frames in the wrong order") }
        try handle(&frame, process, side, limits)
      case .end: return true
      case .other: break
      }
      if let deadline, Self.now() >= deadline {
        let limit = configuration?.limits.wallTime ?? 0
        ending = ending ?? (started ? .overtime(limit) : .silent(program: program.path))
      }
    }
    return false
  }

  private func handle(
    _ frame: inout FrameReader, _ process: ChildProcess, _ side: HostSide, _ limits: LuaLimits
  ) throws {
    let opcode = try frame.opcode()
    guard started != (opcode == .ready) else { throw WireError("frames in the wrong order") }
    switch opcode {
    case .ready: try becomeReady(&frame, process, limits)
    case .answer: try takeAnswer(&frame, side)
    case .call:
      let id = try frame.number()
      try answer(id, process, side) { try side.call(&frame) }
    case .operate:
      let id = try frame.number()
      try answer(id, process, side) { .now(try side.operate(&frame)) }
    case .load:
      let id = try frame.number()
      try answer(id, process, side) { .now(try side.load(&frame)) }
    case .format:
      let id = try frame.number()
      try answer(id, process, side) { .now(try side.format(&frame)) }
    case .output: try side.output(&frame)
    case .releaseObjects:
      for (id, count) in try frame.list({ (try $0.number(), try $0.number()) }) { try side.objects.release(id, count) }
    case .cancel: calls[try frame.number()]?.cancel()
    default: throw WireError("a frame that only a parent sends")
    }
  }

  private func becomeReady(_ frame: inout FrameReader, _ process: ChildProcess, _ limits: LuaLimits) throws {
    let results = try frame.list { Int32(bitPattern: try $0.word()) }
    try frame.end()
    guard results.count == IsolationReport.lockMeasures.count else { throw WireError("a report of another form") }
    let report = IsolationReport(lock: results, notes: process.notes)
    outcome.withLock {
      $0.report = report
      $0.pid = process.pid
    }
    started = true
    deadline = limits.wallTime.map { Self.now() + $0 + max($0, 2) }
    for reader in readers { reader(nil) }
    readers = []
  }

  private func takeAnswer(_ frame: inout FrameReader, _ side: HostSide) throws {
    let id = try frame.number()
    let used = try frame.number()
    let peak = try frame.number()
    let result = try frame.outcome(side)
    try frame.end()
    guard let reader = waiting.removeValue(forKey: id) else { throw WireError("an answer that nobody waits for") }
    memory.withLock { $0 = (Int(clamping: used), Int(clamping: peak)) }
    reader(result)
  }

  // MARK: Answers

  private func answer(
    _ id: UInt64, _ process: ChildProcess, _ side: HostSide, _ perform: () throws -> HostSide.Answer
  ) throws {
    let answer: HostSide.Answer
    do { answer = try perform() } catch let error as WireError { throw error } catch {
      return try reply(id, .failure(error), process, side)
    }
    switch answer {
    case .now(let results): try reply(id, .success(results.values), process, side)
    case .later(let work):
      guard calls[id] == nil, calls.count < HostSide.callLimit else {
        throw WireError("more than \(HostSide.callLimit) calls at once")
      }
      calls[id] = Task.detached { [self] in
        let result: Result<[LuaValue], any Error>
        do { result = .success(try await work().values) } catch { result = .failure(error) }
        _ = mailbox.post { self.finishCall(id, result) }
      }
    }
  }

  private func finishCall(_ id: UInt64, _ result: Result<[LuaValue], any Error>) {
    guard calls.removeValue(forKey: id) != nil, let process, let side else { return }
    do { try reply(id, result, process, side) } catch {
      ending = ending ?? .garbage((error as? WireError)?.what ?? "\(error)")
    }
  }

  private func reply(
    _ id: UInt64, _ result: Result<[LuaValue], any Error>, _ process: ChildProcess, _ side: HostSide
  ) throws {
    var frame = FrameWriter(.answer)
    frame.number(id)
    do {
      try frame.outcome(result.mapError { side.core.host.luaError(of: $0) }, side)
    } catch {
      frame = FrameWriter(.answer)
      frame.number(id)
      try frame.outcome(.failure(error), side)
    }
    try send([frame], process, side)
  }

  /// Sends frames, and before them what they need and what has piled up.
  private func send(_ frames: [FrameWriter], _ process: ChildProcess, _ side: HostSide) throws {
    var all = side.objects.announcements()
    let released = side.core.releases.takeAll()
    if !released.isEmpty {
      var frame = FrameWriter(.releaseFunctions)
      frame.list(released) { $0.integer($1) }
      all.append(frame)
    }
    for frame in all + frames { try process.send(frame) }
  }

  private func send(
    _ opcode: Wire.Opcode, _ make: (inout FrameWriter, any ValueContext) throws -> Void, _ reader: @escaping Waiting
  ) {
    guard let process, let side else { return reader(.failure(finalEnding?.error ?? LuaHost.ended)) }
    next += 1
    var frame = FrameWriter(opcode)
    frame.number(next)
    do {
      try make(&frame, side)
    } catch {
      return reader(.failure(error))
    }
    waiting[next] = reader
    do { try send([frame], process, side) } catch {
      ending = ending ?? .garbage((error as? WireError)?.what ?? "\(error)")
    }
  }

  /// Tells everybody that it is over.
  private func close(_ ending: ProcessEnding) {
    outcome.withLock { $0.ending = ending }
    side = nil
    process = nil
    for job in mailbox.shut() { job() }
    for call in calls.values { call.cancel() }
    for reader in waiting.values { reader(.failure(ending.error)) }
    for reader in readers { reader(ending) }
    calls = [:]
    waiting = [:]
    readers = []
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

extension LuaResults {
  /// The values in order.
  var values: [LuaValue] {
    switch self {
    case .none: []
    case .one(let value): [value]
    case .many(let values): values
    }
  }
}
