import CPanierVM
public import PanierReference

/// A Swift type that host functions take from Lua: what calls are checked against, and what the body gets.
///
/// Both come from the type, so that they cannot differ. Booleans, `Int64`, `Double`, `String`, lists, ``LuaTable``,
/// ``LuaFunctionHandle``, every ``LuaObject`` and ``LuaOptionTable``, and ``LuaValue`` for anything are such types;
/// adopt it for values of your own that scripts write as text or as an object.
public protocol LuaReadable: Sendable {
  /// What is accepted, as messages and the manual write it.
  static var valueType: ValueType { get }

  /// What is accepted without the options of its tables, whose types take long to find out: enough for every function that
  /// is declared, and mostly never called.
  static var _outline: ValueType { get }

  /// Reads a value that has been checked against ``valueType``.
  ///
  /// - Returns: nil for a value of another type.
  /// - Throws: an error of its own for a value of the type that means nothing: a text that is no date.
  static func read(_ value: LuaValue) throws -> Self?

  /// Reads an argument of a call, by ``read(_:)`` unless a type has a shorter way: numbers and booleans do, since a call
  /// with them takes tens of nanoseconds.
  ///
  /// - Throws: a usage error that names the function and the argument.
  static func _argument(_ index: Int, of call: borrowing LuaCall) throws -> Self
}

extension LuaReadable {
  /// The whole type.
  public static var _outline: ValueType { valueType }

  /// Reads an argument by ``read(_:)``.
  public static func _argument(_ index: Int, of call: borrowing LuaCall) throws -> Self { try call.read(index) }
}

extension LuaValue: LuaReadable {
  /// Any value, `nil` included.
  public static var valueType: ValueType { .any }
  /// The value as it came.
  public static func read(_ value: LuaValue) -> LuaValue? { value }
}

extension Bool: LuaReadable {
  /// `true` or `false`.
  public static var valueType: ValueType { .boolean }
  /// Reads a boolean.
  public static func read(_ value: LuaValue) -> Bool? {
    if case .boolean(let flag) = value { flag } else { nil }
  }
  /// Reads a boolean where it lies.
  public static func _argument(_ index: Int, of call: borrowing LuaCall) throws -> Bool {
    guard let flat = call.flat(index), Int(flat.kind) == PANIER_BOOLEAN else { return try call.read(index) }
    return flat.u.i != 0
  }
}

extension Int64: LuaReadable {
  /// A whole number.
  public static var valueType: ValueType { .integer }
  /// Reads an integer; a float with an exact integer value counts.
  public static func read(_ value: LuaValue) -> Int64? {
    switch value {
    case .integer(let number): number
    case .number(let number): Int64(exactly: number)
    default: nil
    }
  }
  /// Reads an integer where it lies.
  public static func _argument(_ index: Int, of call: borrowing LuaCall) throws -> Int64 {
    guard let flat = call.flat(index), Int(flat.kind) == PANIER_INTEGER else { return try call.read(index) }
    return flat.u.i
  }
}

extension Double: LuaReadable {
  /// An integer or a float.
  public static var valueType: ValueType { .number }
  /// Reads a number; an integer counts.
  public static func read(_ value: LuaValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
  /// Reads a number where it lies.
  public static func _argument(_ index: Int, of call: borrowing LuaCall) throws -> Double {
    guard let flat = call.flat(index) else { return try call.read(index) }
    switch Int(flat.kind) {
    case PANIER_NUMBER: return flat.u.n
    case PANIER_INTEGER: return Double(flat.u.i)
    default: return try call.read(index)
    }
  }
}

extension String: LuaReadable {
  /// Text in UTF-8.
  public static var valueType: ValueType { .string }
  /// Reads text; a string that is not UTF-8 is none.
  public static func read(_ value: LuaValue) -> String? {
    if case .string(let text) = value { text } else { nil }
  }
}

extension LuaTable: LuaReadable {
  /// A table of any shape.
  public static var valueType: ValueType { .table }
  /// Reads a table.
  public static func read(_ value: LuaValue) -> LuaTable? {
    if case .table(let table) = value { table } else { nil }
  }
}

extension LuaFunctionHandle: LuaReadable {
  /// A function of Lua.
  public static var valueType: ValueType { .function }
  /// Reads a function, to be called later.
  public static func read(_ value: LuaValue) -> Self? {
    if case .function(let handle) = value { handle as? Self } else { nil }
  }
}

extension LuaObject {
  /// An object of the documented type.
  public static var valueType: ValueType { .object(luaType.name) }
  /// Reads an object of the type.
  public static func read(_ value: LuaValue) -> Self? {
    if case .object(let object) = value { object as? Self } else { nil }
  }
}

extension Array: LuaReadable where Element: LuaReadable {
  /// A sequence of the element's type.
  public static var valueType: ValueType { .list(Element.valueType) }
  /// A sequence, without the options of its elements.
  public static var _outline: ValueType { .list(Element._outline) }
  /// Reads a sequence.
  public static func read(_ value: LuaValue) throws -> [Element]? {
    guard case .table(let table) = value else { return nil }
    var items: [Element] = []
    items.reserveCapacity(table.array.count)
    for value in table.array {
      guard let item = try Element.read(value) else { return nil }
      items.append(item)
    }
    return items
  }
}

extension Optional: LuaReadable where Wrapped: LuaReadable {
  /// The type itself: whether a value may be left out is said where it is declared.
  public static var valueType: ValueType { Wrapped.valueType }
  /// The type itself, without options.
  public static var _outline: ValueType { Wrapped._outline }
  /// Reads a value that may be `nil`.
  public static func read(_ value: LuaValue) throws -> Wrapped?? {
    if value.isNil { return .some(nil) }
    return try Wrapped.read(value).map { .some($0) }
  }
}
