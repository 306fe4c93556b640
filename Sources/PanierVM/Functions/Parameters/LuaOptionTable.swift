public import PanierReference

/// A table of named options: a structure whose properties are declared with ``LuaOption`` and ``LuaOptionGroup``.
///
/// ```swift
/// struct NewCart: LuaOptionTable {
///   @LuaOption("whose catalogue, currency and tax", default: "the account's") var subsidiary: String?
///   @LuaOption("whether the cart outlives the script") var keep = false
/// }
/// ```
public protocol LuaOptionTable: LuaReadable {
  /// Makes a table in which nothing is given.
  init()
}

extension LuaOptionTable {
  /// A table with these options; an unknown name is refused.
  public static var valueType: ValueType { .options(Self().declaredOptions.map(\.parameter)) }

  /// A table, whatever its options.
  public static var _outline: ValueType { .options([]) }

  /// Reads a table of options.
  public static func read(_ value: LuaValue) throws -> Self? {
    guard case .table(let table) = value else { return nil }
    let made = Self()
    for option in made.declaredOptions {
      guard try option.take(table[option.parameter.name] ?? .nil) else { return nil }
    }
    return made
  }

  /// A table in which nothing is given, whose options know their names.
  static var defaults: Self {
    let made = Self()
    _ = made.declaredOptions
    return made
  }

  /// The options in the order of the properties.
  var declaredOptions: [DeclaredOption] {
    Mirror(reflecting: self).children.flatMap { child in
      // The property `name` keeps its wrapper as `_name`.
      (child.value as? any LuaOptionSlot)?.declared(as: String(child.label?.dropFirst() ?? "")) ?? []
    }
  }
}
