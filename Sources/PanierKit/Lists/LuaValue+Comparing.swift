import PanierVM

extension LuaValue {
  /// Whether Lua counts the value as true.
  var isTruthy: Bool {
    switch self {
    case .nil, .boolean(false): false
    default: true
    }
  }

  /// Whether the value is the wanted one; an object also matches the text that it can be written as.
  func matches(_ wanted: LuaValue) -> Bool {
    switch (self, wanted) {
    case (.nil, .nil): true
    case (.boolean(let first), .boolean(let second)): first == second
    case (.integer(let first), .integer(let second)): first == second
    case (.integer(let first), .number(let second)): Double(first) == second
    case (.number(let first), .integer(let second)): first == Double(second)
    case (.number(let first), .number(let second)): first == second
    case (.string(let first), .string(let second)): first == second
    case (.object(let first as any Shown), .string(let text)): first.isWritten(text)
    case (.object(let first), .object(let second)):
      first === second || (try? type(of: first).luaType.operators.equals?(self, wanted)) ?? false
    default: false
    }
  }

  /// Whether the value comes strictly before another in ascending order.
  /// - Throws: when the two cannot be compared.
  func precedes(_ other: LuaValue) throws -> Bool {
    switch (self, other) {
    case (.integer(let first), .integer(let second)): return first < second
    case (.integer(let first), .number(let second)): return Double(first) < second
    case (.number(let first), .integer(let second)): return first < Double(second)
    case (.number(let first), .number(let second)): return first < second
    case (.string(let first), .string(let second)): return first < second
    case (.boolean(let first), .boolean(let second)): return !first && second
    case (.object(let first), .object(let second)):
      guard type(of: first) == type(of: second), let lessThan = type(of: first).luaType.operators.lessThan else {
        throw Incomparable(first: kindName, second: other.kindName)
      }
      return try lessThan(self, other)
    default: throw Incomparable(first: kindName, second: other.kindName)
    }
  }
}

/// Two values that have no order.
struct Incomparable: UsageError {
  let first: String
  let second: String

  var description: String { "a \(first) and a \(second) cannot be put in order; sort by a field of one type" }
}
