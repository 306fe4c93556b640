import CPanierVM
import PanierReference

/// What the child calls, in the parent: functions, fields, operators, the loader, the formatter.
///
/// Confined to the thread of its connection.
final class HostSide {
  /// How many waiting calls may be in flight: a child that floods its parent is refused.
  static let callLimit = 10_000

  let core: Core
  let objects: SentObjects
  private var errors = SentErrors()
  private var calls = 0

  init(_ configuration: LuaConfiguration, host: LuaHost) {
    core = Core(configuration, host: host)
    objects = SentObjects(core)
  }

  deinit {
    panier_close(core.panier)
  }

  /// The first frame.
  func start() throws -> [FrameWriter] {
    let declared = DeclaredUniverse(core)
    objects.announced = declared.types.count
    let frame = try StartMessage(core.configuration, declared).frame(self)
    return objects.announcements() + [frame]
  }

  /// A call of a function: what it gives at once, or the work that gives it later.
  enum Answer {
    case now(LuaResults)
    case later(@Sendable () async throws -> LuaResults)
  }

  /// Checks and performs a call.
  ///
  /// - Throws: `WireError` for a frame that makes no sense, any other error for a call that fails.
  func call(_ reader: inout FrameReader) throws -> Answer {
    let number = Int(try reader.word())
    guard number < core.functions.count else { throw WireError("a call of function \(number)") }
    let call = RemoteCall(
      values: try reader.values(self), names: try reader.list { try $0.optionalText() },
      places: try reader.list { try $0.optionalPlace() }, location: try reader.optionalText())
    try reader.end()
    let function = core.functions[number]
    return try call.perform(on: core, number: Int32(number), function: function) { pointer in
      _ = try ArgumentCheck(core: core, call: pointer, reference: function.reference).run()
      switch function.body {
      case .immediate(let body): return .now(try body(LuaCall(pointer: pointer, function: function, core: core)))
      case .waiting(let prepare):
        try count(function)
        return .later(try prepare(LuaCall(pointer: pointer, function: function, core: core)))
      case .scoped: throw WireError("a call of '\(function.name)', which the child has itself")
      }
    }
  }

  private func count(_ function: RegisteredFunction) throws {
    calls += 1
    if let limit = core.configuration.limits.calls, calls > limit {
      throw LuaError(kind: .limit, message: "\(function.name): limit of \(limit) calls reached")
    }
  }

  /// Performs an operator, an assignment, or reads a field or an element.
  func operate(_ reader: inout FrameReader) throws -> LuaResults {
    let code = try reader.byte()
    let number = Int(try reader.word())
    guard let operation = ObjectOperation(rawValue: Int32(code)), number < core.types.count else {
      throw WireError("operation \(code) on type \(number)")
    }
    let call = RemoteCall(values: try reader.values(self))
    try reader.end()
    guard call.values.count == Self.operands(of: operation) else {
      throw WireError("\(call.values.count) operands of operation \(code)")
    }
    return try call.perform(on: core, number: Int32(number), function: nil) { pointer in
      .one(try core.perform(operation, core.types[number], pointer))
    }
  }

  private static func operands(of operation: ObjectOperation) -> Int {
    switch operation {
    case .tostring, .count, .pairs, .negate: 1
    case .newIndex: 3
    default: 2
    }
  }

  /// The source of a required module, or nothing.
  func load(_ reader: inout FrameReader) throws -> LuaResults {
    let name = try reader.text()
    try reader.end()
    guard let found = core.configuration.required(name) else { return .none }
    return .many([.string(found.source), .string(found.chunkname)])
  }

  /// The text that `print` shows for a value, or nothing.
  func format(_ reader: inout FrameReader) throws -> LuaResults {
    let value = try reader.value(self)
    try reader.end()
    guard let text = try core.configuration.formatter?(value) else { return .none }
    return .string(text)
  }

  /// Writes what was printed.
  func output(_ reader: inout FrameReader) throws {
    let text = try reader.bytes()
    try reader.end()
    core.configuration.output(text)
  }
}

extension HostSide: ValueContext {
  func number(of function: LuaFunctionHandle) -> UInt64? {
    function.releases === core.releases ? UInt64(bitPattern: function.reference) : nil
  }

  func number(of object: any LuaObject) -> (id: UInt64, type: UInt32) {
    objects.send(object)
  }

  func function(_ number: UInt64) -> LuaFunctionHandle {
    core.handle(Int64(bitPattern: number))
  }

  func object(_ id: UInt64, type: UInt32) throws -> any LuaObject {
    try objects.object(id)
  }

  func number(ofErrorUnder error: LuaError) -> UInt64 {
    errors.send(error.underlying)
  }

  func error(_ number: UInt64) -> (any Error)? {
    errors.error(number)
  }

  /// JSON is decoded on its way to Lua, never back.
  var takesJSON: Bool { false }
}
