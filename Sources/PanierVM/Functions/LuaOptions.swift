import PanierReference

/// The fields of an options table: `{ duration = "P1Y" }`.
///
/// Readers give nil for what is absent.
public struct LuaOptions: Sendable {
  /// The table as it came.
  public let table: LuaTable
  let function: FunctionReference

  /// The names that were given, in alphabetical order.
  public var keys: [String] { table.fields.map(\.key).sorted() }

  /// Text.
  public func string(_ name: String) throws -> String? {
    switch table[name] {
    case nil, .nil?: nil
    case .string(let text)?: text
    case let other?: throw wrong(name, "string", other)
    }
  }

  /// An integer; a float with an exact integer value counts.
  public func integer(_ name: String) throws -> Int64? {
    switch table[name] {
    case nil, .nil?: return nil
    case .integer(let number)?: return number
    case .number(let number)?:
      guard let exact = Int64(exactly: number) else { throw wrong(name, "integer", .number(number)) }
      return exact
    case let other?: throw wrong(name, "integer", other)
    }
  }

  /// A number; an integer counts.
  public func number(_ name: String) throws -> Double? {
    switch table[name] {
    case nil, .nil?: nil
    case .integer(let number)?: Double(number)
    case .number(let number)?: number
    case let other?: throw wrong(name, "number", other)
    }
  }

  /// A boolean.
  public func boolean(_ name: String) throws -> Bool? {
    switch table[name] {
    case nil, .nil?: nil
    case .boolean(let flag)?: flag
    case let other?: throw wrong(name, "boolean", other)
    }
  }

  /// An object of a Swift type.
  public func object<T: LuaObject>(_ name: String, _: T.Type) throws -> T? {
    switch table[name] {
    case nil, .nil?: return nil
    case .object(let object)?:
      guard let wanted = object as? T else { throw wrong(name, T.luaType.name, .object(object)) }
      return wanted
    case let other?: throw wrong(name, T.luaType.name, other)
    }
  }

  /// A table.
  public func table(_ name: String) throws -> LuaTable? {
    switch table[name] {
    case nil, .nil?: nil
    case .table(let table)?: table
    case let other?: throw wrong(name, "table", other)
    }
  }

  /// A function.
  public func function(_ name: String) throws -> LuaFunctionHandle? {
    switch table[name] {
    case nil, .nil?: nil
    case .function(let handle)?: handle
    case let other?: throw wrong(name, "function", other)
    }
  }

  /// Any value; absent is nil.
  public func value(_ name: String) -> LuaValue? {
    table[name]
  }

  /// Text that must be there.
  public func requireString(_ name: String) throws -> String {
    guard let value = try string(name) else { throw missing(name, "string") }
    return value
  }

  /// An integer that must be there.
  public func requireInteger(_ name: String) throws -> Int64 {
    guard let value = try integer(name) else { throw missing(name, "integer") }
    return value
  }

  /// A number that must be there.
  public func requireNumber(_ name: String) throws -> Double {
    guard let value = try number(name) else { throw missing(name, "number") }
    return value
  }

  /// A boolean that must be there.
  public func requireBoolean(_ name: String) throws -> Bool {
    guard let value = try boolean(name) else { throw missing(name, "boolean") }
    return value
  }

  /// An object that must be there.
  public func requireObject<T: LuaObject>(_ name: String, _ type: T.Type) throws -> T {
    guard let value = try object(name, type) else { throw missing(name, T.luaType.name) }
    return value
  }

  /// A table that must be there.
  public func requireTable(_ name: String) throws -> LuaTable {
    guard let value = try table(name) else { throw missing(name, "table") }
    return value
  }

  /// A function that must be there.
  public func requireFunction(_ name: String) throws -> LuaFunctionHandle {
    guard let value = try function(name) else { throw missing(name, "function") }
    return value
  }

  private func wrong(_ name: String, _ expected: String, _ got: LuaValue) -> LuaError {
    ArgumentError.wrongOption(function, name, expected: expected, got: got.spelling)
  }

  private func missing(_ name: String, _ expected: String) -> LuaError {
    ArgumentError.missingOption(function, name, expected: expected)
  }
}
