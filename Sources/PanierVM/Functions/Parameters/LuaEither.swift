public import PanierReference

/// A value of one of two types.
public enum LuaEither<First: LuaReadable, Second: LuaReadable>: LuaReadable {
  /// A value of the first type.
  case first(First)
  /// A value of the second type.
  case second(Second)

  /// One of the two.
  public static var valueType: ValueType { .oneOf([First.valueType, Second.valueType]) }
  /// One of the two, without options.
  public static var _outline: ValueType { .oneOf([First._outline, Second._outline]) }

  /// Reads a value of the first type that fits.
  public static func read(_ value: LuaValue) throws -> LuaEither? {
    if let first = try First.read(value) { return .first(first) }
    return try Second.read(value).map { .second($0) }
  }
}
