import CIsolation
import Glibc
import Synchronization

/// Takes the parent's requests to a universe.
final class ChildServer: Sendable {
  private let link: ParentLink
  private let runs = Mutex<[UInt64: Task<Void, Never>]>([:])

  init(_ link: ParentLink) {
    self.link = link
  }

  /// Builds the universe, gives up everything else, and serves until the parent is gone.
  ///
  /// - Throws: `WireError` for frames that make no sense.
  func serve() throws {
    guard var first = try link.receive() else { return }
    guard try first.opcode() == .start else { throw WireError("frames in the wrong order") }
    let link = link
    let start = try StartMessage(&first, link) { try link.declare($0) }
    let vm = LuaVM(try Proxies(link: link).configuration(start))
    warmUp(vm)
    lockDown(start.limits)
    while var frame = try link.receive() { try handle(&frame, vm) }
  }

  /// Whatever opens something when it is first used is used now.
  private func warmUp(_ vm: LuaVM) {
    // The runtime opens a timer for each clock when it is first waited on for long enough that the wait has not passed
    // when it comes to it; on a busy machine a millisecond has. These are never waited out.
    let waits = [
      Task.detached { try? await Task.sleep(for: .seconds(3600), clock: .continuous) },
      Task.detached { try? await Task.sleep(for: .seconds(3600), clock: .suspending) },
    ]
    let done = Handover<Void>()
    Task.detached {
      await vm.prepare()
      done.put(())
    }
    done.take()
    // A runtime that needs none is not waited for longer.
    var looks = 0
    while panier_open_timers() < waits.count, looks < 20_000 {
      looks += 1
      usleep(100)
    }
    for wait in waits { wait.cancel() }
  }

  private func lockDown(_ limits: LuaLimits) {
    var wanted = panier_lock_limits()
    if let seconds = limits.luaTime { wanted.cpu_seconds = Int64((2 * seconds).rounded(.up)) + 2 }
    // Lua's own limit comes first; beyond it there are the stacks of threads and the frames.
    if let memory = limits.memory { wanted.memory = 2 * Int64(memory) + 512 << 20 }
    wanted.processes = 64
    var results = [Int32](repeating: 0, count: Int(PANIER_LOCK_COUNT))
    panier_lock_down(&wanted, &results)
    var frame = FrameWriter(.ready)
    frame.list(results) { $0.word(UInt32(bitPattern: $1)) }
    link.send(frame)
  }

  private func handle(_ frame: inout FrameReader, _ vm: LuaVM) throws {
    switch try frame.opcode() {
    case .run:
      let id = try frame.number()
      let source = try frame.bytes()
      let name = try frame.text()
      let arguments = try frame.values(link)
      perform(id, vm) { try await vm.run(source, name: name, arguments: arguments) }
    case .invoke:
      let id = try frame.number()
      let function = try link.function(frame.number())
      let arguments = try frame.values(link)
      perform(id, vm) { try await vm.call(function, arguments) }
    case .answer: try link.takeAnswer(&frame)
    case .cancel:
      let id = try frame.number()
      runs.withLock { $0[id] }?.cancel()
    case .declareType: try link.declare(frame.objectType())
    case .releaseFunctions: link.releaseFunctions(try frame.list { try $0.integer() })
    default: throw WireError("a frame that only a child sends")
    }
  }

  private func perform(_ id: UInt64, _ vm: LuaVM, _ work: @escaping @Sendable () async throws -> [LuaValue]) {
    runs.withLock { runs in
      runs[id] = Task.detached { [self] in
        let outcome: ParentLink.Outcome
        do { outcome = .success(try await work()) } catch { outcome = .failure(error) }
        self.runs.withLock { $0[id] = nil }
        answer(id, outcome, vm)
      }
    }
  }

  private func answer(_ id: UInt64, _ outcome: ParentLink.Outcome, _ vm: LuaVM) {
    let memory = vm.memory
    func frame(_ outcome: ParentLink.Outcome) throws -> FrameWriter {
      var frame = FrameWriter(.answer)
      frame.number(id)
      frame.number(UInt64(memory.used))
      frame.number(UInt64(memory.peak))
      try frame.outcome(outcome, link)
      try frame.checkSize()
      return frame
    }
    do { link.send(try frame(outcome)) } catch {
      // An error without values always crosses.
      let bare = LuaError(kind: .usage, message: LuaError.converting(error).message)
      if let frame = try? frame(.failure(bare)) { link.send(frame) }
    }
  }
}
