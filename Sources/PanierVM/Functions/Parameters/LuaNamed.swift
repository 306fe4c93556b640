public import PanierReference

/// Any argument, and the name under which it is documented if it has one.
public enum LuaNamed: LuaReadable {
  /// Nothing was given.
  case nothing
  /// A function or a module of the host or of a library: `cart.new`, `Cart:add`, `cart`, `csv.read`, `panier.csv`.
  case documented(String)
  /// Any other value.
  case value(LuaValue)

  /// Any value.
  public static var valueType: ValueType { .any }

  /// Reads a value that has no name.
  public static func read(_ value: LuaValue) -> LuaNamed? { value.isNil ? .nothing : .value(value) }
}

extension LuaParameter where Value == LuaNamed {
  /// An argument that may be left out and whose documented name is wanted; what has one is not copied.
  ///
  /// - Parameters:
  ///   - name: the name of the parameter, as messages and the manual write it.
  ///   - summary: one line that says what it is for.
  public static func named(_ name: String, _ summary: String) -> LuaParameter {
    LuaParameter(name, summary, isOptional: true) { call, index in
      guard call.isPresent(index) else { return .nothing }
      return try call.documentedName(index).map { .documented($0) } ?? .value(call.value(index))
    }
  }
}
