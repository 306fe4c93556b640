import PanierReference

/// The arguments of a host function that waits: a copy that may go anywhere.
///
/// Arguments count from 0, the receiver of a method excluded.
public struct LuaArguments: Sendable {
  /// All arguments in order.
  public let values: [LuaValue]
  let receiverObject: (any LuaObject)?
  let function: RegisteredFunction
  /// Where Lua code called: `script.lua:12`.
  public let location: String?
  /// The way back into Lua, and to what the embedder attached.
  public let host: LuaHost

  /// How many arguments were given.
  public var count: Int { values.count }

  /// Whether an argument was given and is not `nil`.
  public func isPresent(_ index: Int) -> Bool {
    index < values.count && !values[index].isNil
  }

  /// The object before the colon.
  public func receiver<T: LuaObject>(_: T.Type) throws -> T {
    guard let object = receiverObject as? T else { throw ArgumentError.receiver(function.reference) }
    return object
  }

  /// A boolean.
  public func boolean(_ index: Int) throws -> Bool {
    guard case .boolean(let flag) = try argument(index) else { throw wrong(index, "boolean") }
    return flag
  }

  /// An integer; a float with an exact integer value counts.
  public func integer(_ index: Int) throws -> Int64 {
    switch try argument(index) {
    case .integer(let number): return number
    case .number(let number):
      guard let exact = Int64(exactly: number) else { throw wrong(index, "integer") }
      return exact
    default: throw wrong(index, "integer")
    }
  }

  /// A number; an integer counts.
  public func number(_ index: Int) throws -> Double {
    switch try argument(index) {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw wrong(index, "number")
    }
  }

  /// Text; a string that is not UTF-8 is an error.
  public func string(_ index: Int) throws -> String {
    switch try argument(index) {
    case .string(let text): return text
    case .bytes:
      throw ArgumentError.wrong(function.reference, index, expected: "text in UTF-8", got: "other bytes")
    default: throw wrong(index, "string")
    }
  }

  /// The bytes of a string.
  public func bytes(_ index: Int) throws -> [UInt8] {
    switch try argument(index) {
    case .string(let text): return Array(text.utf8)
    case .bytes(let bytes): return bytes
    default: throw wrong(index, "string")
    }
  }

  /// An object of a Swift type.
  public func object<T: LuaObject>(_ index: Int, _: T.Type) throws -> T {
    guard case .object(let object) = try argument(index), let wanted = object as? T else {
      throw wrong(index, T.luaType.name)
    }
    return wanted
  }

  /// A function of Lua.
  public func function(_ index: Int) throws -> LuaFunctionHandle {
    guard case .function(let handle) = try argument(index) else { throw wrong(index, "function") }
    return handle
  }

  /// A table.
  public func table(_ index: Int) throws -> LuaTable {
    guard case .table(let table) = try argument(index) else { throw wrong(index, "table") }
    return table
  }

  /// Any value; absent is `.nil`.
  public func value(_ index: Int) throws -> LuaValue {
    index < values.count ? values[index] : .nil
  }

  /// The fields of an options table; absent or another type: empty.
  public func options(_ index: Int) throws -> LuaOptions {
    guard case .table(let table) = try value(index) else {
      return LuaOptions(table: LuaTable(), function: function.reference)
    }
    return LuaOptions(table: table, function: function.reference)
  }

  private func argument(_ index: Int) throws -> LuaValue {
    guard index < values.count else { throw ArgumentError.missing(function.reference, index) }
    return values[index]
  }

  private func wrong(_ index: Int, _ expected: String) -> LuaError {
    let got = index < values.count ? values[index].spelling : "nothing"
    return ArgumentError.wrong(function.reference, index, expected: expected, got: got)
  }
}
