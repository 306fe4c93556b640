import Glibc
import Synchronization

/// The child's end of the connection: requests out, answers in.
///
/// Requests come from the Lua thread, which blocks, and from tasks, which wait; answers come from the thread that reads.
final class ParentLink: Sendable {
  typealias Outcome = Result<[LuaValue], any Error>

  private struct Held: Sendable {
    weak var object: RemoteObject?
  }

  /// How far a call is that can be cancelled.
  private enum Progress {
    case sent
    case cancelled
  }

  private struct State: Sendable {
    /// Of the calls that are not answered yet.
    var progress: [UInt64: Progress] = [:]
    var next: UInt64 = 0
    var waiting: [UInt64: @Sendable (Outcome) -> Void] = [:]
    var functions: [UInt64: LuaFunctionHandle] = [:]
    var objects: [UInt64: Held] = [:]
    var types: [UInt32: LuaType] = [:]
  }

  /// A Swift error that stayed in the parent.
  private struct ParentError: Error {
    let number: UInt64
  }

  private let socket: Int32
  private let state = Mutex(State())
  private let writing = Mutex(())
  private let released = Mutex<[(UInt64, UInt64)]>([])

  init(socket: Int32) {
    self.socket = socket
  }

  // MARK: Requests

  /// Asks the parent; the thread stands still until it has answered.
  func askNow(_ opcode: Wire.Opcode, _ make: (inout FrameWriter) throws -> Void) throws -> [LuaValue] {
    let answer = Handover<Outcome>()
    try ask(opcode, make) { answer.put($0) }
    return try answer.take().get()
  }

  /// Asks the parent; a cancelled task tells it, and still waits for its answer.
  func ask(_ opcode: Wire.Opcode, _ make: (inout FrameWriter) throws -> Void) async throws -> [LuaValue] {
    try Task.checkCancellation()
    let id = newNumber()
    defer { state.withLock { $0.progress[id] = nil } }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[LuaValue], any Error>) in
        do {
          try ask(opcode, make, id: id) { continuation.resume(with: $0) }
          if move(id, to: .sent) == .cancelled { cancel(id) }
        } catch {
          continuation.resume(throwing: error)
        }
      }
    } onCancel: {
      // Before the call itself, the parent would not know what is meant.
      if move(id, to: .cancelled) == .sent { cancel(id) }
    }
  }

  /// Notes how far a call is, and tells how far it was.
  private func move(_ id: UInt64, to progress: Progress) -> Progress? {
    state.withLock { state in
      defer { state.progress[id] = progress }
      return state.progress[id]
    }
  }

  private func cancel(_ id: UInt64) {
    var frame = FrameWriter(.cancel)
    frame.number(id)
    send(frame)
  }

  private func newNumber() -> UInt64 {
    state.withLock {
      $0.next += 1
      return $0.next
    }
  }

  private func ask(
    _ opcode: Wire.Opcode, _ make: (inout FrameWriter) throws -> Void, id: UInt64? = nil,
    _ answered: @escaping @Sendable (Outcome) -> Void
  ) throws {
    let id = id ?? newNumber()
    var frame = FrameWriter(opcode)
    frame.number(id)
    try make(&frame)
    try frame.checkSize()
    state.withLock { $0.waiting[id] = answered }
    send(frame)
  }

  /// The parent has answered.
  func takeAnswer(_ reader: inout FrameReader) throws {
    let id = try reader.number()
    let outcome = try reader.outcome(self)
    guard let waiting = state.withLock({ $0.waiting.removeValue(forKey: id) }) else {
      throw WireError("an answer that nobody waits for")
    }
    waiting(outcome)
  }

  // MARK: Bytes

  /// Sends a frame, and before it what has been dropped; a parent that is gone ends the process.
  func send(_ frame: FrameWriter) {
    let dropped = released.withLock { list in
      defer { list = [] }
      return list
    }
    if !dropped.isEmpty {
      state.withLock { state in
        for (id, _) in dropped where state.objects[id]?.object == nil { state.objects[id] = nil }
      }
      var release = FrameWriter(.releaseObjects)
      release.list(dropped) { writer, pair in
        writer.number(pair.0)
        writer.number(pair.1)
      }
      write(release)
    }
    write(frame)
  }

  private func write(_ frame: FrameWriter) {
    var bytes = withUnsafeBytes(of: UInt32(frame.payload.count).littleEndian) { Array($0) }
    bytes += frame.payload
    writing.withLock { _ in
      var sent = 0
      while sent < bytes.count {
        let count = bytes.withUnsafeBytes { Glibc.write(socket, $0.baseAddress.map { $0 + sent }, bytes.count - sent) }
        if count > 0 { sent += count } else if errno != EINTR { _exit(1) }
      }
    }
  }

  /// The next frame; nil when the parent has closed its end.
  func receive() throws -> FrameReader? {
    var length: UInt32 = 0
    guard withUnsafeMutableBytes(of: &length, { fill($0) }) else { return nil }
    let count = Int(UInt32(littleEndian: length))
    guard count > 0 else { throw WireError("a frame of 0 bytes") }
    let payload = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fill(UnsafeMutableRawBufferPointer(buffer)) ? count : 0
    }
    return payload.isEmpty ? nil : FrameReader(payload)
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var filled = 0
    while filled < buffer.count {
      let count = read(socket, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count > 0 { filled += count } else if count == 0 || errno != EINTR { return false }
    }
    return true
  }

  // MARK: What belongs to the parent

  /// Makes a type of the parent's known.
  func declare(_ type: Declaration.ObjectType) throws {
    let made = try Proxies(link: self).type(type)
    state.withLock { $0.types[type.number] = made }
  }

  /// The type with a number of the parent's.
  func type(_ number: UInt32) -> LuaType? {
    state.withLock { $0.types[number] }
  }

  /// The parent has dropped functions.
  func releaseFunctions(_ numbers: [Int64]) {
    let dropped = state.withLock { state in
      numbers.map { state.functions.removeValue(forKey: UInt64(bitPattern: $0)) }
    }
    // Outside the lock: what goes with the last reference may want it.
    _ = dropped
  }
}

extension ParentLink: ValueContext {
  func number(of function: LuaFunctionHandle) -> UInt64? {
    state.withLock { state in
      state.next += 1
      state.functions[state.next] = function
      return state.next
    }
  }

  func number(of object: any LuaObject) throws -> (id: UInt64, type: UInt32) {
    guard let remote = object as? RemoteObject else {
      throw LuaError.usage("a \(object.typeName) stays in the isolated process and cannot be handed out of it")
    }
    return (remote.id, 0)
  }

  func function(_ number: UInt64) throws -> LuaFunctionHandle {
    guard let function = state.withLock({ $0.functions[number] }) else {
      throw WireError("function \(number), which was never sent")
    }
    return function
  }

  func object(_ id: UInt64, type: UInt32) throws -> any LuaObject {
    try state.withLock { state in
      if let known = state.objects[id]?.object {
        known.noteReceipt()
        return known
      }
      guard let type = state.types[type] else { throw WireError("an object of type \(type)") }
      let object = RemoteObject(id, type) { [weak self] id, count in
        self?.released.withLock { $0.append((id, count)) }
      }
      state.objects[id] = Held(object: object)
      return object
    }
  }

  func number(ofErrorUnder error: LuaError) -> UInt64 {
    (error.underlying as? ParentError)?.number ?? 0
  }

  func error(_ number: UInt64) -> (any Error)? {
    number == 0 ? nil : ParentError(number: number)
  }

  var takesJSON: Bool { true }
}
