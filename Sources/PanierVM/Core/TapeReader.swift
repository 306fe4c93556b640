import CPanierVM

/// Reads flat values and tapes: what the core shows of Lua's values.
struct TapeReader {
  let core: Core
  private let tape: UnsafePointer<panier_value>
  private let end: Int
  private var position = 0
  /// Long strings by their address: one that stands in a table many times is copied once.
  private var longStrings: [UnsafePointer<CChar>: LuaValue] = [:]

  init(core: Core, tape: UnsafePointer<panier_value>, count: Int) {
    self.core = core
    self.tape = tape
    end = count
  }

  /// All values at the top level.
  mutating func values() -> [LuaValue] {
    var list: [LuaValue] = []
    while position < end { list.append(next()) }
    return list
  }

  mutating func next() -> LuaValue {
    guard position < end else { return .nil }
    let value = tape[position]
    position += 1
    switch Int(value.kind) {
    case PANIER_TABLE: return .table(table(value))
    case PANIER_FUNCTION: return .function(core.handle(value.u.i))
    case PANIER_STRING where Self.isLong(value): return longString(value)
    default: return Self.scalar(value)
    }
  }

  private mutating func longString(_ value: panier_value) -> LuaValue {
    guard let address = value.u.s else { return Self.scalar(value) }
    if let known = longStrings[address] { return known }
    let made = Self.scalar(value)
    longStrings[address] = made
    return made
  }

  /// Whether a value is a string long enough to be worth a reference.
  static func isLong(_ value: panier_value) -> Bool {
    Int(value.kind) == PANIER_STRING && value.len >= Int(PANIER_LONG_STRING)
  }

  private mutating func table(_ head: panier_value) -> LuaTable {
    var array: [LuaValue] = []
    array.reserveCapacity(head.len)
    for _ in 0..<head.len { array.append(next()) }
    var fields: [(key: String, value: LuaValue)] = []
    var other: [(LuaValue, LuaValue)] = []
    var names: UInt64 = 0
    for _ in 0..<head.u.i {
      if position < end, Int(tape[position].kind) == PANIER_STRING {
        names &+= panier_name_hash(tape[position].u.s, tape[position].len)
      }
      let key = next()
      let value = next()
      if case .string(let name) = key { fields.append((name, value)) } else { other.append((key, value)) }
    }
    return LuaTable(
      array: array, fields: core.ordered(fields, names), other: other.sorted(by: Self.precedes),
      isArray: head.type == 1)
  }

  /// The order of keys that are no names: numbers first, by size, then everything else by its text.
  private static func precedes(_ first: (LuaValue, LuaValue), _ second: (LuaValue, LuaValue)) -> Bool {
    switch (number(first.0), number(second.0)) {
    case (let a?, let b?): a < b
    case (.some, nil): true
    case (nil, .some): false
    case (nil, nil): first.0.spelling < second.0.spelling
    }
  }

  private static func number(_ key: LuaValue) -> Double? {
    switch key {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// A value that is complete without its tape.
  static func scalar(_ value: panier_value) -> LuaValue {
    switch Int(value.kind) {
    case PANIER_BOOLEAN: return .boolean(value.u.i != 0)
    case PANIER_INTEGER: return .integer(value.u.i)
    case PANIER_NUMBER: return .number(value.u.n)
    case PANIER_STRING:
      if let text = text(value) { return .string(text) }
      return .bytes(Array(bytes(value)))
    case PANIER_NULL: return .null
    case PANIER_OBJECT:
      guard let box = object(value) else { return .nil }
      return .object(box.object)
    case PANIER_ERROR:
      guard let error = error(value) else { return .nil }
      return .string(error.description)
    case PANIER_OTHER:
      return .string(String(decoding: bytes(value), as: UTF8.self))
    default: return .nil
    }
  }

  /// Whether a value that only passes through Swift is passed by reference.
  static func staysInLua(_ value: panier_value) -> Bool {
    switch Int(value.kind) {
    case PANIER_TABLE, PANIER_FUNCTION, PANIER_OTHER, PANIER_ERROR: true
    default: isLong(value)
    }
  }

  static func bytes(_ value: panier_value) -> UnsafeBufferPointer<UInt8> {
    guard let start = value.u.s else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: value.len)
  }

  /// The text of a string, or nil when it is not UTF-8.
  static func text(_ value: panier_value) -> String? {
    String(validating: bytes(value), as: UTF8.self)
  }

  static func object(_ value: panier_value) -> ObjectBox? {
    guard let pointer = value.u.p else { return nil }
    return Unmanaged<ObjectBox>.fromOpaque(pointer).takeUnretainedValue()
  }

  static func error(_ value: panier_value) -> LuaError? {
    guard let pointer = value.u.p else { return nil }
    return Unmanaged<ErrorBox>.fromOpaque(pointer).takeUnretainedValue().error
  }
}
