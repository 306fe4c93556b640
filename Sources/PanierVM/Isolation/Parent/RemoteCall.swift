import CPanierVM

/// A call from another process in the shape of one from Lua, so that the same checks and the same bodies take it.
///
/// Everything that comes over the wire is checked again here: the other process may not be what it was.
final class RemoteCall {
  /// All arguments, the receiver of a method first.
  let values: [LuaValue]
  /// The documented names of arguments that are functions or modules.
  let names: [String?]
  /// Where arguments that are functions of libraries were written.
  let places: [WrittenPlace?]
  /// Where Lua code called: `script.lua:12`.
  let location: String?

  init(values: [LuaValue], names: [String?] = [], places: [WrittenPlace?] = [], location: String? = nil) {
    self.values = values
    self.names = names + Array(repeating: nil, count: max(0, values.count - names.count))
    self.places = places + Array(repeating: nil, count: max(0, values.count - places.count))
    self.location = location
  }

  /// Runs a body with the call; texts and objects of the arguments live until it returns.
  ///
  /// - Parameters:
  ///   - number: of the function, or of the type for an operation.
  ///   - function: what is called; nil for an operation.
  func perform<R>(
    on core: Core, number: Int32, function: RegisteredFunction?, _ body: (UnsafePointer<panier_call>) throws -> R
  ) rethrows -> R {
    let texts = values.map(Self.text)
    let boxes = values.map(Self.box)
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, texts.reduce(0) { $0 + ($1?.count ?? 0) }), alignment: 1)
    defer { memory.deallocate() }
    var used = 0
    let flat = values.indices.map { index in
      var value = panier_value()
      if let text = texts[index] {
        let place = UnsafeMutableRawBufferPointer(rebasing: memory[used..<used + text.count])
        place.copyBytes(from: text)
        used += text.count
        value.u.s = UnsafeRawPointer(memory.baseAddress.map { $0 + used - text.count })?
          .assumingMemoryBound(to: CChar.self)
        value.len = text.count
      } else if let box = boxes[index] {
        value.u.p = Unmanaged.passUnretained(box).toOpaque()
      }
      Self.flatten(values[index], into: &value, core)
      return value
    }
    core.remote = self
    defer { core.remote = nil }
    return try withExtendedLifetime(boxes) {
      try flat.withUnsafeBufferPointer { arguments in
        var call = panier_call()
        call.vm = core.panier
        call.args = arguments.baseAddress
        call.count = Int32(arguments.count)
        call.number = number
        call.context = function.map { Unmanaged.passUnretained($0).toOpaque() }
        return try body(&call)
      }
    }
  }

  private static func text(_ value: LuaValue) -> [UInt8]? {
    switch value {
    case .string(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    default: nil
    }
  }

  private static func box(_ value: LuaValue) -> AnyObject? {
    guard case .object(let object) = value else { return nil }
    if let error = object as? ErrorValue { return ErrorBox(error.error) }
    return ObjectBox(object)
  }

  /// The kind, and what is no pointer.
  private static func flatten(_ value: LuaValue, into flat: inout panier_value, _ core: Core) {
    switch value {
    case .nil: flat.kind = Int32(PANIER_NIL)
    case .null: flat.kind = Int32(PANIER_NULL)
    case .boolean(let flag):
      flat.kind = Int32(PANIER_BOOLEAN)
      flat.u.i = flag ? 1 : 0
    case .integer(let number):
      flat.kind = Int32(PANIER_INTEGER)
      flat.u.i = number
    case .number(let number):
      flat.kind = Int32(PANIER_NUMBER)
      flat.u.n = number
    case .string, .bytes: flat.kind = Int32(PANIER_STRING)
    case .table, .json: flat.kind = Int32(PANIER_TABLE)
    case .function: flat.kind = Int32(PANIER_FUNCTION)
    case .object(let object):
      if object is ErrorValue {
        flat.kind = Int32(PANIER_ERROR)
      } else {
        flat.kind = Int32(PANIER_OBJECT)
        flat.type = core.typeNumber(of: object)
      }
    }
  }
}
